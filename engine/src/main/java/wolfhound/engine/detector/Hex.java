package wolfhound.engine.detector;

/// Bytes written as pairs of hex digits and nothing else, not even the end of a line.
final class Hex {
    private static final int LEAST = 8;

    private Hex() {}

    static boolean is(byte[] text) {
        if (text.length < LEAST || text.length % 2 != 0) {
            return false;
        }
        for (byte b : text) {
            if (Character.digit(b, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The bytes that the whole stands for where it is hex, itself otherwise.
    static byte[] ofWhole(byte[] text) {
        if (!is(text)) {
            return text;
        }
        byte[] bytes = new byte[text.length / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    (byte)
                            (Character.digit(text[2 * i], 16) << 4
                                    | Character.digit(text[2 * i + 1], 16));
        }
        return bytes;
    }
}
