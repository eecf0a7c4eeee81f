package wolfhound.outputs.report;

import java.util.HexFormat;
import wolfhound.model.Excerpt;

/// What was said on the wire, as text and in hexadecimal.
///
/// @param text the first bytes as printable characters, others as a dot
/// @param hex the first bytes, sixteen a line, with their offset
/// @param readable whether the text says more than the hexadecimal
/// @param rest how many bytes are not shown as text
record ByteDump(String text, String hex, boolean readable, long rest) {
    private static final double READABLE = 0.75;
    private static final int TEXT = 640;
    private static final int HEX = 128;
    private static final int LINE = 16;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    static ByteDump of(Excerpt excerpt) {
        byte[] bytes = excerpt.bytes();
        int shown = Math.min(bytes.length, TEXT);
        return new ByteDump(
                text(bytes, 0, shown, true),
                hex(bytes),
                isReadable(bytes, shown),
                excerpt.length() - shown);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    private static boolean isReadable(byte[] bytes, int shown) {
        int printable = 0;
        for (int i = 0; i < shown; i++) {
            printable += bytes[i] >= 0x20 && bytes[i] < 0x7F || isBreak(bytes[i]) ? 1 : 0;
        }
        return printable >= READABLE * shown;
    }

    private static boolean isBreak(byte b) {
        return b == '\n' || b == '\t' || b == '\r';
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
