package wolfhound.rules.lists;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A database of two countries in MaxMind's format.
public final class TinyCountries {
    private TinyCountries() {}

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return joined(new byte[] {(byte) (0x40 | bytes.length)}, bytes);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /// Of IPv4: what begins with the bits 0 is of DE, with 10 of FR, with 11 of nobody.
    public static byte[] database(int bits) {
        // {names: {en: Rest}, country: {iso_code: DE}}; and FR, with pointers to what is there.
        byte[] german =
                joined(
                        bytes(0xE2),
                        text("names"),
                        joined(bytes(0xE1), text("en"), text("Rest")),
                        text("country"),
                        joined(bytes(0xE1), text("iso_code"), text("DE")));
        int country = german.length - 3 - 9 - 1 - 8;
        int code = german.length - 3 - 9;
        byte[] french =
                joined(
                        bytes(0xE1),
                        bytes(0x20, country),
                        bytes(0xE1),
                        bytes(0x20, code),
                        text("FR"));
        int nodes = 2;
        byte[] tree =
                joined(node(bits, nodes + 16, 1), node(bits, nodes + 16 + german.length, nodes));
        byte[] sizes =
                joined(
                        bytes(0xE3),
                        text("node_count"),
                        bytes(0xC1, nodes),
                        text("record_size"),
                        bytes(0xA1, bits),
                        text("ip_version"),
                        bytes(0xA1, 4));
        return joined(
                tree,
                new byte[16],
                german,
                french,
                bytes(0xAB, 0xCD, 0xEF),
                "MaxMind.com".getBytes(StandardCharsets.ISO_8859_1),
                sizes);
    }

    private static byte[] node(int bits, int left, int right) {
        return switch (bits) {
            case 24 -> bytes(0, 0, left, 0, 0, right);
            case 28 -> bytes(0, 0, left, 0, 0, 0, right);
            default -> bytes(0, 0, 0, left, 0, 0, 0, right);
        };
    }
}
