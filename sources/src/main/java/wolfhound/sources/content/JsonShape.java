package wolfhound.sources.content;

/// Does a text, or its beginning, keep the grammar of JSON (RFC 8259), or of several such texts in
/// a row as bulk interfaces take them. Only the shape is looked at: nesting is counted by a bit
/// set, nothing is built.
final class JsonShape {
    /// Deeper nesting is not believed.
    private static final int DEEPEST = 64;

    private final String text;
    private final boolean cut;
    private int at;
    private int depth;
    private long objects;

    private JsonShape(String text, boolean cut) {
        this.text = text;
        this.cut = cut;
    }

    /// @param cut whether the text may go on behind its end
    static boolean fits(String text, boolean cut) {
        var shape = new JsonShape(text, cut);
        return shape.document();
    }

    private boolean document() {
        boolean wantsValue = true;
        while (true) {
            blanks();
            if (at == text.length()) {
                return cut || depth == 0 && !wantsValue;
            }
            if (wantsValue) {
                int opened = depth;
                if (!value()) {
                    return false;
                }
                wantsValue = depth > opened && !closes();
                if (wantsValue) {
                    continue;
                }
            }
            blanks();
            if (at == text.length()) {
                return cut || depth == 0;
            }
            if (depth == 0) {
                wantsValue = "{[".indexOf(text.charAt(at)) >= 0;
                if (!wantsValue) {
                    return false;
                }
                continue;
            }
            if (!afterValue()) {
                return false;
            }
            wantsValue = text.charAt(at - 1) == ',';
        }
    }

    private boolean closes() {
        blanks();
        return at < text.length() && (text.charAt(at) == '}' || text.charAt(at) == ']');
    }

    /// A comma or the end of the innermost structure.
    private boolean afterValue() {
        char c = text.charAt(at++);
        if (c == ',') {
            return true;
        }
        if (c != (inObject() ? '}' : ']')) {
            return false;
        }
        depth--;
        return true;
    }

    private boolean inObject() {
        return (objects >>> depth & 1) != 0;
    }

    /// A member's name where one is due, and a value or the opening of a structure.
    private boolean value() {
        if (depth > 0 && inObject()) {
            if (text.charAt(at) != '"' || !string()) {
                return false;
            }
            blanks();
            if (at == text.length()) {
                return cut;
            }
            if (text.charAt(at++) != ':') {
                return false;
            }
            blanks();
            if (at == text.length()) {
                return cut;
            }
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{', '[' -> open(c == '{');
            case '"' -> string();
            default -> word();
        };
    }

    private boolean open(boolean object) {
        if (++depth >= DEEPEST) {
            return false;
        }
        objects = object ? objects | 1L << depth : objects & ~(1L << depth);
        at++;
        return true;
    }

    private boolean string() {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < 0x20) {
                return false;
            }
            if (c == '\\') {
                at = Math.min(text.length(), at + 1);
            }
        }
        return cut;
    }

    private boolean word() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false") || word.equals("null")) {
            return true;
        }
        char first = word.isEmpty() ? 'x' : word.charAt(0);
        boolean number = first == '-' || first >= '0' && first <= '9';
        return number
                ? word.length() < 400 && word.matches("-?[0-9.eE+-]*")
                : cut && at == text.length();
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
