package wolfhound.outputs.report;

import java.util.HexFormat;
import wolfhound.model.Excerpt;

/// What was said on the wire, as text where it is text and in hexadecimal always.
///
/// @param text the first bytes as printable characters, others as a dot
/// @param hex the first bytes, sixteen a line, with their offset
/// @param rest how many bytes are not shown as text
record ByteDump(String text, String hex, long rest) {
    private static final int TEXT = 640;
    private static final int HEX = 160;
    private static final int LINE = 16;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    static ByteDump of(Excerpt excerpt) {
        byte[] bytes = excerpt.bytes();
        int shown = Math.min(bytes.length, TEXT);
        return new ByteDump(text(bytes, 0, shown, true), hex(bytes), excerpt.length() - shown);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    private static String text(byte[] bytes, int from, int to, boolean lines) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= 0x20 && b < 0x7F || lines && (b == '\n' || b == '\t')) {
                text.append((char) b);
            } else if (!lines || b != '\r') {
                text.append('·');
            }
        }
        return text.toString();
    }

    private static String hex(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(bytes.length, HEX);
        for (int from = 0; from < shown; from += LINE) {
            int to = Math.min(shown, from + LINE);
            String line = SPACED.formatHex(bytes, from, to);
            dump.append(String.format("%04x  %-47s  ", from, line))
                    .append(text(bytes, from, to, false))
                    .append('\n');
        }
        return dump.toString();
    }
}
