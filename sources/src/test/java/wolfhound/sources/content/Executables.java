package wolfhound.sources.content;

/// Builds headers of executables by hand, for tests.
final class Executables {
    private Executables() {}

    /// A PE32 file whose PE header stands at `offset`, with 64 bytes behind it.
    static byte[] pe(int offset, int machine, int characteristics, int subsystem) {
        byte[] file = new byte[offset + 24 + 96 + 64];
        file[0] = 'M';
        file[1] = 'Z';
        le32(file, 60, offset);
        le32(file, offset, 0x4550);
        le16(file, offset + 4, machine);
        le16(file, offset + 6, 3);
        le32(file, offset + 8, 1_500_000_000);
        le16(file, offset + 22, characteristics);
        le16(file, offset + 24, 0x10B);
        le16(file, offset + 24 + 68, subsystem);
        return file;
    }

    private static void le16(byte[] file, int at, int value) {
        file[at] = (byte) value;
        file[at + 1] = (byte) (value >>> 8);
    }

    private static void le32(byte[] file, int at, int value) {
        le16(file, at, value);
        le16(file, at + 2, value >>> 16);
    }
}
