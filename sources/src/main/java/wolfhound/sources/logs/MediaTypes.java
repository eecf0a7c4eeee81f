package wolfhound.sources.logs;

import java.util.Map;
import wolfhound.model.FileKind;

/// What a sensor found a file to be by its content, as a media type, in our words. Zeek and
/// Suricata both look at the bytes (libmagic's rules), so this is what the file is and not what it
/// was said to be.
public final class MediaTypes {
    private static final Map<String, FileKind> KINDS =
            Map.ofEntries(
                    Map.entry("application/x-dosexec", FileKind.PE),
                    Map.entry("application/vnd.microsoft.portable-executable", FileKind.PE),
                    Map.entry("application/x-executable", FileKind.ELF),
                    Map.entry("application/x-sharedlib", FileKind.ELF),
                    Map.entry("application/x-mach-o-executable", FileKind.MACH_O),
                    Map.entry("application/x-java-applet", FileKind.JAVA_CLASS),
                    Map.entry("application/java-archive", FileKind.JAR),
                    Map.entry("application/x-java-archive", FileKind.JAR),
                    Map.entry("application/zip", FileKind.ZIP),
                    Map.entry("application/x-rar", FileKind.RAR),
                    Map.entry("application/x-rar-compressed", FileKind.RAR),
                    Map.entry("application/x-7z-compressed", FileKind.SEVEN_ZIP),
                    Map.entry("application/x-gzip", FileKind.GZIP),
                    Map.entry("application/gzip", FileKind.GZIP),
                    Map.entry("application/x-bzip2", FileKind.BZIP2),
                    Map.entry("application/x-xz", FileKind.XZ),
                    Map.entry("application/vnd.ms-cab-compressed", FileKind.CAB),
                    Map.entry("application/msword", FileKind.OLE),
                    Map.entry("application/vnd.ms-excel", FileKind.OLE),
                    Map.entry("application/x-ole-storage", FileKind.OLE),
                    Map.entry("text/rtf", FileKind.RTF),
                    Map.entry("application/rtf", FileKind.RTF),
                    Map.entry("application/pdf", FileKind.PDF),
                    Map.entry("application/x-shockwave-flash", FileKind.FLASH),
                    Map.entry("text/html", FileKind.HTML),
                    Map.entry("text/xml", FileKind.XML),
                    Map.entry("application/xml", FileKind.XML),
                    Map.entry("application/json", FileKind.JSON),
                    Map.entry("text/json", FileKind.JSON),
                    Map.entry("application/javascript", FileKind.SCRIPT),
                    Map.entry("text/javascript", FileKind.SCRIPT),
                    Map.entry("text/x-shellscript", FileKind.SHELL_SCRIPT),
                    Map.entry("image/png", FileKind.PNG),
                    Map.entry("image/jpeg", FileKind.JPEG),
                    Map.entry("image/gif", FileKind.GIF),
                    Map.entry("image/x-icon", FileKind.ICO),
                    Map.entry("image/x-ms-bmp", FileKind.BMP),
                    Map.entry("image/webp", FileKind.WEBP),
                    Map.entry("application/x-sqlite3", FileKind.SQLITE),
                    Map.entry("application/pkix-cert", FileKind.CERTIFICATE),
                    Map.entry("application/x-x509-user-cert", FileKind.CERTIFICATE),
                    Map.entry("application/x-x509-ca-cert", FileKind.CERTIFICATE),
                    Map.entry("application/ocsp-response", FileKind.CERTIFICATE),
                    Map.entry("application/x-www-form-urlencoded", FileKind.FORM));

    private MediaTypes() {}

    /// @param mediaType in lower case, without parameters; empty where the sensor knew none
    public static FileKind kind(String mediaType) {
        FileKind kind = KINDS.get(mediaType);
        if (kind != null) {
            return kind;
        }
        if (mediaType.startsWith("application/vnd.openxmlformats")) {
            return FileKind.OOXML;
        }
        if (mediaType.startsWith("audio/") || mediaType.startsWith("video/")) {
            return FileKind.AUDIO_VIDEO;
        }
        if (mediaType.startsWith("font/") || mediaType.startsWith("application/font")) {
            return FileKind.FONT;
        }
        return mediaType.startsWith("text/") ? FileKind.TEXT : FileKind.BINARY;
    }
}
