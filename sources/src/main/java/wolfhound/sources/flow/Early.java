package wolfhound.sources.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes of one side of a TCP conversation that came before what stands in front of them, in the
/// order of their sequence numbers (modulo 2³², RFC 9293 §3.4). Where pieces overlap the first copy
/// stays; a later copy that differs is reported, because two readers of such a stream may read
/// different things (Ptacek and Newsham, Insertion, Evasion, and Denial of Service, 1998).
final class Early {
    /// A piece of the stream; pieces never overlap.
    static final class Piece {
        final int sequence;
        final byte[] bytes;
        @Nullable Piece next;

        Piece(int sequence, byte[] bytes, @Nullable Piece next) {
            this.sequence = sequence;
            this.bytes = bytes;
            this.next = next;
        }

        int end() {
            return sequence + bytes.length;
        }
    }

    private @Nullable Piece first;
    private int pieces;
    private int bytes;

    @Nullable Piece first() {
        return first;
    }

    boolean isEmpty() {
        return first == null;
    }

    int pieces() {
        return pieces;
    }

    int bytes() {
        return bytes;
    }

    /// Keeps what is new of these bytes.
    ///
    /// @return whether bytes that were there already are different
    boolean add(int sequence, byte[] array, int from, int to) {
        boolean differs = false;
        Piece before = null;
        Piece piece = first;
        int at = from;
        int position = sequence;
        while (at < to) {
            while (piece != null && piece.end() - position <= 0) {
                before = piece;
                piece = piece.next;
            }
            if (piece == null || piece.sequence - position > 0) {
                int room = piece == null ? to - at : Math.min(to - at, piece.sequence - position);
                before = insert(before, piece, position, Arrays.copyOfRange(array, at, at + room));
                at += room;
                position += room;
                continue;
            }
            int shared = Math.min(to - at, piece.end() - position);
            int inside = position - piece.sequence;
            differs |= !Arrays.equals(piece.bytes, inside, inside + shared, array, at, at + shared);
            at += shared;
            position += shared;
        }
        return differs;
    }

    private Piece insert(@Nullable Piece before, @Nullable Piece after, int sequence, byte[] copy) {
        Piece piece = new Piece(sequence, copy, after);
        if (before == null) {
            first = piece;
        } else {
            before.next = piece;
        }
        pieces++;
        bytes += copy.length;
        return piece;
    }

    /// Takes the first piece away.
    @Nullable Piece poll() {
        Piece piece = first;
        if (piece == null) {
            return null;
        }
        first = piece.next;
        pieces--;
        bytes -= piece.bytes.length;
        return piece;
    }
}
