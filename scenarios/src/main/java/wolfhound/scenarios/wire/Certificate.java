package wolfhound.scenarios.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/// An X.509 certificate (RFC 5280) whose shape is right and whose key and signature are random
/// bytes: passive observers read it, nobody verifies it.
///
/// @param subject attributes as `CN=…`, `O=…`, in the order of the certificate
/// @param issuer likewise
/// @param names of the subject alternative name, none for none
public record Certificate(
        List<String> subject, List<String> issuer, List<String> names, Instant from, Instant to) {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT = 0x06;
    private static final int UTF8 = 0x0C;
    private static final int PRINTABLE = 0x13;
    private static final int TIME = 0x17;
    private static final int MODULUS_BYTES = 256;

    public static Certificate selfSigned(List<String> subject, Instant from, Instant to) {
        return new Certificate(subject, subject, List.of(), from, to);
    }

    /// DER, with key, serial number and signature drawn from `random`.
    public byte[] der(Random random) {
        byte[] algorithm = tagged(SEQUENCE, object("2a864886f70d01010b"), new byte[] {0x05, 0x00});
        byte[] toBeSigned =
                tagged(
                        SEQUENCE,
                        tagged(0xA0, tagged(INTEGER, new byte[] {2})),
                        tagged(INTEGER, positive(random, 16)),
                        algorithm,
                        name(issuer),
                        tagged(SEQUENCE, time(from), time(to)),
                        name(subject),
                        publicKey(random),
                        extensions());
        byte[] signature = new Octets().u8(0).bytes(positive(random, MODULUS_BYTES)).toBytes();
        return tagged(SEQUENCE, toBeSigned, algorithm, tagged(BIT_STRING, signature));
    }

    private static byte[] publicKey(Random random) {
        byte[] key =
                tagged(
                        SEQUENCE,
                        tagged(INTEGER, new Octets().u8(0).bytes(high(random)).toBytes()),
                        tagged(INTEGER, new byte[] {1, 0, 1}));
        return tagged(
                SEQUENCE,
                tagged(SEQUENCE, object("2a864886f70d010101"), new byte[] {0x05, 0x00}),
                tagged(BIT_STRING, new Octets().u8(0).bytes(key).toBytes()));
    }

    private byte[] extensions() {
        if (names.isEmpty()) {
            return new byte[0];
        }
        Octets general = new Octets();
        names.forEach(
                name -> general.bytes(tagged(0x82, name.getBytes(StandardCharsets.US_ASCII))));
        byte[] alternative =
                tagged(
                        SEQUENCE,
                        object("551d11"),
                        tagged(OCTET_STRING, tagged(SEQUENCE, general.toBytes())));
        return tagged(0xA3, tagged(SEQUENCE, alternative));
    }

    private static byte[] name(List<String> attributes) {
        Octets out = new Octets();
        for (String attribute : attributes) {
            int equals = attribute.indexOf('=');
            String kind = attribute.substring(0, equals);
            byte[] value = attribute.substring(equals + 1).getBytes(StandardCharsets.UTF_8);
            byte[] pair =
                    tagged(
                            SEQUENCE,
                            object(type(kind)),
                            tagged(kind.equals("C") ? PRINTABLE : UTF8, value));
            out.bytes(tagged(SET, pair));
        }
        return tagged(SEQUENCE, out.toBytes());
    }

    private static String type(String kind) {
        return switch (kind) {
            case "CN" -> "550403";
            case "C" -> "550406";
            case "L" -> "550407";
            case "ST" -> "550408";
            case "O" -> "55040a";
            case "OU" -> "55040b";
            default -> throw new IllegalArgumentException("no such attribute: " + kind);
        };
    }

    private static byte[] object(String hex) {
        return tagged(OBJECT, new Octets().hex(hex).toBytes());
    }

    private static byte[] time(Instant at) {
        return tagged(TIME, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] positive(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[0] = (byte) ((bytes[0] & 0x7F) | 0x40);
        return bytes;
    }

    private static byte[] high(Random random) {
        byte[] bytes = positive(random, MODULUS_BYTES);
        bytes[0] |= (byte) 0x80;
        return bytes;
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        Octets content = new Octets();
        for (byte[] part : parts) {
            content.bytes(part);
        }
        Octets out = new Octets().u8(tag);
        int length = content.size();
        if (length < 0x80) {
            out.u8(length);
        } else if (length < 0x100) {
            out.u8(0x81).u8(length);
        } else {
            out.u8(0x82).u16(length);
        }
        return out.bytes(content.toBytes()).toBytes();
    }
}
