package wolfhound.engine.detector;

/// DES backwards (FIPS 46-3), block by block in CBC, for a remote control whose key is published:
/// the engine has no library of ciphers. Written to be checked against the standard's tables, not
/// to be fast.
final class Des {
    static final int BLOCK = 8;

    private static final int ROUNDS = 16;

    /// FIPS 46-3's tables, places counted from 1 at the left.
    private static final int[] CHOICE_1 = {
        57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3,
        60, 52, 44, 36, 63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45,
        37, 29, 21, 13, 5, 28, 20, 12, 4
    };

    private static final int[] CHOICE_2 = {
        14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41,
        52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32
    };
    private static final int[] FIRST = {
        58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6,
        64, 56, 48, 40, 32, 24, 16, 8, 57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3,
        61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7
    };
    private static final int[] LAST = inverse(FIRST);
    private static final int[] SPREAD = {
        32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17, 16, 17,
        18, 19, 20, 21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1
    };
    private static final int[] MIX = {
        16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19,
        13, 30, 6, 22, 11, 4, 25
    };

    /// Four rows of sixteen hex digits each.
    private static final String[] BOXES = {
        "e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d",
        "f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9",
        "a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c",
        "7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e",
        "2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453",
        "c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d",
        "4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c",
        "d2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b"
    };

    private final long[] keys = new long[ROUNDS];

    Des(long key) {
        long chosen = chosen(key, 64, CHOICE_1);
        int left = (int) (chosen >>> 28);
        int right = (int) (chosen & 0xFFF_FFFF);
        for (int round = 0; round < ROUNDS; round++) {
            int turns = round < 2 || round == 8 || round == 15 ? 1 : 2;
            left = turned(left, turns);
            right = turned(right, turns);
            keys[round] = chosen((long) left << 28 | right, 56, CHOICE_2);
        }
    }

    /// The last block of a message in clear; its length must be a multiple of the block.
    ///
    /// @param before the ciphered block before it, or what the first is mixed with
    long last(long before, long ciphered) {
        return backwards(ciphered) ^ before;
    }

    private long backwards(long block) {
        long halves = chosen(block, 64, FIRST);
        int left = (int) (halves >>> 32);
        int right = (int) halves;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            int next = left ^ scrambled(right, keys[round]);
            left = right;
            right = next;
        }
        return chosen((long) right << 32 | left & 0xFFFF_FFFFL, 64, LAST);
    }

    private static int scrambled(int half, long key) {
        long wide = chosen(half & 0xFFFF_FFFFL, 32, SPREAD) ^ key;
        long narrow = 0;
        for (int box = 0; box < BOXES.length; box++) {
            int six = (int) (wide >>> 42 - 6 * box) & 0x3F;
            int row = six >>> 4 & 2 | six & 1;
            int column = six >>> 1 & 15;
            narrow = narrow << 4 | Character.digit(BOXES[box].charAt(16 * row + column), 16);
        }
        return (int) chosen(narrow, 32, MIX);
    }

    private static long chosen(long from, int width, int[] places) {
        long to = 0;
        for (int place : places) {
            to = to << 1 | from >>> width - place & 1;
        }
        return to;
    }

    private static int turned(int half, int by) {
        return (half << by | half >>> 28 - by) & 0xFFF_FFFF;
    }

    private static int[] inverse(int[] places) {
        int[] inverse = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            inverse[places[i] - 1] = i + 1;
        }
        return inverse;
    }
}
