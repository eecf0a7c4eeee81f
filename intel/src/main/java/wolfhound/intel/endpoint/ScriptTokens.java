package wolfhound.intel.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The words of a script, as far as any text has some: names, numbers, texts, expressions, signs.
/// Text that breaks the language gives other words, never an error; the number of words is bounded.
final class ScriptTokens {
    /// Words kept of one script; the longest lists of sites have some 100,000.
    static final int MOST = 500_000;

    /// After these a slash begins an expression and does not divide.
    private static final Set<String> BEFORE_A_VALUE =
            Set.of("return", "typeof", "case", "in", "else", "do", "void", "delete", "new");

    private static final List<String> LONG_SIGNS =
            List.of(
                    ">>>=", "===", "!==", ">>>", "<<=", ">>=", "**=", "&&=", "||=", "??=", "...",
                    "==", "!=", "<=", ">=", "&&", "||", "??", "=>", "+=", "-=", "*=", "/=", "%=",
                    "&=", "|=", "^=", "++", "--", "<<", ">>", "**", "?.");

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        /// A text in which plain letters are written as numbers, to hide it.
        VEILED_TEXT,
        EXPRESSION,
        SIGN,
        END
    }

    /// @param text of texts what they mean
    /// @param line from 1
    record Token(Kind kind, String text, int line) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
        }
    }

    private final String script;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private ScriptTokens(String script) {
        this.script = script;
    }

    /// @return the words, at the end an [Kind#END]; without it where there were too many
    static List<Token> of(String script) {
        ScriptTokens all = new ScriptTokens(script);
        while (all.next() && all.tokens.size() < MOST) {}
        all.tokens.add(new Token(Kind.END, "", all.line));
        return all.tokens;
    }

    private boolean next() {
        skip();
        if (at >= script.length()) {
            return false;
        }
        char c = script.charAt(at);
        if (Character.isJavaIdentifierStart(c) || c == '\\') {
            name();
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (c == '"' || c == '\'' || c == '`') {
            text(c);
        } else if (c == '/' && valueIsExpected()) {
            expression();
        } else {
            sign();
        }
        return true;
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }

    private void skip() {
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '\n' || c == '\r' && !script.startsWith("\n", at + 1)) {
                line++;
                at++;
            } else if (c <= ' ' || c == '\u00A0' || c == '\uFEFF') {
                at++;
            } else if (script.startsWith("//", at) || script.startsWith("<!--", at)) {
                while (at < script.length()
                        && script.charAt(at) != '\n'
                        && script.charAt(at) != '\r') {
                    at++;
                }
            } else if (script.startsWith("/*", at)) {
                int end = script.indexOf("*/", at + 2);
                int stop = end < 0 ? script.length() : end + 2;
                for (; at < stop; at++) {
                    line += script.charAt(at) == '\n' ? 1 : 0;
                }
            } else {
                return;
            }
        }
    }

    private boolean valueIsExpected() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token before = tokens.getLast();
        return switch (before.kind) {
            case NAME -> BEFORE_A_VALUE.contains(before.text);
            case SIGN ->
                    !before.text.equals(")")
                            && !before.text.equals("]")
                            && !before.text.equals("}");
            default -> false;
        };
    }

    private void name() {
        StringBuilder name = new StringBuilder();
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '\\') {
                int before = name.length();
                escape(name);
                if (name.length() == before) {
                    break;
                }
            } else if (Character.isJavaIdentifierPart(c) && c > ' ') {
                name.append(c);
                at++;
            } else {
                break;
            }
        }
        add(Kind.NAME, name.toString());
    }

    private void number() {
        int from = at;
        while (at < script.length()
                && (Character.isLetterOrDigit(script.charAt(at)) || script.charAt(at) == '.')) {
            at++;
        }
        add(Kind.NUMBER, script.substring(from, at));
    }

    private void text(char quote) {
        StringBuilder text = new StringBuilder();
        boolean veiled = false;
        int begun = line;
        at++;
        while (at < script.length() && script.charAt(at) != quote) {
            char c = script.charAt(at);
            if (c == '\n' || c == '\r') {
                if (quote != '`') {
                    break; // never ended
                }
                line += c == '\n' ? 1 : 0;
            }
            if (c == '\\') {
                veiled |= escape(text);
            } else {
                text.append(c);
                at++;
            }
        }
        if (at < script.length() && script.charAt(at) == quote) {
            at++;
        }
        tokens.add(new Token(veiled ? Kind.VEILED_TEXT : Kind.TEXT, text.toString(), begun));
    }

    /// @return whether a plain letter or digit was hidden behind a number
    private boolean escape(StringBuilder text) {
        at++;
        if (at >= script.length()) {
            return false;
        }
        char c = script.charAt(at++);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000B');
            case '\n' -> line++;
            case '\r' -> {}
            case 'x' -> {
                return coded(text, 2, 16);
            }
            case 'u' -> {
                if (script.startsWith("{", at)) {
                    int end = script.indexOf('}', at);
                    if (end > 0 && end - at <= 7) {
                        at++;
                        boolean plain = coded(text, end - at, 16);
                        at = Math.max(at, end + 1);
                        return plain;
                    }
                }
                return coded(text, 4, 16);
            }
            default -> {
                if (c >= '0' && c <= '7') {
                    at--;
                    int digits = 0;
                    while (digits < 3
                            && at + digits < script.length()
                            && script.charAt(at + digits) >= '0'
                            && script.charAt(at + digits) <= '7') {
                        digits++;
                    }
                    return coded(text, digits, 8);
                }
                text.append(c);
            }
        }
        return false;
    }

    private boolean coded(StringBuilder text, int digits, int radix) {
        if (digits <= 0 || at + digits > script.length()) {
            return false;
        }
        int code = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(script.charAt(i), radix);
            if (digit < 0) {
                return false;
            }
            code = code * radix + digit;
        }
        at += digits;
        if (!Character.isValidCodePoint(code)) {
            return false;
        }
        text.appendCodePoint(code);
        return code < 0x80 && Character.isLetterOrDigit(code);
    }

    private void expression() {
        int from = ++at;
        boolean inClass = false;
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '\n' || c == '\r' || c == '/' && !inClass) {
                break;
            }
            inClass = c == '[' || inClass && c != ']';
            at += c == '\\' && at + 1 < script.length() ? 2 : 1;
        }
        at = Math.min(at, script.length());
        add(Kind.EXPRESSION, script.substring(from, at));
        if (at < script.length() && script.charAt(at) == '/') {
            at++;
        }
        while (at < script.length() && Character.isLetter(script.charAt(at))) {
            at++;
        }
    }

    private void sign() {
        for (String sign : LONG_SIGNS) {
            if (script.startsWith(sign, at)) {
                add(Kind.SIGN, sign);
                at += sign.length();
                return;
            }
        }
        add(Kind.SIGN, String.valueOf(script.charAt(at)));
        at++;
    }
}
