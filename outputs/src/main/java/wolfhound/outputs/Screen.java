package wolfhound.outputs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Where text for people goes: so many columns wide, in colour or not, and safe. Bytes from the
/// network may hold escape sequences that would steer a terminal, and marks that reverse the
/// reading direction; neither gets through [#safe(String)].
public final class Screen {
    /// Narrower than this nothing can be read, wider than that the eye loses the line.
    private static final int NARROWEST = 40;

    private static final int WIDEST = 140;

    /// What a text is about, and with it how it looks.
    public enum Ink {
        PLAIN(""),
        BOLD("1"),
        FAINT("2"),
        INFECTED("1;31"),
        SUSPECT("33"),
        EXPOSED("36"),
        CLEAR("32");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    private final PrintStream out;
    private final int width;
    private final boolean colour;

    public Screen(PrintStream out, int width, boolean colour) {
        this.out = out;
        this.width = Math.clamp(width, NARROWEST, WIDEST);
        this.colour = colour;
    }

    public int width() {
        return width;
    }

    public void line() {
        out.println();
    }

    /// A line that is already safe, painted or not.
    public void line(String text) {
        out.println(text.stripTrailing());
    }

    /// A paragraph, folded at the width; its first line opens with `lead`, the others are indented
    /// as far.
    public void paragraph(String lead, int leadWidth, String text) {
        String indent = " ".repeat(leadWidth);
        String opening = lead;
        for (String line : fold(safe(text), width - leadWidth)) {
            line(opening + line);
            opening = indent;
        }
    }

    public String paint(Ink ink, String text) {
        return colour && !ink.code.isEmpty()
                ? "\u001b[" + ink.code + "m" + text + "\u001b[0m"
                : text;
    }

    /// Fills up with blanks, or cuts with an ellipsis, to exactly this width.
    public static String fit(String text, int width) {
        int columns = columns(text);
        if (columns <= width) {
            return text + " ".repeat(width - columns);
        }
        String head = text.substring(0, cut(text, Math.max(0, width - 1)));
        return head + "…" + " ".repeat(Math.max(0, width - 1 - columns(head)));
    }

    /// How many columns of a terminal the text takes: two for what East Asia writes and for
    /// pictures, none for marks that sit on the letter before.
    static int columns(String text) {
        return text.codePoints().map(Screen::columns).sum();
    }

    private static int columns(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        boolean fullWidthForm = c >= 0x3000 && c <= 0x303E || c >= 0xFF01 && c <= 0xFF60;
        return fullWidthForm
                || Character.isEmojiPresentation(c)
                || switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
                    default -> false;
                };
    }

    /// Where to cut so that no more than this many columns stand before, and no letter is parted.
    private static int cut(String text, int width) {
        int at = 0;
        int used = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            used += columns(c);
            if (used > width) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /// One line without anything that would steer a terminal.
    public static String safe(String text) {
        return clean(text, false);
    }

    /// As above, and lines stay lines.
    public static String safeLines(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean keepLines) {
        for (int i = 0; i < text.length(); i++) {
            if (steers(text.charAt(i)) && !(keepLines && isBlank(text.charAt(i)))) {
                return cleaned(text, keepLines);
            }
        }
        return text;
    }

    private static String cleaned(String text, boolean keepLines) {
        StringBuilder clean = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!steers(c) || keepLines && isBlank(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(isBlank(c) ? ' ' : '·');
            }
        }
        return clean.toString();
    }

    private static boolean isBlank(int c) {
        return c == '\n' || c == '\t';
    }

    /// Controls, separators of lines, directional marks, halves of pairs, private use.
    private static boolean steers(int c) {
        if (c < 0x7F) {
            return c < 0x20;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }

    /// Breaks at blanks; a word that is longer than a line is cut.
    static List<String> fold(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ")) {
            int columns = columns(word);
            if (used > 0 && used + 1 + columns > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            String rest = word;
            while (used + columns > width) {
                int at = Math.max(1, cut(rest, width - used));
                lines.add(line + rest.substring(0, at));
                line.setLength(0);
                used = 0;
                rest = rest.substring(at);
                columns = columns(rest);
            }
            line.append(rest);
            used += columns;
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
