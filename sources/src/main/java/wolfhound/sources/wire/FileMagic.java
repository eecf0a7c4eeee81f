package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import wolfhound.model.FileTransfer;
import wolfhound.sources.content.Content;

/// What a file is in the words of libmagic, which rules ask for (`file.magic`): of common kinds,
/// and no more of each than rules are written for.
final class FileMagic {
    private static final int PNG_SIZE = 16;
    private static final int GIF_SIZE = 6;

    private FileMagic() {}

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] words(Content content) {
        byte[] head = content.excerpt().bytes();
        return latin(content.length() < 2 ? "very short file (no magic)" : told(content, head));
    }

    private static String told(Content content, byte[] head) {
        return switch (content.kind()) {
            case PE, ELF -> content.executable().map(FileMagic::executable).orElse("data");
            case MZ -> "MS-DOS executable";
            case MACH_O -> "Mach-O executable";
            case JAVA_CLASS -> "compiled Java class data";
            case JAR -> "Java archive data (JAR)";
            case DEX -> "Dalvik dex file";
            case ZIP -> "Zip archive data";
            case OOXML -> "Microsoft OOXML";
            case RAR -> "RAR archive data";
            case SEVEN_ZIP -> "7-zip archive data";
            case GZIP -> "gzip compressed data";
            case BZIP2 -> "bzip2 compressed data";
            case XZ -> "XZ compressed data";
            case CAB -> "Microsoft Cabinet archive data";
            case OLE -> "Composite Document File V2 Document";
            case RTF -> "Rich Text Format data";
            case PDF -> "PDF document" + versionOfPdf(head);
            case FLASH -> "Macromedia Flash data";
            case HTML -> "HTML document, " + text(head);
            case XML -> "XML 1.0 document, " + text(head);
            case JSON -> "JSON text data";
            case PNG -> "PNG image data" + sizeOfPng(head);
            case JPEG -> "JPEG image data" + (hasAt(head, 6, "JFIF") ? ", JFIF standard" : "");
            case GIF -> "GIF image data" + sizeOfGif(head);
            case ICO -> "MS Windows icon resource";
            case BMP -> "PC bitmap";
            case WEBP -> "RIFF (little-endian) data, Web/P image";
            case LNK -> "MS Windows shortcut";
            case SQLITE -> "SQLite 3.x database";
            case SCRIPT, POWERSHELL, SHELL_SCRIPT, FORM, MULTIPART, BASE64_TEXT, TEXT -> text(head);
            default -> "data";
        };
    }

    private static String executable(FileTransfer.Executable header) {
        String machine =
                switch (header.machine()) {
                    case "x86" -> "Intel 80386";
                    case "x64" -> "x86-64";
                    default -> header.machine();
                };
        if (header.format().startsWith("ELF")) {
            return "ELF " + header.format().substring(3) + "-bit executable, " + machine;
        }
        return header.format()
                + " executable "
                + (header.library() ? "(DLL) " : "")
                + (header.graphical() ? "(GUI) " : "(console) ")
                + machine
                + ", for MS Windows";
    }

    private static String versionOfPdf(byte[] head) {
        return hasAt(head, 0, "%PDF-") && head.length >= 8
                ? ", version " + new String(head, 5, 3, StandardCharsets.ISO_8859_1)
                : "";
    }

    private static String sizeOfPng(byte[] head) {
        if (head.length < PNG_SIZE + 8) {
            return "";
        }
        Bytes bytes = Bytes.of(head);
        return ", " + bytes.u32(PNG_SIZE) + " x " + bytes.u32(PNG_SIZE + 4) + ",";
    }

    private static String sizeOfGif(byte[] head) {
        if (head.length < GIF_SIZE + 4) {
            return "";
        }
        Bytes bytes = Bytes.of(head);
        return ", version "
                + new String(head, 3, 3, StandardCharsets.ISO_8859_1)
                + ", "
                + bytes.le16(GIF_SIZE)
                + " x "
                + bytes.le16(GIF_SIZE + 2);
    }

    private static boolean hasAt(byte[] head, int at, String text) {
        return Bytes.of(head).startsWith(text, at);
    }

    /// Text by its widest characters and its line ends.
    private static String text(byte[] head) {
        boolean wide = false;
        boolean lines = false;
        boolean returns = false;
        for (byte value : head) {
            wide |= value < 0;
            lines |= value == '\n';
            returns |= value == '\r';
        }
        String ends =
                lines
                        ? returns ? ", with CRLF line terminators" : ""
                        : ", with no line terminators";
        return (wide ? "Unicode text, UTF-8 text" : "ASCII text") + ends;
    }
}
