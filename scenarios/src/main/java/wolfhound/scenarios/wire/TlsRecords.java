package wolfhound.scenarios.wire;

import java.util.Random;

/// Records of TLS 1.2 (RFC 5246) and TLS 1.3 (RFC 8446): hellos as real stacks send them, and
/// random bytes where a real session has ciphertext.
public final class TlsRecords {
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int LONGEST_RECORD = 16_384;

    private final Random random;

    public TlsRecords(Random random) {
        this.random = random;
    }

    /// @param name the server name to ask for, empty for none
    public byte[] clientHello(TlsClient client, String name) {
        Octets body = new Octets().u16(0x0303).bytes(noise(32));
        body.counted8(client.modern() ? noise(32) : new byte[0]);
        body.counted16(client.ciphers()).counted8(new byte[] {0});
        body.counted16(clientExtensions(client, name));
        return record(HANDSHAKE, 0x0301, message(1, body.toBytes()));
    }

    private byte[] clientExtensions(TlsClient client, String name) {
        Octets out = new Octets();
        if (client.grease()) {
            extension(out, 0x1A1A, new byte[0]);
        }
        if (!name.isEmpty()) {
            byte[] host = new Octets().u8(0).counted16(new Octets().text(name).toBytes()).toBytes();
            extension(out, 0, new Octets().counted16(host).toBytes());
        }
        extension(out, 23, new byte[0]);
        extension(out, 65281, new byte[] {0});
        extension(out, 10, new Octets().hex("0006 001d 0017 0018").toBytes());
        extension(out, 11, new Octets().hex("01 00").toBytes());
        extension(out, 35, new byte[0]);
        if (client.applications().length > 0) {
            Octets list = new Octets();
            for (String application : client.applications()) {
                list.counted8(new Octets().text(application).toBytes());
            }
            extension(out, 16, new Octets().counted16(list.toBytes()).toBytes());
        }
        extension(out, 13, new Octets().hex("000e 0403 0804 0401 0503 0805 0501 0601").toBytes());
        if (client.modern()) {
            Octets share = new Octets().u16(0x001D).counted16(noise(32));
            extension(out, 51, new Octets().counted16(share.toBytes()).toBytes());
            extension(out, 45, new Octets().hex("01 01").toBytes());
            extension(out, 43, new Octets().hex("04 0304 0303").toBytes());
        }
        return out.toBytes();
    }

    /// The server's first flight in TLS 1.2: hello, certificate and done, all readable.
    public byte[] serverFlight(Certificate certificate) {
        Octets hello = new Octets().u16(0x0303).bytes(noise(32)).counted8(noise(32));
        hello.u16(0xC02F).u8(0);
        Octets extensions = new Octets();
        extension(extensions, 65281, new byte[] {0});
        hello.counted16(extensions.toBytes());
        byte[] der = certificate.der(random);
        byte[] chain = new Octets().counted24(new Octets().counted24(der).toBytes()).toBytes();
        Octets exchange = new Octets().u8(3).u16(0x001D).counted8(noise(32));
        exchange.u16(0x0401).counted16(noise(256));
        return new Octets()
                .bytes(record(HANDSHAKE, 0x0303, message(2, hello.toBytes())))
                .bytes(record(HANDSHAKE, 0x0303, message(11, chain)))
                .bytes(record(HANDSHAKE, 0x0303, message(12, exchange.toBytes())))
                .bytes(record(HANDSHAKE, 0x0303, message(14, new byte[0])))
                .toBytes();
    }

    /// The client's second flight in TLS 1.2: key exchange, change of cipher, encrypted finish.
    public byte[] clientFinish() {
        byte[] key = new Octets().counted8(noise(32)).toBytes();
        return new Octets()
                .bytes(record(HANDSHAKE, 0x0303, message(16, key)))
                .bytes(serverFinish())
                .toBytes();
    }

    /// Change of cipher and encrypted finish.
    public byte[] serverFinish() {
        return new Octets()
                .bytes(record(CHANGE_CIPHER_SPEC, 0x0303, new byte[] {1}))
                .bytes(record(HANDSHAKE, 0x0303, noise(40)))
                .toBytes();
    }

    /// The server's first flight in TLS 1.3: everything after the hello is encrypted.
    public byte[] modernServerFlight(int certificateBytes) {
        Octets hello = new Octets().u16(0x0303).bytes(noise(32)).counted8(noise(32));
        hello.u16(0x1301).u8(0);
        Octets extensions = new Octets();
        extension(extensions, 43, new byte[] {3, 4});
        extension(extensions, 51, new Octets().u16(0x001D).counted16(noise(32)).toBytes());
        hello.counted16(extensions.toBytes());
        return new Octets()
                .bytes(record(HANDSHAKE, 0x0303, message(2, hello.toBytes())))
                .bytes(record(CHANGE_CIPHER_SPEC, 0x0303, new byte[] {1}))
                .bytes(application(certificateBytes))
                .toBytes();
    }

    /// The client's finish in TLS 1.3.
    public byte[] modernClientFinish() {
        return new Octets()
                .bytes(record(CHANGE_CIPHER_SPEC, 0x0303, new byte[] {1}))
                .bytes(application(53))
                .toBytes();
    }

    /// Ciphertext of so many bytes, in as many records as it takes.
    public byte[] application(int length) {
        Octets out = new Octets();
        for (int left = length; left > 0; left -= LONGEST_RECORD) {
            out.bytes(record(APPLICATION_DATA, 0x0303, noise(Math.min(left, LONGEST_RECORD))));
        }
        return out.toBytes();
    }

    private static byte[] message(int type, byte[] body) {
        return new Octets().u8(type).counted24(body).toBytes();
    }

    private static byte[] record(int type, int version, byte[] body) {
        return new Octets().u8(type).u16(version).counted16(body).toBytes();
    }

    private static void extension(Octets out, int type, byte[] body) {
        out.u16(type).counted16(body);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
