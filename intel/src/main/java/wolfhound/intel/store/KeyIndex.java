package wolfhound.intel.store;

import java.io.IOException;

/// Finds entries by the digest of their key: an open-addressing table with linear probing, half
/// empty, of one number a place.
///
/// The upper half of a place is the upper half of the digest, the lower half the number of the
/// entry plus one. Nearly every look-up of what is not there ends at the first place, which costs
/// one miss of the cache, and never looks at the store of bytes; whoever finds a place still
/// compares the key. Places are chosen by the lower half of the digest, so that the two are
/// independent.
///
/// One key has at most [#MOST_OF_A_KEY] places: a list of a hundred thousand pages on one server
/// would make a chain of them.
public final class KeyIndex {
    public static final int MOST_OF_A_KEY = 8;

    private final long[] places;
    private final int mask;

    private KeyIndex(long[] places) {
        this.places = places;
        this.mask = places.length - 1;
    }

    /// @param most places that will be taken at most
    static KeyIndex empty(int most) {
        int size = Integer.highestOneBit(Math.max(most, 8) - 1) << 2;
        return new KeyIndex(new long[Math.clamp(size, 16, 1 << 27)]);
    }

    /// The first place with this digest, -1 where there is none.
    public int first(long digest) {
        return probe((int) digest & mask, digest);
    }

    /// The one behind it.
    public int next(int place, long digest) {
        return probe(place + 1 & mask, digest);
    }

    private int probe(int from, long digest) {
        int place = from;
        while (true) {
            long taken = places[place];
            if (taken == 0) {
                return -1;
            }
            if ((taken ^ digest) >>> 32 == 0) {
                return place;
            }
            place = place + 1 & mask;
        }
    }

    public int entry(int place) {
        return (int) places[place] - 1;
    }

    void put(long digest, int entry) {
        int place = (int) digest & mask;
        while (places[place] != 0) {
            place = place + 1 & mask;
        }
        places[place] = digest & 0xFFFFFFFF00000000L | entry + 1;
    }

    public void write(Saving out) throws IOException {
        out.longs(places);
    }

    public static KeyIndex read(Loading in) throws IOException {
        return new KeyIndex(in.longs());
    }
}
