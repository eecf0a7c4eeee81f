package wolfhound.intel.store;

/// The digest of a key: taken from its last byte to its first, so that one pass over a name gives
/// the digests of all names above it.
public final class Digest {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long MIX = 0xD6E8FEB86659FD93L;

    private Digest() {}

    /// Of the empty key.
    public static final long START = 0x243F6A8885A308D3L;

    /// One more byte, to the left of those so far.
    public static long left(long digest, int value) {
        long mixed = (digest ^ value) * STEP;
        return mixed ^ mixed >>> 47;
    }

    /// What is looked up: the digest of the key so far, as a key of this kind.
    public static long of(long digest, int kind) {
        long mixed = (digest ^ kind) * MIX;
        mixed = (mixed ^ mixed >>> 32) * MIX;
        return mixed ^ mixed >>> 29;
    }

    public static long of(byte[] key, int from, int to, int kind) {
        long digest = START;
        for (int i = to - 1; i >= from; i--) {
            digest = left(digest, key[i] & 0xFF);
        }
        return of(digest, kind);
    }

    public static long of(String key, int kind) {
        long digest = START;
        for (int i = key.length() - 1; i >= 0; i--) {
            digest = left(digest, key.charAt(i));
        }
        return of(digest, kind);
    }
}
