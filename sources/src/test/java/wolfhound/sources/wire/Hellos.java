package wolfhound.sources.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Builds hellos of TLS and what surrounds them, field by field.
final class Hellos {
    private Hellos() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] number(int value, int bytes) {
        byte[] number = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            number[i] = (byte) (value >>> 8 * (bytes - 1 - i));
        }
        return number;
    }

    /// With its length in front, in that many bytes.
    static byte[] counted(int lengthBytes, byte[]... parts) {
        byte[] body = join(parts);
        return join(number(body.length, lengthBytes), body);
    }

    static byte[] extension(int type, byte[]... parts) {
        return join(number(type, 2), counted(2, parts));
    }

    static byte[] serverName(String name) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        return extension(0, counted(2, new byte[1], counted(2, text)));
    }

    static byte[] alpn(String... names) {
        byte[] list = new byte[0];
        for (String name : names) {
            list = join(list, counted(1, name.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return extension(16, counted(2, list));
    }

    /// The body of a client's hello.
    static byte[] client(int version, String suites, byte[]... extensions) {
        byte[] block = extensions.length == 0 ? new byte[0] : counted(2, extensions);
        return join(
                number(version, 2),
                new byte[32],
                counted(1, new byte[32]),
                counted(2, hex(suites)),
                counted(1, new byte[1]),
                block);
    }

    static byte[] server(int version, int suite, byte[]... extensions) {
        byte[] block = extensions.length == 0 ? new byte[0] : counted(2, extensions);
        return join(
                number(version, 2),
                new byte[32],
                counted(1, new byte[32]),
                number(suite, 2),
                new byte[1],
                block);
    }

    static byte[] message(int type, byte[]... body) {
        return join(number(type, 1), counted(3, body));
    }

    static byte[] record(int type, byte[]... body) {
        return join(number(type, 1), number(0x0303, 2), counted(2, body));
    }

    /// Application data of this length.
    static byte[] data(int length) {
        return record(23, new byte[length]);
    }

    static byte[] changeCipherSpec() {
        return record(20, new byte[] {1});
    }

    /// An encrypted Finished.
    static byte[] finished() {
        byte[] secret = new byte[40];
        secret[0] = (byte) 0xC5;
        return record(22, secret);
    }
}
