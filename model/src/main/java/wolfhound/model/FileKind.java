package wolfhound.model;

/// What bytes are, told by the bytes alone.
public enum FileKind {
    EMPTY,
    /// A Windows executable or library (MZ with a PE header).
    PE,
    /// An older or damaged DOS/Windows executable: MZ, no PE header in reach.
    MZ,
    ELF,
    MACH_O,
    JAVA_CLASS,
    /// A zip archive that is a Java archive or an Android package.
    JAR,
    DEX,
    ZIP,
    RAR,
    SEVEN_ZIP,
    GZIP,
    BZIP2,
    XZ,
    CAB,
    /// Compound file: old Office documents, MSI.
    OLE,
    /// Office Open XML: a zip with `[Content_Types].xml`.
    OOXML,
    RTF,
    PDF,
    FLASH,
    SILVERLIGHT,
    HTML,
    XML,
    JSON,
    /// JavaScript or VBScript by its shape.
    SCRIPT,
    POWERSHELL,
    SHELL_SCRIPT,
    PNG,
    JPEG,
    GIF,
    ICO,
    BMP,
    WEBP,
    AUDIO_VIDEO,
    FONT,
    CERTIFICATE,
    LNK,
    SQLITE,
    FORM,
    MULTIPART,
    BASE64_TEXT,
    TEXT,
    /// No known kind, and as random as ciphers and good compression leave it.
    RANDOM,
    /// None of these.
    BINARY;

    public boolean isExecutable() {
        return switch (this) {
            case PE, MZ, ELF, MACH_O, JAVA_CLASS, JAR, DEX -> true;
            default -> false;
        };
    }

    public boolean isDocument() {
        return switch (this) {
            case OLE, OOXML, RTF, PDF -> true;
            default -> false;
        };
    }

    public boolean isArchive() {
        return switch (this) {
            case ZIP, RAR, SEVEN_ZIP, GZIP, BZIP2, XZ, CAB -> true;
            default -> false;
        };
    }

    public boolean isImage() {
        return switch (this) {
            case PNG, JPEG, GIF, ICO, BMP, WEBP -> true;
            default -> false;
        };
    }

    /// Words of some language or mark-up, as against bytes.
    public boolean isText() {
        return switch (this) {
            case HTML,
                    XML,
                    JSON,
                    SCRIPT,
                    POWERSHELL,
                    SHELL_SCRIPT,
                    FORM,
                    MULTIPART,
                    BASE64_TEXT,
                    TEXT ->
                    true;
            default -> false;
        };
    }
}
