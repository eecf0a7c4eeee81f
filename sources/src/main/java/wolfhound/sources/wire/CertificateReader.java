package wolfhound.sources.wire;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import wolfhound.model.Address;
import wolfhound.model.SecureSession.Certificate;

/// One walk through an X.509 certificate (RFC 5280 §4.1), that keeps what it found up to where the
/// bytes stop being a certificate, and then still looks for common names.
///
/// The JDK's own reader is not used: it refuses a certificate as a whole, and just those that it
/// refuses (negative serials, broken keys, made by hand) are of interest here.
final class CertificateReader {
    private static final int MOST_NAMES = 128;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SERIAL = 64;
    private static final String COMMON_NAME = "\u0006\u0003\u0055\u0004\u0003";

    private final Bytes bytes;
    private final String digest;
    private String subject = "";
    private String issuer = "";
    private String serial = "";
    private long notBefore;
    private long notAfter;
    private final List<String> names = new ArrayList<>();
    private String keyType = "";
    private int keyBits;

    CertificateReader(Bytes bytes, String digest) {
        this.bytes = bytes;
        this.digest = digest;
    }

    Certificates.Reading read() {
        boolean whole = walk();
        if (!whole && subject.isEmpty()) {
            findCommonNames();
        }
        Certificate certificate =
                new Certificate(
                        subject,
                        issuer,
                        serial,
                        notBefore,
                        notAfter,
                        List.copyOf(names),
                        keyType,
                        keyBits,
                        digest);
        return new Certificates.Reading(certificate, whole);
    }

    private boolean walk() {
        Der outer = new Der(bytes, 0, bytes.length());
        if (!outer.step(Der.SEQUENCE) || !outer.atEnd()) {
            return false;
        }
        Der parts = outer.inside();
        if (!parts.step(Der.SEQUENCE) || !body(parts.inside())) {
            return false;
        }
        return parts.step(Der.SEQUENCE) && parts.step(Der.BIT_STRING);
    }

    private boolean body(Der body) {
        body.step(0xA0);
        if (!body.step(Der.INTEGER) || body.length() == 0) {
            return false;
        }
        serial = serial(body);
        boolean algorithm = body.step(Der.SEQUENCE);
        if (!algorithm || !body.step(Der.SEQUENCE)) {
            return false;
        }
        issuer = DistinguishedName.text(body.inside(), bytes);
        if (!body.step(Der.SEQUENCE) || !validity(body.inside()) || !body.step(Der.SEQUENCE)) {
            return false;
        }
        subject = DistinguishedName.text(body.inside(), bytes);
        if (!body.step(Der.SEQUENCE) || !key(body.inside())) {
            return false;
        }
        while (body.step()) {
            if (body.tag() == 0xA3) {
                extensions(body.inside());
            }
        }
        return body.atEnd();
    }

    private String serial(Der number) {
        int to = Math.min(number.to(), number.from() + LONGEST_SERIAL);
        String hex = HexFormat.of().formatHex(bytes.copy(number.from(), to));
        int zeros = 0;
        while (zeros < hex.length() - 1 && hex.charAt(zeros) == '0') {
            zeros++;
        }
        return hex.substring(zeros);
    }

    private boolean validity(Der times) {
        if (!times.step()) {
            return false;
        }
        notBefore = time(times);
        if (!times.step()) {
            return false;
        }
        notAfter = time(times);
        return true;
    }

    /// UTCTime (`YYMMDDhhmmssZ`) and GeneralizedTime (four digits of the year); 0 for neither.
    private long time(Der time) {
        boolean fourDigits = time.tag() == 24;
        int digits = fourDigits ? 14 : 12;
        if (!fourDigits && time.tag() != 23 || time.length() < digits) {
            return 0;
        }
        int[] pairs = new int[digits / 2];
        for (int i = 0; i < pairs.length; i++) {
            int tens = bytes.u8(time.from() + 2 * i) - '0';
            int ones = bytes.u8(time.from() + 2 * i + 1) - '0';
            if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
                return 0;
            }
            pairs[i] = tens * 10 + ones;
        }
        int month = fourDigits ? 2 : 1;
        int century = pairs[0] < 50 ? 2000 : 1900;
        int year = fourDigits ? pairs[0] * 100 + pairs[1] : century + pairs[0];
        try {
            return LocalDateTime.of(
                            year,
                            pairs[month],
                            pairs[month + 1],
                            pairs[month + 2],
                            pairs[month + 3],
                            pairs[month + 4])
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException noSuchTime) {
            return 0;
        }
    }

    private boolean key(Der key) {
        if (!key.step(Der.SEQUENCE)) {
            return false;
        }
        Der algorithm = key.inside();
        if (!algorithm.step(Der.OBJECT_IDENTIFIER) || !key.step(Der.BIT_STRING)) {
            return false;
        }
        String identifier = algorithm.objectIdentifier();
        switch (identifier) {
            case "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10" -> rsa(key);
            case "1.2.840.10045.2.1" -> elliptic(key);
            case "1.2.840.10040.4.1" -> dsa(algorithm);
            case "1.3.101.112" -> known("Ed25519", 256);
            case "1.3.101.113" -> known("Ed448", 456);
            default -> known(identifier, 0);
        }
        return true;
    }

    private void known(String type, int bits) {
        keyType = type;
        keyBits = bits;
    }

    private void rsa(Der key) {
        Der numbers = new Der(bytes, Math.min(key.from() + 1, key.to()), key.to());
        boolean found = numbers.step(Der.SEQUENCE);
        Der modulus = numbers.inside();
        known("RSA", found && modulus.step(Der.INTEGER) ? modulus.bitLength() : 0);
    }

    /// The size of the field follows from the size of the point: 04 and two coordinates, or 02 or
    /// 03 and one.
    private void elliptic(Der key) {
        int point = key.length() - 1;
        if (point < 2) {
            known("EC", 0);
            return;
        }
        int coordinate = bytes.u8(key.from() + 1) == 4 ? (point - 1) / 2 : point - 1;
        known("EC", coordinate == 66 ? 521 : coordinate * 8);
    }

    private void dsa(Der algorithm) {
        boolean found = algorithm.step(Der.SEQUENCE);
        Der prime = algorithm.inside();
        known("DSA", found && prime.step(Der.INTEGER) ? prime.bitLength() : 0);
    }

    private void extensions(Der wrapped) {
        if (!wrapped.step(Der.SEQUENCE)) {
            return;
        }
        Der extensions = wrapped.inside();
        while (extensions.step(Der.SEQUENCE)) {
            Der extension = extensions.inside();
            if (!extension.step(Der.OBJECT_IDENTIFIER)
                    || !extension.objectIdentifier().equals("2.5.29.17")) {
                continue;
            }
            extension.step(0x01);
            if (extension.step(Der.OCTET_STRING)) {
                alternativeNames(extension.inside());
            }
        }
    }

    /// Names, addresses and mail addresses of RFC 5280 §4.2.1.6.
    private void alternativeNames(Der wrapped) {
        if (!wrapped.step(Der.SEQUENCE)) {
            return;
        }
        Der general = wrapped.inside();
        while (names.size() < MOST_NAMES && general.step()) {
            int to = Math.min(general.to(), general.from() + LONGEST_NAME);
            switch (general.tag()) {
                case 0x81, 0x82, 0x86 -> names.add(bytes.text(general.from(), to));
                case 0x87 -> address(general);
                default -> {}
            }
        }
    }

    private void address(Der address) {
        if (address.length() == 4) {
            names.add(Address.v4(bytes.i32(address.from())).toString());
        } else if (address.length() == 16) {
            names.add(
                    new Address(bytes.i64(address.from()), bytes.i64(address.from() + 8))
                            .toString());
        }
    }

    /// In what is no certificate any more: the first common name is the issuer's by its place, the
    /// second the subject's.
    private void findCommonNames() {
        int at = bytes.indexOf(COMMON_NAME, 0);
        if (at >= 0 && issuer.isEmpty()) {
            issuer = commonName(at);
            at = bytes.indexOf(COMMON_NAME, at + 1);
        } else if (at >= 0 && issuer.contains("CN=")) {
            at = bytes.indexOf(COMMON_NAME, at + 1);
        }
        if (at >= 0) {
            subject = commonName(at);
        }
    }

    private String commonName(int at) {
        Der value = new Der(bytes, at + COMMON_NAME.length(), bytes.length());
        if (!value.step()) {
            return "";
        }
        int to = Math.min(value.to(), value.from() + LONGEST_NAME);
        return "CN=" + DistinguishedName.escaped(bytes.text(value.from(), to));
    }
}
