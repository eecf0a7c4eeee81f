package wolfhound.sources.content;

import java.util.Optional;
import wolfhound.model.FileTransfer;

/// Reads the headers of executables: PE (Microsoft PE/COFF specification) and ELF (System V ABI,
/// chapter 4). Every field is proved to be there before it is read.
final class ExecutableHeader {
    /// Signature, COFF header and the optional header up to the subsystem.
    static final int PE_BYTES = 24 + 70;

    private static final int COFF_LIBRARY = 0x2000;
    private static final int SUBSYSTEM_GRAPHICAL = 2;
    private static final int ELF_BYTES = 52;
    private static final int ELF_SHARED = 3;

    private ExecutableHeader() {}

    static Optional<FileTransfer.Executable> read(byte[] head, int length) {
        long pe = peOffset(head, length);
        if (pe >= 0 && pe < length) {
            return readPe(head, (int) pe, length);
        }
        return readElf(head, length);
    }

    /// Where the DOS header says that the PE header is, -1 when it is no DOS header or cut short.
    static long peOffset(byte[] head, int length) {
        if (length < 64 || head[0] != 'M' || head[1] != 'Z') {
            return -1;
        }
        return le32(head, 60);
    }

    static Optional<FileTransfer.Executable> readPe(byte[] bytes, int at, int length) {
        if (at > length - PE_BYTES || le32(bytes, at) != 0x4550) {
            return Optional.empty();
        }
        int magic = le16(bytes, at + 24);
        if (magic != 0x10B && magic != 0x20B) {
            return Optional.empty();
        }
        return Optional.of(
                new FileTransfer.Executable(
                        magic == 0x10B ? "PE32" : "PE32+",
                        peMachine(le16(bytes, at + 4)),
                        le32(bytes, at + 8),
                        (le16(bytes, at + 22) & COFF_LIBRARY) != 0,
                        le16(bytes, at + 24 + 68) == SUBSYSTEM_GRAPHICAL,
                        le16(bytes, at + 6)));
    }

    private static String peMachine(int number) {
        return switch (number) {
            case 0x14C -> "x86";
            case 0x8664 -> "x64";
            case 0x1C0, 0x1C2, 0x1C4 -> "arm";
            case 0xAA64 -> "arm64";
            case 0x200 -> "ia64";
            case 0x166, 0x169, 0x266, 0x366, 0x466 -> "mips";
            case 0xEBC -> "efi";
            default -> "machine-" + Integer.toHexString(number);
        };
    }

    private static Optional<FileTransfer.Executable> readElf(byte[] head, int length) {
        if (length < ELF_BYTES || le32(head, 0) != 0x464C457F) {
            return Optional.empty();
        }
        boolean wide = head[4] == 2;
        boolean bigEndian = head[5] == 2;
        int sectionsAt = wide ? 60 : 48;
        if (length < sectionsAt + 2) {
            return Optional.empty();
        }
        return Optional.of(
                new FileTransfer.Executable(
                        wide ? "ELF64" : "ELF32",
                        elfMachine(u16(head, 18, bigEndian)),
                        0,
                        u16(head, 16, bigEndian) == ELF_SHARED,
                        false,
                        u16(head, sectionsAt, bigEndian)));
    }

    private static String elfMachine(int number) {
        return switch (number) {
            case 2, 18, 43 -> "sparc";
            case 3 -> "x86";
            case 4 -> "m68k";
            case 8 -> "mips";
            case 20 -> "ppc";
            case 21 -> "ppc64";
            case 22 -> "s390";
            case 40 -> "arm";
            case 42 -> "sh";
            case 62 -> "x64";
            case 93, 195 -> "arc";
            case 183 -> "arm64";
            case 243 -> "riscv";
            default -> "machine-" + Integer.toHexString(number);
        };
    }

    private static int u16(byte[] bytes, int at, boolean bigEndian) {
        int little = le16(bytes, at);
        return bigEndian ? Short.toUnsignedInt(Short.reverseBytes((short) little)) : little;
    }

    private static int le16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static long le32(byte[] bytes, int at) {
        return le16(bytes, at) | (long) le16(bytes, at + 2) << 16;
    }
}
