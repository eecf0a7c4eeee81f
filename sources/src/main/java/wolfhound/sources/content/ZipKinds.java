package wolfhound.sources.content;

import wolfhound.model.FileKind;

/// Tells zip archives apart by the names of the entries in their beginning (APPNOTE.TXT, 4.3.7).
/// The entries' lengths are often missing in streamed archives, so local headers are looked for by
/// their signature.
final class ZipKinds {
    private static final String LOCAL_HEADER = "PK\u0003\u0004";
    private static final int NAME_LENGTH_AT = 26;
    private static final int NAME_AT = 30;

    private ZipKinds() {}

    static FileKind tell(byte[] head, int length) {
        int at = FileKinds.indexOf(head, length, LOCAL_HEADER);
        while (at >= 0 && at + NAME_AT <= length) {
            FileKind kind = byEntry(head, at + NAME_AT, nameEnd(head, at, length));
            if (kind != FileKind.ZIP) {
                return kind;
            }
            at = FileKinds.indexOf(head, at + NAME_AT, length, LOCAL_HEADER);
        }
        return FileKind.ZIP;
    }

    private static int nameEnd(byte[] head, int at, int length) {
        int named = head[at + NAME_LENGTH_AT] & 0xFF | (head[at + NAME_LENGTH_AT + 1] & 0xFF) << 8;
        return Math.min(length, at + NAME_AT + named);
    }

    private static FileKind byEntry(byte[] head, int from, int to) {
        if (has(head, from, to, "META-INF/")
                || has(head, from, to, "classes.dex")
                || has(head, from, to, "AndroidManifest.xml")
                || has(head, Math.max(from, to - 6), to, ".class")) {
            return FileKind.JAR;
        }
        if (has(head, from, to, "[Content_Types].xml")
                || has(head, from, to, "_rels/.rels")
                || has(head, from, to, "word/")
                || has(head, from, to, "xl/")
                || has(head, from, to, "ppt/")) {
            return FileKind.OOXML;
        }
        return has(head, from, to, "AppManifest.xaml") ? FileKind.SILVERLIGHT : FileKind.ZIP;
    }

    private static boolean has(byte[] head, int from, int to, String name) {
        return FileKinds.indexOf(head, from, Math.min(to, from + name.length()), name) == from;
    }
}
