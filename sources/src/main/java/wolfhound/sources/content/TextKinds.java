package wolfhound.sources.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import wolfhound.model.FileKind;

/// Tells texts apart by their shape. Every expression here runs over at most [Content#KEPT]
/// characters and cannot backtrack far: quantifiers are possessive.
final class TextKinds {
    private static final double TEXT_SHARE = 0.97;
    private static final int BASE64_CHARACTERS = 24;

    private static final Pattern FORM =
            Pattern.compile("[\\w.\\-\\[\\]%+*$:!@~()]{1,256}+=[^\\s=<>{}\"]*+.*", Pattern.DOTALL);
    private static final Pattern MULTIPART =
            Pattern.compile("(?:\r?\n){0,2}+--[^\r\n]{1,200}+\r?\n(?i:content-).*", Pattern.DOTALL);
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]++={0,2}+");
    private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]++={0,2}+");
    private static final Pattern MARK_UP =
            Pattern.compile(
                    "<(?:!doctype\\s+html|html|head|body|script|title|table|div|iframe|meta|link"
                            + "|style|frameset|h[1-6]|br|p|a|b|i|img|font|center|span|form|ul|input"
                            + "|object|noscript|base|hta:application)[\\s>/].*",
                    Pattern.DOTALL);
    private static final Pattern XML =
            Pattern.compile("<[a-z_][\\w:.-]*+[\\s>/].*", Pattern.DOTALL);

    private static final Pattern ASSIGNED =
            Pattern.compile("^\\$[\\w:]{1,40}\\s?=", Pattern.MULTILINE);

    private static final List<String> POWERSHELL =
            List.of(
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
    private static final List<String> SCRIPT =
            List.of(
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

    private TextKinds() {}

    /// The share of bytes that are printable in ASCII, white space, or part of UTF-8.
    static double share(byte[] head, int length) {
        int good = 0;
        int i = 0;
        while (i < length) {
            int step = utf8(head, i, length);
            good += step;
            i += Math.max(1, step);
        }
        return (double) good / length;
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
        if (share(head, length) < TEXT_SHARE) {
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
            case '-' -> MULTIPART.matcher(text).matches() ? FileKind.MULTIPART : byWords(trimmed);
            default -> oneWord(trimmed, cut);
        };
    }

    private static FileKind markedUp(String lower) {
        if (lower.startsWith("<?php") || lower.startsWith("<%")) {
            return FileKind.SCRIPT;
        }
        String body = withoutComments(lower);
        if (MARK_UP.matcher(body).matches()) {
            return FileKind.HTML;
        }
        if (body.startsWith("<?xml")) {
            return body.contains("<!doctype html") || body.contains("<html")
                    ? FileKind.HTML
                    : FileKind.XML;
        }
        if (body.startsWith("<!doctype") || XML.matcher(body).matches()) {
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
        String fields = text.stripTrailing();
        if (!FORM.matcher(fields).matches()) {
            return false;
        }
        boolean encoded = fields.chars().noneMatch(c -> c <= ' ' || "<>\"".indexOf(c) >= 0);
        return encoded && (fields.indexOf('&') >= 0 || !fields.endsWith("="));
    }

    private static boolean isBase64(String text, boolean cut) {
        String packed = text.replaceAll("[\\r\\n]", "");
        boolean url = BASE64_URL.matcher(packed).matches();
        if (packed.length() < BASE64_CHARACTERS || !url && !BASE64.matcher(packed).matches()) {
            return false;
        }
        boolean mixed =
                packed.chars().anyMatch(Character::isUpperCase)
                        && packed.chars().anyMatch(Character::isLowerCase)
                        && packed.chars().anyMatch(Character::isDigit);
        return mixed && (cut || url || packed.length() % 4 == 0);
    }

    private static FileKind byWords(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int power = hits(lower, POWERSHELL);
        boolean own = lower.startsWith("powershell") || ASSIGNED.matcher(lower).find();
        if (power >= 3 || power >= 1 && own) {
            return FileKind.POWERSHELL;
        }
        if (lower.startsWith("@echo off") || lower.startsWith("cd /tmp") || isFetchLoop(lower)) {
            return FileKind.SHELL_SCRIPT;
        }
        int script = hits(lower, SCRIPT);
        boolean punctuated = lower.indexOf('(') >= 0 && lower.indexOf(')') >= 0;
        return script >= 2 && punctuated && !isProse(text) ? FileKind.SCRIPT : FileKind.TEXT;
    }

    /// The shell lines by which worms of small devices fetch themselves.
    private static boolean isFetchLoop(String lower) {
        return (lower.contains("wget ") || lower.contains("curl ") || lower.contains("tftp "))
                && (lower.contains("chmod ") || lower.contains("/tmp"));
    }

    private static int hits(String lower, List<String> words) {
        int hits = 0;
        for (String word : words) {
            if (lower.contains(word)) {
                hits++;
            }
        }
        return hits;
    }

    /// Sentences have few of the signs that programs cannot do without.
    private static boolean isProse(String text) {
        long signs = text.chars().filter(c -> "(){};=[]\"'".indexOf(c) >= 0).count();
        return signs * 40 < text.length();
    }
}
