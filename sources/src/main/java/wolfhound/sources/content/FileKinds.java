package wolfhound.sources.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import wolfhound.model.Entropy;
import wolfhound.model.FileKind;

/// Tells what bytes are by their beginning: by the signatures of binary formats first, then by the
/// shape of text, then by how random they are. Names and declared types are never asked.
public final class FileKinds {
    /// How far below the expectation for uniform bytes a sample may lie and still be random.
    static final double RANDOM_MARGIN = 0.35;

    /// Fewer bytes than this show nothing about randomness.
    private static final int RANDOM_BYTES = 16;

    private static final double TEXT_SHARE = 0.75;

    /// More than 99 in a hundred.
    private static final double NEARLY_ALL = Math.nextUp(0.99);

    private record Signature(FileKind kind, int at, byte[] bytes) {
        static Signature of(FileKind kind, String latin1) {
            return at(kind, 0, latin1);
        }

        static Signature at(FileKind kind, int at, String latin1) {
            return new Signature(kind, at, latin1.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean fits(byte[] head, int length) {
            return length >= at + bytes.length
                    && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    /// Those that decide alone. Signatures shared by several formats are looked at in [#ambiguous].
    private static final List<Signature> SIGNATURES =
            List.of(
                    Signature.of(FileKind.ELF, "\u007fELF"),
                    Signature.of(FileKind.MACH_O, "\u00fe\u00ed\u00fa\u00ce"),
                    Signature.of(FileKind.MACH_O, "\u00fe\u00ed\u00fa\u00cf"),
                    Signature.of(FileKind.MACH_O, "\u00ce\u00fa\u00ed\u00fe"),
                    Signature.of(FileKind.MACH_O, "\u00cf\u00fa\u00ed\u00fe"),
                    Signature.of(FileKind.DEX, "dex\n0"),
                    Signature.of(FileKind.RAR, "Rar!\u001a\u0007"),
                    Signature.of(FileKind.SEVEN_ZIP, "7z\u00bc\u00af\u0027\u001c"),
                    Signature.of(FileKind.GZIP, "\u001f\u008b\b"),
                    Signature.of(FileKind.XZ, "\u00fd7zXZ\0"),
                    Signature.of(FileKind.CAB, "MSCF\0\0\0\0"),
                    Signature.of(FileKind.OLE, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
                    Signature.of(FileKind.RTF, "{\\rt"),
                    Signature.of(FileKind.LNK, "L\0\0\0\u0001\u0014\u0002\0"),
                    Signature.of(FileKind.SQLITE, "SQLite format 3\0"),
                    Signature.of(FileKind.PNG, "\u0089PNG\r\n\u001a\n"),
                    Signature.of(FileKind.JPEG, "\u00ff\u00d8\u00ff"),
                    Signature.of(FileKind.GIF, "GIF87a"),
                    Signature.of(FileKind.GIF, "GIF89a"),
                    Signature.of(FileKind.FONT, "wOFF"),
                    Signature.of(FileKind.FONT, "wOF2"),
                    Signature.of(FileKind.FONT, "OTTO\0"),
                    Signature.of(FileKind.FONT, "\0\u0001\0\0\0"),
                    Signature.of(FileKind.AUDIO_VIDEO, "ID3"),
                    Signature.of(FileKind.AUDIO_VIDEO, "OggS\0"),
                    Signature.of(FileKind.AUDIO_VIDEO, "fLaC\0"),
                    Signature.of(FileKind.AUDIO_VIDEO, "FLV\u0001"),
                    Signature.of(FileKind.AUDIO_VIDEO, "\u001aE\u00df\u00a3"),
                    Signature.of(FileKind.AUDIO_VIDEO, "\0\0\u0001\u00ba"),
                    Signature.of(FileKind.AUDIO_VIDEO, "\0\0\u0001\u00b3"),
                    Signature.of(FileKind.AUDIO_VIDEO, "0&\u00b2u\u008ef\u00cf\u0011"),
                    Signature.at(FileKind.AUDIO_VIDEO, 4, "ftyp"),
                    Signature.of(FileKind.CERTIFICATE, "-----BEGIN CERTIFICATE-----"),
                    Signature.of(FileKind.CERTIFICATE, "-----BEGIN PKCS7-----"));

    /// Those that what begins with a byte may have, in the same order: most beginnings have none.
    private static final Signature[][] BY_FIRST = byFirst();

    private FileKinds() {}

    private static Signature[][] byFirst() {
        Signature[][] byFirst = new Signature[256][];
        for (int first = 0; first < byFirst.length; first++) {
            byte b = (byte) first;
            byFirst[first] =
                    SIGNATURES.stream()
                            .filter(signature -> signature.at > 0 || signature.bytes[0] == b)
                            .toArray(Signature[]::new);
        }
        return byFirst;
    }

    /// What these bytes, the beginning of something or all of it, are.
    ///
    /// @param cut whether there is more behind them
    public static FileKind tell(byte[] head, int length, boolean cut) {
        if (length == 0) {
            return FileKind.EMPTY;
        }
        for (Signature signature : BY_FIRST[head[0] & 0xFF]) {
            if (signature.fits(head, length)) {
                return signature.kind();
            }
        }
        FileKind binary = ambiguous(head, length);
        if (binary != FileKind.BINARY) {
            return binary;
        }
        FileKind text = TextKinds.tell(head, length, cut);
        if (text != FileKind.BINARY) {
            return text;
        }
        return looksRandom(head, length) ? FileKind.RANDOM : FileKind.BINARY;
    }

    /// Formats whose first bytes need a second look.
    private static FileKind ambiguous(byte[] head, int length) {
        if (length < 4) {
            return starts(head, length, "MZ") ? FileKind.MZ : FileKind.BINARY;
        }
        int first = u32(head, 0);
        return switch (first >>> 16) {
            case 0x4D5A -> dosOrWindows(head, length);
            case 0x504B -> isZip(first) ? ZipKinds.tell(head, length) : FileKind.BINARY;
            case 0x5249 -> first == 0x52494646 ? riff(head, length) : FileKind.BINARY;
            case 0xCAFE -> first == 0xCAFEBABE ? javaOrFat(head, length) : FileKind.BINARY;
            case 0x425A -> isBzip2(head, length) ? FileKind.BZIP2 : FileKind.BINARY;
            case 0x4657, 0x4357, 0x5A57 ->
                    head[2] == 'S' && head[3] > 0 && head[3] < 64
                            ? FileKind.FLASH
                            : FileKind.BINARY;
            case 0x424D -> isBitmap(head, length) ? FileKind.BMP : FileKind.BINARY;
            case 0x0000 -> isIcon(head, length) ? FileKind.ICO : FileKind.BINARY;
            case 0x3082 -> isCertificate(head, length) ? FileKind.CERTIFICATE : FileKind.BINARY;
            default -> pdfOrSound(head, length);
        };
    }

    private static FileKind dosOrWindows(byte[] head, int length) {
        if (TextKinds.isText(head, length, NEARLY_ALL)) {
            return FileKind.BINARY;
        }
        long pe = ExecutableHeader.peOffset(head, length);
        return pe >= 0 && pe <= length - 4 && u32(head, (int) pe) == 0x50450000
                ? FileKind.PE
                : FileKind.MZ;
    }

    private static boolean isZip(int first) {
        return first == 0x504B0304 || first == 0x504B0506 || first == 0x504B0708;
    }

    private static FileKind riff(byte[] head, int length) {
        if (length < 12) {
            return FileKind.BINARY;
        }
        return switch (u32(head, 8)) {
            case 0x57454250 -> FileKind.WEBP;
            case 0x41564920, 0x57415645 -> FileKind.AUDIO_VIDEO;
            default -> FileKind.BINARY;
        };
    }

    /// A fat Mach-O counts its few architectures where a class file has its version, 45 or more.
    private static FileKind javaOrFat(byte[] head, int length) {
        if (length < 8) {
            return FileKind.BINARY;
        }
        return u32(head, 4) < 20 ? FileKind.MACH_O : FileKind.JAVA_CLASS;
    }

    private static boolean isBzip2(byte[] head, int length) {
        return length >= 10
                && head[2] == 'h'
                && head[3] >= '1'
                && head[3] <= '9'
                && u32(head, 4) == 0x31415926;
    }

    private static boolean isBitmap(byte[] head, int length) {
        return length >= 18 && u32(head, 6) == 0 && head[15] == 0 && head[17] == 0;
    }

    /// Icons and cursors: reserved 0, type 1 or 2, a small count, then an entry whose fourth byte
    /// is 0.
    private static boolean isIcon(byte[] head, int length) {
        return length >= 10
                && (head[2] == 1 || head[2] == 2)
                && head[3] == 0
                && head[4] > 0
                && head[5] == 0
                && head[9] == 0;
    }

    /// X.509 in DER: a sequence of a sequence that begins with the version tag or a serial number.
    private static boolean isCertificate(byte[] head, int length) {
        return length >= 10
                && u16(head, 4) == 0x3082
                && ((head[8] & 0xFF) == 0xA0 && head[9] == 3 || head[8] == 2 && head[9] == 1)
                && u16(head, 6) < u16(head, 2);
    }

    private static FileKind pdfOrSound(byte[] head, int length) {
        if (indexOf(head, Math.min(length, 1024), "%PDF-") >= 0) {
            return FileKind.PDF;
        }
        return isMpegAudio(head, length) ? FileKind.AUDIO_VIDEO : FileKind.BINARY;
    }

    /// Two frames of MPEG audio layer III in a row: the sync word alone is too common.
    private static boolean isMpegAudio(byte[] head, int length) {
        int frame = mpegFrame(head, length, 0);
        return frame > 0 && (frame + 4 > length || mpegFrame(head, length, frame) > 0);
    }

    private static final int[] MPEG1_KBITS = {
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
    };
    private static final int[] MPEG1_HERTZ = {44100, 48000, 32000};

    /// The length of the MPEG-1 layer III frame that starts here, 0 for none.
    private static int mpegFrame(byte[] head, int length, int at) {
        if (at + 4 > length || (u16(head, at) & 0xFFFE) != 0xFFFA) {
            return 0;
        }
        int rate = (head[at + 2] & 0xF0) >>> 4;
        int hertz = (head[at + 2] & 0x0C) >>> 2;
        if (rate == 0 || rate == 15 || hertz == 3) {
            return 0;
        }
        int padding = (head[at + 2] & 2) >>> 1;
        return 144000 * MPEG1_KBITS[rate] / MPEG1_HERTZ[hertz] + padding;
    }

    private static boolean looksRandom(byte[] head, int length) {
        return length >= RANDOM_BYTES
                && !TextKinds.isText(head, length, TEXT_SHARE)
                && Entropy.of(head, 0, length) > Entropy.expectedOfRandom(length) - RANDOM_MARGIN;
    }

    private static boolean starts(byte[] head, int length, String text) {
        return indexOf(head, Math.min(length, text.length()), text) == 0;
    }

    /// The first position of these Latin-1 characters, -1 for none.
    static int indexOf(byte[] head, int length, String text) {
        return indexOf(head, 0, length, text);
    }

    static int indexOf(byte[] head, int from, int length, String text) {
        byte first = (byte) text.charAt(0);
        for (int i = from; i <= length - text.length(); i++) {
            if (head[i] != first) {
                continue;
            }
            int k = 1;
            while (k < text.length() && (head[i + k] & 0xFF) == text.charAt(k)) {
                k++;
            }
            if (k == text.length()) {
                return i;
            }
        }
        return -1;
    }

    private static int u16(byte[] head, int at) {
        return (head[at] & 0xFF) << 8 | head[at + 1] & 0xFF;
    }

    private static int u32(byte[] head, int at) {
        return u16(head, at) << 16 | u16(head, at + 2);
    }
}
