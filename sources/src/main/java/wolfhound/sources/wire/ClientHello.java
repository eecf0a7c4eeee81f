package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;

/// The first message of a client of TLS (RFC 8446 §4.1.2), DTLS (RFC 9147 §5.3) or SSL 2.0, with
/// the fingerprints that are made of it.
///
/// @param legacyVersion as in its version field, two bytes
/// @param ja3 MD5 of the JA3 string
record ClientHello(
        int legacyVersion,
        int[] suites,
        Extensions extensions,
        String serverName,
        List<String> alpn,
        boolean encrypted,
        String ja3,
        String ja4)
        implements Hello {
    static final ClientHello NONE =
            new ClientHello(0, new int[0], Extensions.NONE, "", List.of(), false, "", "");

    private static final int RANDOM = 32;
    private static final int LONGEST_SESSION_ID = 32;

    /// Numbers set aside so that servers learn to ignore what they do not know (RFC 8701).
    static boolean isGrease(int number) {
        return (number & 0x0F0F) == 0x0A0A && number >>> 8 == (number & 0xFF);
    }

    /// Reads the body of a hello (behind the header of the handshake message).
    ///
    /// @param carrier `t` over TCP, `d` of DTLS, `q` of QUIC, as JA4 has it
    static Hello read(Bytes body, char carrier) {
        int at = 2 + RANDOM;
        if (!body.has(0, at + 1)) {
            return new HelloLie("a hello of " + body.length() + " bytes");
        }
        int version = body.u16(0);
        if (!isVersion(version, carrier)) {
            return new HelloLie("version %04x".formatted(version));
        }
        if (body.u8(at) > LONGEST_SESSION_ID) {
            return new HelloLie("a session id of " + body.u8(at) + " bytes");
        }
        at += 1 + body.u8(at);
        if (carrier == 'd' && body.has(at, 1)) {
            at += 1 + body.u8(at);
        }
        if (!body.has(at, 2) || !body.has(at + 2, body.u16(at) + 1)) {
            return new HelloLie("cipher suites longer than the hello");
        }
        if (body.u16(at) < 2 || body.u16(at) % 2 != 0) {
            return new HelloLie(body.u16(at) + " bytes of cipher suites");
        }
        int[] suites = new int[body.u16(at) / 2];
        int suitesAt = at + 2;
        for (int i = 0; i < suites.length; i++) {
            suites[i] = body.u16(suitesAt + 2 * i);
        }
        if (!hasKnown(suites)) {
            return new HelloLie("no cipher suite that exists");
        }
        at = suitesAt + 2 * suites.length;
        if (body.u8(at) == 0 || !body.has(at + 1, body.u8(at))) {
            return new HelloLie(body.u8(at) + " compression methods");
        }
        at += 1 + body.u8(at);
        List<Extensions> extensions = new ArrayList<>(1);
        String lie = Extensions.read(Bytes.of(body.copy(0, body.length())), at, extensions);
        return lie.isEmpty()
                ? of(version, suites, extensions.getFirst(), carrier)
                : new HelloLie(lie);
    }

    private static boolean hasKnown(int[] suites) {
        for (int suite : suites) {
            if (CipherSuites.isKnown(suite)) {
                return true;
            }
        }
        return false;
    }

    private static ClientHello of(int version, int[] suites, Extensions extensions, char carrier) {
        return new ClientHello(
                version,
                suites,
                extensions,
                extensions.serverName(),
                extensions.alpn(),
                extensions.has(Extensions.ENCRYPTED_CLIENT_HELLO)
                        || extensions.has(Extensions.ENCRYPTED_SERVER_NAME),
                Ja3.ofClient(version, suites, extensions),
                Ja4.of(carrier, version, suites, extensions));
    }

    /// A hello in the format of SSL 2.0, whether it asks for SSL 2.0 or for more (RFC 5246 §E.2).
    static ClientHello ofSsl2(int version) {
        return new ClientHello(version, new int[0], Extensions.NONE, "", List.of(), false, "", "");
    }

    boolean isNone() {
        return this == NONE;
    }

    /// The newest version offered.
    int version() {
        return TlsVersion.newest(legacyVersion, extensions.supportedVersions());
    }

    private static boolean isVersion(int version, char carrier) {
        return version >>> 8 == 3 && (version & 0xFF) <= 4
                || TlsVersion.isDatagram(version)
                || carrier == 'd' && version == TlsVersion.DTLS_BEFORE_RFC;
    }
}
