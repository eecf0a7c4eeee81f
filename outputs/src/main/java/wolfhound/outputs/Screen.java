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
        return text.length() <= width
                ? text + " ".repeat(width - text.length())
                : text.substring(0, Math.max(0, width - 1)) + "…";
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
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
            while (line.length() > width) {
                lines.add(line.substring(0, width));
                line.delete(0, width);
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
