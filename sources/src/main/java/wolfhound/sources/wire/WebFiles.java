package wolfhound.sources.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import wolfhound.model.FileKind;
import wolfhound.model.FileNames;
import wolfhound.model.Headers;

/// Which bodies of the web are files and not parts of a page, and what they are called.
final class WebFiles {
    private static final int LONGEST_NAME = 255;

    /// Extensions that name a file to keep; those of pages, styles and pictures are not here.
    private static final Set<String> KEPT =
            Set.of(
                    "exe", "scr", "pif", "bat", "cmd", "cpl", "dll", "sys", "msi", "jse", "vbs",
                    "vbe", "wsf", "wsh", "hta", "ps1", "jar", "lnk", "sh", "apk", "bin", "dat",
                    "cfg", "zip", "rar", "7z", "gz", "tgz", "tar", "xz", "bz2", "cab", "iso", "img",
                    "vhd", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "xlsb", "ppt", "pptx",
                    "pptm", "rtf", "pdf", "txt", "csv", "elf", "deb", "rpm", "dmg", "pkg", "crx",
                    "xpi", "torrent", "eml", "msg", "ovpn", "pem", "key");

    private WebFiles() {}

    /// Is a body of this kind a file, whatever it is called.
    static boolean isFile(FileKind kind) {
        return kind.isExecutable()
                || kind.isArchive()
                || kind.isDocument()
                || switch (kind) {
                    case POWERSHELL,
                            SHELL_SCRIPT,
                            LNK,
                            SQLITE,
                            FLASH,
                            SILVERLIGHT,
                            CERTIFICATE,
                            AUDIO_VIDEO,
                            BASE64_TEXT,
                            RANDOM,
                            BINARY ->
                            true;
                    default -> false;
                };
    }

    static boolean isNamedAsFile(String name) {
        return KEPT.contains(FileNames.extension(name));
    }

    /// What the sender calls the body (RFC 6266), empty for nothing.
    static String disposition(Headers headers) {
        return fileName(headers.first("Content-Disposition"));
    }

    /// The `filename` of a disposition, preferring the extended form of RFC 8187.
    static String fileName(String disposition) {
        String extended = parameter(disposition, "filename*");
        int quotes = extended.lastIndexOf('\'');
        if (quotes >= 0) {
            return plain(unescaped(extended.substring(quotes + 1)));
        }
        return plain(parameter(disposition, "filename"));
    }

    /// The value of a parameter of a header field (RFC 9110 §5.6.6), quoted or not.
    static String parameter(String field, String name) {
        int at = field.indexOf(';');
        while (at >= 0) {
            int start = skipBlanks(field, at + 1);
            int equals = field.indexOf('=', start);
            int next = field.indexOf(';', start);
            if (equals < 0) {
                return "";
            }
            if (next >= 0 && next < equals) {
                at = next;
                continue;
            }
            int value = skipBlanks(field, equals + 1);
            boolean quoted = value < field.length() && field.charAt(value) == '"';
            int end = quoted ? closingQuote(field, value + 1) : next < 0 ? field.length() : next;
            if (field.substring(start, equals).strip().equalsIgnoreCase(name)) {
                return field.substring(quoted ? value + 1 : value, end).strip();
            }
            at = field.indexOf(';', end);
        }
        return "";
    }

    private static int skipBlanks(String field, int from) {
        int at = from;
        while (at < field.length() && field.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /// A backslash is no escape here: senders put whole Windows paths between the quotes.
    private static int closingQuote(String field, int from) {
        int end = field.indexOf('"', from);
        return end < 0 ? field.length() : end;
    }

    /// The last part of a URL's path, where it looks like a file's name; empty otherwise.
    static String ofPath(String path) {
        String last = plain(unescaped(path));
        int dot = last.lastIndexOf('.');
        return dot > 0 && !FileNames.extension(last).isEmpty() ? last : "";
    }

    /// Without directories, in either direction of the slash.
    private static String plain(String name) {
        String last = name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')));
        return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
    }

    private static String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
