package wolfhound.sources.wire;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The Huffman code of HPACK (RFC 7541 §5.2, Appendix B). It is canonical: within a length the
/// codes follow one another in the order of their symbols, and each length goes on where the one
/// before it ended. So the symbols of each length say it all.
final class HpackHuffman {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;
    private static final int LONGEST_PADDING = 7;

    /// A length in bits, and the symbols whose codes are so long. The last code, of the end of a
    /// string, is never sent.
    private static final String SYMBOLS =
            """
             5 303132616365696f7374
             6 20252d2e2f333435363738393d415f62646667686c6d6e707275
             7 3a42434445464748494a4b4c4d4e4f5051525354555657596a6b71767778797a
             8 262a2c3b585a
            10 212228293f
            11 272b7c
            12 233e
            13 0024405b5d7e
            14 5e7d
            15 3c607b
            19 5cc3d0
            20 808283a2b8c2e0e2
            21 99a1a7acb0b1b3d1d8d9e3e5e6
            22 8184858688929a9ca0a3a4a9aaadb2b5b9babbbdbec4c6e4e8e9
            23 0187898a8b8c8d8f93959697989b9d9ea5a6a8aeafb4b6b7bcbfc5e7ef
            24 098e9091949fabced7e1eced
            25 c7cfeaeb
            26 c0c1c8c9cacdd2d5dadbeef0f2f3ff
            27 cbccd3d4d6dddedff1f4f5f6f7f8fafbfcfdfe
            28 020304050607080b0c0e0f1011121314151718191a1b1c1d1e1f7fdcf9
            30 0a0d16
            """;

    private static final byte[][] OF_LENGTH = read();

    private HpackHuffman() {}

    private static byte[][] read() {
        byte[][] symbols = new byte[LONGEST + 1][0];
        for (String row : SYMBOLS.lines().toList()) {
            int length = Integer.parseInt(row.substring(0, 2).strip());
            symbols[length] = HexFormat.of().parseHex(row.substring(3));
        }
        return symbols;
    }

    /// The text that these bytes code; null when they code none.
    static @Nullable String decoded(Bytes bytes, int from, int to) {
        StringBuilder text = new StringBuilder((to - from) * 8 / SHORTEST + 1);
        int code = 0;
        int first = 0;
        int bits = 0;
        for (int at = from; at < to; at++) {
            for (int bit = 7; bit >= 0; bit--) {
                code = code << 1 | bytes.u8(at) >>> bit & 1;
                first <<= 1;
                bits++;
                byte[] symbols = OF_LENGTH[bits];
                if (code - first < symbols.length) {
                    text.append((char) (symbols[code - first] & 0xFF));
                    code = 0;
                    first = 0;
                    bits = 0;
                } else if (bits == LONGEST) {
                    return null;
                } else {
                    first += symbols.length;
                }
            }
        }
        // What is left over are the first bits of the last code: ones.
        boolean padding = bits <= LONGEST_PADDING && code == (1 << bits) - 1;
        return padding ? text.toString() : null;
    }
}
