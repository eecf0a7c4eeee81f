package wolfhound.engine.detector;

/// MD5 (RFC 1321) of a few bytes, for the generators of names that are made with it: the engine has
/// no library of digests, and what it needs fits one block.
final class Md5 {
    private static final int[] TURNS = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
    private static final int[] SINES = sines();
    private static final int MOST = 55;

    private Md5() {}

    private static int[] sines() {
        int[] sines = new int[64];
        for (int i = 0; i < 64; i++) {
            sines[i] = (int) (long) Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296.0);
        }
        return sines;
    }

    /// @param said at most 55 bytes: one block with its padding
    static byte[] of(byte[] said) {
        if (said.length > MOST) {
            throw new IllegalArgumentException("more than one block: " + said.length + " bytes");
        }
        int[] words = new int[16];
        for (int i = 0; i <= said.length; i++) {
            int value = i == said.length ? 0x80 : said[i] & 0xFF;
            words[i / 4] |= value << 8 * (i % 4);
        }
        words[14] = said.length * 8;
        int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int i = 0; i < 64; i++) {
            int mixed;
            int word;
            switch (i / 16) {
                case 0 -> {
                    mixed = b & c | ~b & d;
                    word = i;
                }
                case 1 -> {
                    mixed = d & b | ~d & c;
                    word = 5 * i + 1;
                }
                case 2 -> {
                    mixed = b ^ c ^ d;
                    word = 3 * i + 5;
                }
                default -> {
                    mixed = c ^ (b | ~d);
                    word = 7 * i;
                }
            }
            int sum = a + mixed + SINES[i] + words[word % 16];
            a = d;
            d = c;
            c = b;
            b += Integer.rotateLeft(sum, TURNS[i / 16 * 4 + i % 4]);
        }
        return bytes(new int[] {state[0] + a, state[1] + b, state[2] + c, state[3] + d});
    }

    private static byte[] bytes(int[] words) {
        byte[] bytes = new byte[words.length * 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i / 4] >>> 8 * (i % 4));
        }
        return bytes;
    }
}
