package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The ways in which one text can be read when the usual disguises are undone: UTF-16, URL
/// encoding, base64 (RFC 4648, both alphabets), hex, zlib (RFC 1950), one inside another twice.
/// Bounded in number, depth and size.
final class Disguises {
    private static final int MOST_VIEWS = 24;
    private static final int MOST_RUNS = 8;
    private static final int DEEPEST = 2;

    /// Shorter runs of letters and digits are words, not encodings.
    private static final int LEAST_RUN = 16;

    private static final int MOST_INFLATED = 8192;

    /// How far into a message compressed data may begin: behind a length and a name.
    private static final int ZLIB_WITHIN = 32;

    // Every byte of every message is looked up in these, in each of its views.
    private static final byte[] HEX = table(c -> Character.digit(c, 16));
    private static final byte[] SEXTETS = table(Disguises::sextetOf);

    private Disguises() {}

    /// One way of reading.
    ///
    /// @param text one character a byte
    record View(String text, String how, int depth) {}

    /// The plain text first.
    static List<View> views(String text) {
        List<View> views = new ArrayList<>();
        views.add(new View(text, "plain", 0));
        for (int i = 0; i < views.size() && views.size() < MOST_VIEWS; i++) {
            if (views.get(i).depth() < DEEPEST) {
                undo(views.get(i), views);
            }
        }
        return views;
    }

    private static void undo(View view, List<View> views) {
        String text = view.text();
        if (isWide(text)) {
            add(views, view, text.replace("\0", ""), "utf-16");
            return;
        }
        if (text.indexOf('%') >= 0 || text.indexOf('+') >= 0) {
            String decoded = unescape(text);
            if (!decoded.equals(text)) {
                add(views, view, decoded, "url encoding");
            }
        }
        undoZlib(view, views);
        undoRuns(view, views);
    }

    private static void add(List<View> views, View from, String text, String how) {
        if (views.size() < MOST_VIEWS && !text.isEmpty()) {
            String ways = from.depth() == 0 ? how : from.how() + " of " + how;
            views.add(new View(text, ways, from.depth() + 1));
        }
    }

    /// Every second character a zero, mostly.
    private static boolean isWide(String text) {
        int zeros = 0;
        int length = Math.min(text.length(), 256);
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) == 0) {
                zeros++;
            }
        }
        return length >= 8 && zeros * 5 >= length * 2 && zeros * 5 <= length * 3;
    }

    static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%'
                    && i + 2 < text.length()
                    && hex(text.charAt(i + 1)) >= 0
                    && hex(text.charAt(i + 2)) >= 0) {
                plain.append((char) (hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2))));
                i += 2;
            } else {
                plain.append(c == '+' ? ' ' : c);
            }
        }
        return plain.toString();
    }

    private static void undoRuns(View view, List<View> views) {
        String text = view.text();
        int runs = 0;
        int at = 0;
        while (at < text.length() && runs < MOST_RUNS) {
            int end = at;
            boolean allHex = true;
            while (end < text.length() && sextet(text.charAt(end)) >= 0) {
                allHex = allHex && hex(text.charAt(end)) >= 0;
                end++;
            }
            if (end - at >= LEAST_RUN) {
                runs++;
                if (allHex) {
                    add(views, view, unhex(text, at, end), "hex");
                } else {
                    String joined = joinLines(text, at);
                    add(views, view, unbase64(joined), "base64");
                    end = Math.max(end, at + joined.length());
                }
            }
            at = end + 1;
        }
    }

    /// Base64 in mail is cut into lines; takes them together as long as they go on.
    private static String joinLines(String text, int from) {
        StringBuilder run = new StringBuilder();
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (sextet(c) >= 0) {
                run.append(c);
            } else if (c != '\r' && c != '\n') {
                break;
            }
            at++;
        }
        return run.toString();
    }

    private static String unbase64(String run) {
        StringBuilder plain = new StringBuilder(run.length() * 3 / 4);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < run.length(); i++) {
            held = held << 6 | sextet(run.charAt(i));
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                plain.append((char) (held >>> bits & 0xFF));
            }
        }
        return plain.toString();
    }

    private static String unhex(String text, int from, int to) {
        StringBuilder plain = new StringBuilder((to - from) / 2);
        for (int i = from; i + 1 < to; i += 2) {
            plain.append((char) (hex(text.charAt(i)) * 16 + hex(text.charAt(i + 1))));
        }
        return plain.toString();
    }

    private static void undoZlib(View view, List<View> views) {
        String text = view.text();
        int last = Math.min(text.length() - 2, ZLIB_WITHIN);
        for (int at = 0; at < last; at++) {
            if (text.charAt(at) == 0x78 && (0x7800 + text.charAt(at + 1)) % 31 == 0) {
                String inflated = inflate(text.substring(at).getBytes(StandardCharsets.ISO_8859_1));
                if (inflated.length() >= 8) {
                    add(views, view, inflated, "zlib");
                    return;
                }
            }
        }
    }

    /// As much as can be inflated of what is there; empty when it is not zlib.
    static String inflate(byte[] bytes) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            StringBuilder plain = new StringBuilder();
            byte[] buffer = new byte[1024];
            while (plain.length() < MOST_INFLATED) {
                int count = inflater.inflate(buffer);
                if (count == 0) {
                    break;
                }
                plain.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
            return plain.toString();
        } catch (DataFormatException notZlib) {
            return "";
        } finally {
            inflater.end();
        }
    }

    private static int hex(char c) {
        return c < 128 ? HEX[c] : -1;
    }

    /// The value of a base64 character, -1 for any other.
    private static int sextet(char c) {
        return c < 128 ? SEXTETS[c] : -1;
    }

    private static byte[] table(IntUnaryOperator value) {
        byte[] table = new byte[128];
        for (int c = 0; c < table.length; c++) {
            table[c] = (byte) value.applyAsInt(c);
        }
        return table;
    }

    private static int sextetOf(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }
}
