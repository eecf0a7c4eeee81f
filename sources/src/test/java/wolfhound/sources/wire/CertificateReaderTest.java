package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wolfhound.model.SecureSession.Certificate;

class CertificateReaderTest {
    private static final byte[] ISSUED =
            WrittenCertificate.issued(
                    "w\u00fcrfel",
                    WrittenCertificate.dnsName("dice.example.org"),
                    WrittenCertificate.address("c6336407"));

    private static Certificates.Reading read(byte[] bytes) {
        return new Certificates().read(Bytes.of(bytes), 0, bytes.length);
    }

    @Test
    void agreesWithTheReaderOfTheJdk() throws CertificateException {
        for (byte[] bytes : new byte[][] {WrittenCertificate.selfSigned("kennel"), ISSUED}) {
            X509Certificate theirs =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(bytes));
            Certificates.Reading ours = read(bytes);
            assertThat(ours.whole()).isTrue();
            Certificate certificate = ours.certificate();
            assertThat(certificate.subject())
                    .isEqualTo(theirs.getSubjectX500Principal().getName("RFC2253"));
            assertThat(certificate.issuer())
                    .isEqualTo(theirs.getIssuerX500Principal().getName("RFC2253"));
            assertThat(certificate.serial()).isEqualTo(theirs.getSerialNumber().toString(16));
            assertThat(certificate.notBefore())
                    .isEqualTo(theirs.getNotBefore().toInstant().getEpochSecond());
            assertThat(certificate.notAfter())
                    .isEqualTo(theirs.getNotAfter().toInstant().getEpochSecond());
            assertThat(certificate.keyType()).isEqualTo(theirs.getPublicKey().getAlgorithm());
        }
    }

    @Test
    void readsNamesAndKey() {
        Certificate certificate = read(ISSUED).certificate();
        assertThat(certificate.issuer()).isEqualTo("CN=Kennel CA,O=Bark\\, Howl & Co.");
        assertThat(certificate.issuerPart("CN")).isEqualTo("Kennel CA");
        assertThat(certificate.names()).containsExactly("dice.example.org", "198.51.100.7");
        assertThat(certificate.keyBits()).isEqualTo(256);
        assertThat(read(WrittenCertificate.selfSigned("a")).certificate().keyBits())
                .isEqualTo(2048);
        assertThat(certificate.sha256()).hasSize(64);
        assertThat(certificate.isSelfIssued()).isFalse();
    }

    @Test
    void keepsWhatStandsBeforeTheBreak() {
        for (int length = 0; length < ISSUED.length; length++) {
            assertThat(read(Arrays.copyOf(ISSUED, length)).whole()).isFalse();
        }
    }

    @Test
    void findsCommonNamesInRuins() {
        byte[] ruin = ISSUED.clone();
        ruin[0] = 0x00;
        Certificate certificate = read(ruin).certificate();
        assertThat(certificate.issuer()).isEqualTo("CN=Kennel CA");
        assertThat(certificate.subject()).startsWith("CN=w");
    }

    @Test
    void survivesAnyWrongByte() {
        for (int at = 0; at < ISSUED.length; at++) {
            for (int value : new int[] {0x00, 0x7F, 0x80, 0x83, 0x84, 0xFF}) {
                byte[] wrong = ISSUED.clone();
                wrong[at] = (byte) value;
                assertThat(read(wrong).certificate().sha256()).isNotEmpty();
            }
        }
    }
}
