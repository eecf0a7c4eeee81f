package wolfhound.sources.wire;

import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;
import static wolfhound.sources.wire.Hellos.number;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Certificates written element by element; nobody signed them.
final class WrittenCertificate {
    private static final String COMMON_NAME = "550403";
    private static final String ORGANISATION = "55040a";

    private WrittenCertificate() {}

    static byte[] selfSigned(String commonName) {
        byte[] name = name(part(COMMON_NAME, 12, commonName));
        return certificate(hex("1001"), name, name, "220101000000Z", rsaKey(), new byte[0]);
    }

    /// With an issuer of two parts, one of them to be escaped, and alternative names.
    static byte[] issued(String commonName, byte[]... alternativeNames) {
        byte[] issuer =
                name(
                        part(ORGANISATION, 19, "Bark, Howl & Co."),
                        part(COMMON_NAME, 19, "Kennel CA"));
        byte[] names = element(0x04, element(0x30, join(alternativeNames)));
        byte[] extension = element(0x30, element(0x06, hex("551d11")), names);
        byte[] extensions = element(0xA3, element(0x30, extension));
        return certificate(
                hex("08bb00ee"),
                issuer,
                name(part(COMMON_NAME, 12, commonName)),
                "991231235959Z",
                ecKey(),
                extensions);
    }

    static byte[] dnsName(String name) {
        return element(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] address(String hex) {
        return element(0x87, hex(hex));
    }

    private static byte[] certificate(
            byte[] serial,
            byte[] issuer,
            byte[] subject,
            String notBefore,
            byte[] key,
            byte[] extensions) {
        byte[] algorithm = element(0x30, element(0x06, hex("2a864886f70d01010b")), element(0x05));
        byte[] validity =
                element(
                        0x30,
                        element(23, notBefore.getBytes(StandardCharsets.US_ASCII)),
                        element(24, "20511231235959Z".getBytes(StandardCharsets.US_ASCII)));
        byte[] body =
                element(
                        0x30,
                        element(0xA0, element(0x02, hex("02"))),
                        element(0x02, serial),
                        algorithm,
                        issuer,
                        validity,
                        subject,
                        key,
                        extensions);
        return element(0x30, body, algorithm, element(0x03, new byte[33]));
    }

    private static byte[] rsaKey() {
        byte[] modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.valueOf(5)).toByteArray();
        byte[] numbers = element(0x30, element(0x02, modulus), element(0x02, hex("010001")));
        return element(
                0x30,
                element(0x30, element(0x06, hex("2a864886f70d010101")), element(0x05)),
                element(0x03, new byte[1], numbers));
    }

    /// The generator of P-256, which is a point of the curve.
    private static byte[] ecKey() {
        return element(
                0x30,
                element(
                        0x30,
                        element(0x06, hex("2a8648ce3d0201")),
                        element(0x06, hex("2a8648ce3d030107"))),
                element(
                        0x03,
                        hex(
                                "0004"
                                        + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                                        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")));
    }

    private static byte[] name(byte[]... parts) {
        return element(0x30, join(parts));
    }

    private static byte[] part(String type, int tag, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return element(0x31, element(0x30, element(0x06, hex(type)), element(tag, text)));
    }

    static byte[] element(int tag, byte[]... parts) {
        byte[] body = join(parts);
        byte[] length =
                body.length < 0x80
                        ? number(body.length, 1)
                        : join(hex("82"), number(body.length, 2));
        return join(number(tag, 1), length, body);
    }
}
