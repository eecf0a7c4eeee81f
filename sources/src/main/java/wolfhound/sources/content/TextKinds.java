package wolfhound.sources.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import wolfhound.model.FileKind;

/// Tells texts apart by their shape, in a few passes over at most [Content#KEPT] characters. This
/// is asked for every body, so what most texts come to is written out; the expressions look at
/// beginnings only and cannot backtrack far: quantifiers are possessive.
final class TextKinds {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final double TEXT_SHARE = 0.97;
    private static final int BASE64_CHARACTERS = 24;

    private static final int LONGEST_FIELD_NAME = 256;
    private static final Pattern MULTIPART =
            Pattern.compile("(?:\r?\n){0,2}+--[^\r\n]{1,200}+\r?\n(?i:content-)");
    private static final Pattern MARK_UP =
            Pattern.compile(
                    "<(?:!doctype\\s+html|html|head|body|script|title|table|div|iframe|meta|link"
                            + "|style|frameset|h[1-6]|br|p|a|b|i|img|font|center|span|form|ul|input"
                            + "|object|noscript|base|hta:application)[\\s>/]");
    private static final Pattern XML = Pattern.compile("<[a-z_][\\w:.-]*+[\\s>/]");

    private static final Pattern ASSIGNED =
            Pattern.compile("^\\$[\\w:]{1,40}\\s?=", Pattern.MULTILINE);

    private static final WordSet POWERSHELL =
            WordSet.of(
                    "new-object",
                    "invoke-expression",
                    "invoke-webrequest",
                    "invoke-restmethod",
                    "start-process",
                    "iex(",
                    "iex (",
                    "|iex",
                    "| iex",
                    "iex $",
                    "[system.",
                    "[convert]::",
                    "[text.encoding]",
                    "[reflection.assembly]",
                    "[io.file]",
                    "[byte[]]",
                    "downloadstring",
                    "downloadfile",
                    "$env:",
                    "-encodedcommand",
                    "-executionpolicy",
                    "set-itemproperty",
                    "get-wmiobject",
                    "get-process",
                    "write-host",
                    "$erroractionpreference",
                    " -eq ",
                    "foreach-object");
    private static final WordSet SCRIPT =
            WordSet.of(
                    "function ",
                    "function(",
                    "var ",
                    "let ",
                    "const ",
                    "return ",
                    "document.",
                    "window.",
                    "eval(",
                    "unescape(",
                    "fromcharcode",
                    "activexobject",
                    "wscript.",
                    "createobject",
                    "end sub",
                    "end function",
                    "end if",
                    "on error resume next",
                    "dim ",
                    "execute(",
                    "=> {",
                    "=>{",
                    "try{",
                    "try {",
                    "require(",
                    "import ",
                    "this.",
                    ".prototype",
                    "'use strict'",
                    "\"use strict\"");

    private static final WordSet FETCH = WordSet.of("wget ", "curl ", "tftp ");
    private static final WordSet KEEP = WordSet.of("chmod ", "/tmp");

    private static final boolean[] SIGNS = signs();

    private TextKinds() {}

    /// Is at least this share of the bytes printable in ASCII, white space, or part of UTF-8. Most
    /// of what is no text shows it by its first hundred bytes.
    static boolean isText(byte[] head, int length, double least) {
        int bad = 0;
        int i = 0;
        while (i < length) {
            if (i + 8 <= length && isPlain((long) EIGHT.get(head, i))) {
                i += 8;
                continue;
            }
            int step = utf8(head, i, length);
            i += Math.max(1, step);
            if (step == 0 && (double) (length - ++bad) / length < least) {
                return false;
            }
        }
        return true;
    }

    /// Are eight bytes all printable ASCII: none above 0x7E, none below 0x20.
    private static boolean isPlain(long eight) {
        long above = eight | eight + 0x0101010101010101L;
        long below = eight - 0x2020202020202020L;
        return ((above | below) & 0x8080808080808080L) == 0;
    }

    /// The length of the character that starts here, 0 where none does. A character cut by the end
    /// counts.
    private static int utf8(byte[] head, int at, int length) {
        int first = head[at] & 0xFF;
        if (first < 0x80) {
            boolean good = first >= 0x20 && first != 0x7F || first >= '\t' && first <= '\r';
            return good ? 1 : 0;
        }
        int more = first >= 0xC2 && first < 0xE0 ? 1 : first >> 4 == 0xE ? 2 : 3;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        for (int i = 1; i <= more; i++) {
            if (at + i >= length) {
                return length - at;
            }
            if ((head[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return more + 1;
    }

    /// [FileKind#BINARY] when it is no text.
    static FileKind tell(byte[] head, int length, boolean cut) {
        String wide = utf16(head, length);
        if (!wide.isEmpty()) {
            return byShape(wide, cut);
        }
        if (!isText(head, length, TEXT_SHARE)) {
            return FileKind.BINARY;
        }
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return byShape(text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text, cut);
    }

    /// Text of UTF-16 with a byte order mark, empty for anything else.
    private static String utf16(byte[] head, int length) {
        if (length < 4) {
            return "";
        }
        int mark = (head[0] & 0xFF) << 8 | head[1] & 0xFF;
        if (mark != 0xFFFE && mark != 0xFEFF) {
            return "";
        }
        String text =
                new String(
                        head,
                        2,
                        length - 2 & ~1,
                        mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        long odd =
                text.chars().filter(c -> c < 0x20 && c != '\t' && c != '\r' && c != '\n').count();
        long plain = text.chars().filter(c -> c < 0x80).count();
        return odd == 0 && plain * 2 > text.length() ? text : "";
    }

    private static FileKind byShape(String text, boolean cut) {
        String trimmed = text.stripLeading();
        if (trimmed.isEmpty()) {
            return FileKind.TEXT;
        }
        return switch (trimmed.charAt(0)) {
            case '<' -> markedUp(trimmed.toLowerCase(Locale.ROOT));
            case '{', '[' -> JsonShape.fits(trimmed, cut) ? FileKind.JSON : byWords(trimmed);
            case '#' -> trimmed.startsWith("#!") ? interpreted(trimmed) : byWords(trimmed);
            case '-' -> MULTIPART.matcher(text).lookingAt() ? FileKind.MULTIPART : byWords(trimmed);
            default -> oneWord(trimmed, cut);
        };
    }

    private static FileKind markedUp(String lower) {
        if (lower.startsWith("<?php") || lower.startsWith("<%")) {
            return FileKind.SCRIPT;
        }
        String body = withoutComments(lower);
        if (MARK_UP.matcher(body).lookingAt()) {
            return FileKind.HTML;
        }
        if (body.startsWith("<?xml")) {
            return body.contains("<!doctype html") || body.contains("<html")
                    ? FileKind.HTML
                    : FileKind.XML;
        }
        if (body.startsWith("<!doctype") || XML.matcher(body).lookingAt()) {
            return body.contains("<html") ? FileKind.HTML : FileKind.XML;
        }
        return body.isEmpty() ? FileKind.HTML : FileKind.TEXT;
    }

    private static String withoutComments(String lower) {
        String rest = lower;
        while (rest.startsWith("<!--")) {
            int end = rest.indexOf("-->");
            rest = end < 0 ? "" : rest.substring(end + 3).stripLeading();
        }
        return rest;
    }

    private static FileKind interpreted(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.contains("sh") ? FileKind.SHELL_SCRIPT : FileKind.SCRIPT;
    }

    private static FileKind oneWord(String text, boolean cut) {
        if (isForm(text)) {
            return FileKind.FORM;
        }
        return isBase64(text, cut) ? FileKind.BASE64_TEXT : byWords(text);
    }

    /// Fields joined by `&`, each with a name; the padding of Base64 is no empty field.
    private static boolean isForm(String text) {
        int name = 0;
        while (name < text.length() && isOfFieldName(text.charAt(name))) {
            name++;
        }
        boolean named = name > 0 && name <= LONGEST_FIELD_NAME;
        if (!named || name == text.length() || text.charAt(name) != '=') {
            return false;
        }
        String fields = text.stripTrailing();
        boolean several = false;
        for (int i = 0; i < fields.length(); i++) {
            char c = fields.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"') {
                return false;
            }
            several |= c == '&';
        }
        return several || !fields.endsWith("=");
    }

    private static boolean isOfFieldName(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c < 0x80 && "_.-[]%+*$:!@~()".indexOf(c) >= 0;
    }

    /// One word in one of the two alphabets, broken into lines or not, padded or not.
    private static boolean isBase64(String text, boolean cut) {
        int length = 0;
        int padding = 0;
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        boolean plain = true;
        boolean url = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                continue;
            }
            length++;
            if (c == '=') {
                padding++;
                continue;
            }
            boolean small = c >= 'a' && c <= 'z';
            boolean large = c >= 'A' && c <= 'Z';
            boolean figure = c >= '0' && c <= '9';
            lower |= small;
            upper |= large;
            digit |= figure;
            if (!small && !large && !figure) {
                plain &= c == '+' || c == '/';
                url &= c == '-' || c == '_';
            }
            if (padding > 0 || !plain && !url) {
                return false;
            }
        }
        boolean mixed = upper && lower && digit;
        return length >= BASE64_CHARACTERS
                && padding <= 2
                && mixed
                && (cut || url || length % 4 == 0);
    }

    private static FileKind byWords(String text) {
        byte[] lower = lowerCase(text);
        int power = POWERSHELL.countIn(lower);
        if (power >= 3 || power >= 1 && isOwnPowerShell(text)) {
            return FileKind.POWERSHELL;
        }
        if (isStart("@echo off", lower) || isStart("cd /tmp", lower) || isFetchLoop(lower)) {
            return FileKind.SHELL_SCRIPT;
        }
        boolean punctuated = text.indexOf('(') >= 0 && text.indexOf(')') >= 0;
        return punctuated && SCRIPT.countIn(lower) >= 2 && !isProse(text)
                ? FileKind.SCRIPT
                : FileKind.TEXT;
    }

    /// In Latin-1, in which all that is looked for is written; what it has not is `?`.
    private static byte[] lowerCase(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] += 'a' - 'A';
            }
        }
        return bytes;
    }

    private static boolean isStart(String word, byte[] lower) {
        return FileKinds.indexOf(lower, Math.min(lower.length, word.length()), word) == 0;
    }

    private static boolean isOwnPowerShell(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("powershell") || ASSIGNED.matcher(lower).find();
    }

    /// The shell lines by which worms of small devices fetch themselves.
    private static boolean isFetchLoop(byte[] lower) {
        return FETCH.countIn(lower) > 0 && KEEP.countIn(lower) > 0;
    }

    /// Sentences have few of the signs that programs cannot do without.
    private static boolean isProse(String text) {
        int signs = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            signs += c < SIGNS.length && SIGNS[c] ? 1 : 0;
        }
        return signs * 40 < text.length();
    }

    private static boolean[] signs() {
        boolean[] signs = new boolean[128];
        for (char sign : "(){};=[]\"'".toCharArray()) {
            signs[sign] = true;
        }
        return signs;
    }
}
