package wolfhound.sources.wire;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Entropy;
import wolfhound.sources.content.Content;

/// A file or pipe that is open on a share, and what was read from and written to it.
final class SmbFile {
    static final SmbFile NONE = new SmbFile("", "", false);

    final String share;
    final String path;
    final boolean isPipe;
    final Traffic reads = new Traffic();
    final Traffic writes = new Traffic();
    long size = -1;
    boolean isDirectory;
    boolean deletesOnClose;

    private DceRpc.@Nullable Calls calls;

    SmbFile(String share, String path, boolean isPipe) {
        this.share = share;
        this.path = path;
        this.isPipe = isPipe;
    }

    /// What is called over this pipe.
    DceRpc.Calls calls(Conversation conversation) {
        DceRpc.Calls open = calls == null ? new DceRpc.Calls(conversation) : calls;
        calls = open;
        return open;
    }

    String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    boolean isKnown() {
        return !path.isEmpty() || !share.isEmpty();
    }

    /// What went one way: counted since it was last told, and as a file as long as it goes on from
    /// the beginning without a hole. Programs ask for several pieces at once and servers answer in
    /// any order: what came early waits.
    static final class Traffic {
        private static final Content NOTHING = new Content();

        private int[] counts = new int[0];
        private long untold;
        private long next;
        private boolean inOrder = true;
        private Content content = NOTHING;
        private SmbRules.OfFile rules = SmbRules.OfFile.NONE;
        private boolean begun;
        private final TreeMap<Long, byte[]> early = new TreeMap<>();
        private long waiting;

        boolean isBegun() {
            return begun;
        }

        /// The rules before which it is laid from now on.
        void before(SmbRules.OfFile inspected) {
            rules = inspected;
        }

        /// No more of it will come.
        void over() {
            rules.over();
        }

        /// @param room how many bytes may wait
        /// @return false when these bytes should wait and there was no room
        boolean take(long offset, Bytes bytes, int from, int to, long room) {
            if (!begun) {
                begun = true;
                counts = new int[256];
                content = Content.ofFile();
            }
            byte[] array = bytes.array();
            int start = bytes.arrayOffset();
            for (int i = start + from; i < start + to; i++) {
                counts[array[i] & 0xFF]++;
            }
            untold += to - from;
            return !inOrder || order(offset, array, start + from, start + to, room);
        }

        private boolean order(long offset, byte[] array, int from, int to, long room) {
            if (offset == next) {
                passes(array, from, to);
                next += to - from;
                drain();
            } else if (offset > next && to - from <= room) {
                byte[] before = early.put(offset, Arrays.copyOfRange(array, from, to));
                waiting += to - from - (before == null ? 0 : before.length);
            } else if (offset + (to - from) > next) {
                giveUp();
                return offset < next;
            }
            return true;
        }

        private void passes(byte[] array, int from, int to) {
            content.take(array, from, to);
            rules.passes(array, from, to);
        }

        private void drain() {
            while (!early.isEmpty() && early.firstKey() <= next) {
                var first = early.pollFirstEntry();
                byte[] piece = first.getValue();
                waiting -= piece.length;
                if (first.getKey() == next) {
                    passes(piece, 0, piece.length);
                    next += piece.length;
                } else if (first.getKey() + piece.length > next) {
                    giveUp();
                }
            }
        }

        private void giveUp() {
            inOrder = false;
            early.clear();
            waiting = 0;
        }

        /// Bytes that came early and wait for what is missing before them.
        long waiting() {
            return waiting;
        }

        long untold() {
            return untold;
        }

        double entropy() {
            return Entropy.of(counts, untold);
        }

        void told() {
            untold = 0;
            Arrays.fill(counts, 0);
        }

        /// All of it so far went by in order.
        boolean isInOrder() {
            return begun && inOrder && next > 0;
        }

        long length() {
            return next;
        }

        Content content() {
            return content;
        }
    }
}
