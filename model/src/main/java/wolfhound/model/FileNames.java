package wolfhound.model;

import java.util.Locale;
import java.util.Set;

/// What file names claim.
public final class FileNames {
    private static final Set<String> HARMLESS =
            Set.of(
                    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "rtf", "txt", "csv", "jpg",
                    "jpeg", "png", "gif", "bmp", "ico", "htm", "html", "mp3", "mp4", "avi", "wmv",
                    "mov", "wav", "css", "xml", "json", "log", "eml");
    private static final Set<String> RUNNABLE =
            Set.of(
                    "exe", "scr", "com", "pif", "bat", "cmd", "cpl", "dll", "msi", "js", "jse",
                    "vbs", "vbe", "wsf", "wsh", "hta", "ps1", "jar", "lnk", "sh", "apk");

    private FileNames() {}

    /// The extension in lower case, empty for none.
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return extension.length() <= 8 ? extension : "";
    }

    /// Will a double click on it run something.
    public static boolean isRunnable(String name) {
        return RUNNABLE.contains(extension(name));
    }

    public static boolean isHarmless(String name) {
        return HARMLESS.contains(extension(name));
    }

    /// A runnable extension behind a harmless one (`photo.jpg.exe`, `document_pdf.scr`).
    public static boolean isDouble(String name) {
        if (!isRunnable(name)) {
            return false;
        }
        String stem = name.substring(0, name.lastIndexOf('.')).strip();
        int mark = Math.max(stem.lastIndexOf('.'), stem.lastIndexOf('_'));
        return mark >= 0 && HARMLESS.contains(stem.substring(mark + 1).toLowerCase(Locale.ROOT));
    }

    /// Does the name claim something harmless where the bytes are a program, or hide a runnable
    /// extension behind a harmless one.
    public static boolean lies(String name, FileKind kind) {
        return isDouble(name) || kind.isExecutable() && isHarmless(name);
    }
}
