package wolfhound.rules.literal;

/// How common a few bytes are in traffic, roughly: by what kind of byte each is.
///
/// It need not be right, only better than blind: a window of odd bytes is passed by more seldom
/// than one of lower-case letters, zeros or of one byte again and again.
public final class Commonness {
    private Commonness() {}

    /// The product of what each byte counts: letters of words most, odd bytes least.
    static long of(byte[] bytes, int at, int width) {
        long product = 1;
        for (int i = 0; i < width; i++) {
            product *= of(bytes[at + i]);
            if (i > 0 && bytes[at + i] == bytes[at + i - 1]) {
                product *= 4; // runs of one byte are long: every position of them is compared
            }
        }
        return product;
    }

    /// What one byte counts.
    public static int of(byte each) {
        return of(each & 0xff);
    }

    private static int of(int each) {
        if (each == 0 || each == ' ') {
            return 32;
        }
        if ("eationsrl/.ETAION".indexOf(each) >= 0) {
            return 24;
        }
        if (each >= 'a' && each <= 'z' || each >= '0' && each <= '9') {
            return 12;
        }
        if (each >= 'A' && each <= 'Z' || each == '\r' || each == '\n' || each == ':') {
            return 8;
        }
        if (each == 0xff || each < 0x10 || "-=;,_&?%<>\"".indexOf(each) >= 0) {
            return 6;
        }
        return each > ' ' && each < 0x7f ? 3 : 2;
    }
}
