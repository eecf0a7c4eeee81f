package wolfhound.sources.link;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import wolfhound.sources.capture.Block;

/// Puts IP datagrams together from their fragments (RFC 791 §3.2, RFC 8200 §4.5). A datagram whose
/// fragments overlap is not read at all, and its later fragments are not either (RFC 5722): hosts
/// differ in which bytes they believe, and whoever overlaps knows that. An exact repetition is no
/// overlap. What waits is bounded in number, bytes and time; the oldest goes first.
final class Fragments {
    /// Datagrams that wait for fragments at once.
    static final int DATAGRAMS = 1024;

    /// Bytes of fragments that are kept at once.
    static final int BYTES = 8 << 20;

    /// Fragments of one datagram.
    static final int PIECES = 256;

    /// How long a datagram waits, in nanoseconds of capture time (Linux waits as long; RFC 1122
    /// §3.3.2 would have twice that).
    static final long PATIENCE = 30_000_000_000L;

    private static final int LONGEST = 65_535;
    private static final int ROOM = 1 << 24;

    /// A datagram whose fragments agree so far; as good as any reason that no fragment is given.
    private static final Unread NOT_SPOILT = Unread.LINK_CUT;

    private final Map<Key, Datagram> waiting = new LinkedHashMap<>();
    private final Counts counts;
    private int held;
    private Block block = new Block();
    private int free;

    Fragments(Counts counts) {
        this.counts = counts;
    }

    private record Key(
            long sourceHigh,
            long sourceLow,
            long targetHigh,
            long targetLow,
            int identification,
            int protocol) {}

    /// The fragments of one datagram that are there, in the order of their offsets.
    private static final class Datagram {
        final long since;
        int[] offsets = new int[4];
        byte[][] pieces = new byte[4][];
        int count;
        int bytes;
        int whole = -1;
        int protocol = -1;
        Unread spoilt = NOT_SPOILT;

        Datagram(long since) {
            this.since = since;
        }

        /// Where a piece with this offset stands or would stand.
        int place(int offset) {
            int found = Arrays.binarySearch(offsets, 0, count, offset);
            return found >= 0 ? found : -found - 1;
        }

        boolean isRepeated(int place, int offset, Packet p) {
            return place < count
                    && offsets[place] == offset
                    && Arrays.equals(pieces[place], 0, pieces[place].length, p.bytes, p.at, p.end);
        }

        boolean overlaps(int place, int offset, int length) {
            boolean before = place > 0 && offsets[place - 1] + pieces[place - 1].length > offset;
            boolean behind = place < count && offset + length > offsets[place];
            return before || behind;
        }

        void add(int place, int offset, byte[] piece) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
                pieces = Arrays.copyOf(pieces, count * 2);
            }
            System.arraycopy(offsets, place, offsets, place + 1, count - place);
            System.arraycopy(pieces, place, pieces, place + 1, count - place);
            offsets[place] = offset;
            pieces[place] = piece;
            bytes += piece.length;
            count++;
        }

        int spoil(Unread why) {
            int freed = bytes;
            spoilt = why;
            count = 0;
            bytes = 0;
            pieces = new byte[0][];
            offsets = new int[0];
            return freed;
        }
    }

    /// Datagrams are put together behind the packets of this block.
    void begin(Block block) {
        this.block = block;
        int last = block.count - 1;
        free = last < 0 ? 0 : block.at[last] + block.captured[last];
    }

    /// Takes the fragment whose payload the cursor stands on.
    ///
    /// @return [Layer#TRANSPORT] when that was the last one missing: the packet is the whole
    ///   datagram then, with the protocol of its first fragment
    int take(Packet p, int identification, int offset, boolean more) {
        int length = p.end - p.at;
        if (p.end < p.whole || length <= 0 || more && (length & 7) != 0) {
            return p.give(Unread.FRAGMENT_CUT);
        }
        if (offset + length > LONGEST) {
            return p.give(Unread.FRAGMENT_BEYOND);
        }
        forgetOld(p.time);
        boolean v6 = p.sourceHigh != 0 || p.sourceLow >>> 32 != 0xFFFF;
        Key key =
                new Key(
                        p.sourceHigh,
                        p.sourceLow,
                        p.targetHigh,
                        p.targetLow,
                        identification,
                        v6 ? -1 : p.protocol);
        Datagram datagram = waiting.get(key);
        if (datagram == null) {
            datagram = begin(key, p.time);
        }
        return add(p, key, datagram, offset, more);
    }

    private Datagram begin(Key key, long time) {
        counts.add("datagrams in fragments", 1);
        Datagram datagram = new Datagram(time);
        waiting.put(key, datagram);
        return datagram;
    }

    private int add(Packet p, Key key, Datagram datagram, int offset, boolean more) {
        int length = p.end - p.at;
        int end = offset + length;
        if (datagram.spoilt != NOT_SPOILT) {
            return p.give(datagram.spoilt);
        }
        int place = datagram.place(offset);
        if (datagram.isRepeated(place, offset, p)) {
            return Layer.WAITS;
        }
        boolean beyond = datagram.whole >= 0 && (end > datagram.whole || !more);
        boolean before = !more && datagram.count > 0 && datagram.place(end) < datagram.count;
        if (beyond || before || datagram.overlaps(place, offset, length)) {
            held -= datagram.spoil(Unread.FRAGMENT_OVERLAP);
            boolean v6 = key.protocol() < 0;
            return p.give(
                    v6 ? Oddity.FRAGMENTS6_OVERLAP : Oddity.FRAGMENTS_OVERLAP,
                    Unread.FRAGMENT_OVERLAP);
        }
        if (datagram.count == PIECES) {
            held -= datagram.spoil(Unread.FRAGMENT_TOO_MANY);
            return p.give(Unread.FRAGMENT_TOO_MANY);
        }
        if (!more) {
            datagram.whole = end;
        }
        if (offset == 0) {
            datagram.protocol = p.protocol;
        }
        datagram.add(place, offset, Arrays.copyOfRange(p.bytes, p.at, p.end));
        held += length;
        if (datagram.bytes == datagram.whole) {
            remove(key, datagram);
            return together(p, datagram);
        }
        forgetOldestWhileTooMany();
        return Layer.WAITS;
    }

    private int together(Packet p, Datagram datagram) {
        int size = datagram.whole;
        if (free + size > ROOM) {
            return p.give(Unread.FRAGMENT_NO_ROOM);
        }
        p.network = -1;
        p.bytes = block.room(free + size, free);
        int at = free;
        for (int i = 0; i < datagram.count; i++) {
            byte[] piece = datagram.pieces[i];
            System.arraycopy(piece, 0, p.bytes, at, piece.length);
            at += piece.length;
        }
        p.at = free;
        p.end = at;
        p.whole = at;
        p.protocol = datagram.protocol;
        free = at;
        counts.add("datagrams put together", 1);
        return Layer.TRANSPORT;
    }

    private void remove(Key key, Datagram datagram) {
        waiting.remove(key);
        held -= datagram.bytes;
    }

    /// Time may run backwards where captures were joined: what is that far off is old as well.
    private void forgetOld(long now) {
        Iterator<Datagram> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            Datagram datagram = oldest.next();
            if (Math.abs(now - datagram.since) <= PATIENCE) {
                return;
            }
            oldest.remove();
            held -= datagram.bytes;
            counts.add("datagrams never whole", datagram.spoilt == NOT_SPOILT ? 1 : 0);
        }
    }

    private void forgetOldestWhileTooMany() {
        Iterator<Datagram> oldest = waiting.values().iterator();
        while ((waiting.size() > DATAGRAMS || held > BYTES) && oldest.hasNext()) {
            Datagram datagram = oldest.next();
            oldest.remove();
            held -= datagram.bytes;
            counts.add("fragments forgotten, too many waited", datagram.count);
        }
    }

    /// Bytes that are kept.
    int held() {
        return held;
    }
}
