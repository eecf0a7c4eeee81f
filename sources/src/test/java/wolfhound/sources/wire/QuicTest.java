package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static wolfhound.sources.wire.Hellos.alpn;
import static wolfhound.sources.wire.Hellos.counted;
import static wolfhound.sources.wire.Hellos.extension;
import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;
import static wolfhound.sources.wire.Hellos.message;
import static wolfhound.sources.wire.Hellos.number;
import static wolfhound.sources.wire.Hellos.serverName;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import wolfhound.model.Oddity;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Outcome;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// The keys are those published in RFC 9001 §A.1 and RFC 9369 §A.1 for the connection id
/// 8394c8f03e515708, so the packets are sealed here without any of the code under test.
class QuicTest {
    private static final byte[] CONNECTION = hex("8394c8f03e515708");
    private static final int V1 = 1;
    private static final int V2 = 0x6B3343CF;

    private record Keys(String key, String iv, String header) {}

    private static final Keys CLIENT =
            new Keys(
                    "1f369613dd76d5467730efcbe3b1a22d",
                    "fa044b2f42a3fd3b46fb255c",
                    "9f50449e04a0e810283a1e9933adedd2");
    private static final Keys SERVER =
            new Keys(
                    "cf3a5331653c364c88f0f379b6067e37",
                    "0ac1493ca1905853b0bba03e",
                    "c206b8d9b9f0f37644430b490eeaa314");
    private static final Keys CLIENT_V2 =
            new Keys(
                    "8b1a0bc121284290a29e0971b5cd045d",
                    "91f73e2351d8fa91660e909f",
                    "45b95e15235d6f45a6b19cbcb0294ba9");

    private static final byte[] HELLO =
            message(
                    1,
                    Hellos.client(
                            0x0303,
                            "1301 1302",
                            serverName("example.com"),
                            alpn("h3"),
                            extension(43, counted(1, hex("0304"))),
                            extension(13, counted(2, hex("0403")))));
    private static final byte[] ANSWER =
            message(2, Hellos.server(0x0303, 0x1301, extension(43, hex("0304"))));

    private static byte[] crypto(int offset, byte[] data) {
        return join(hex("06"), number(0x4000 | offset, 2), number(0x4000 | data.length, 2), data);
    }

    /// A sealed Initial packet with a packet number of four bytes.
    private static byte[] initial(Keys keys, int version, byte[] to, int number, byte[]... frames) {
        byte[] payload = join(frames);
        int first = version == V2 ? 0xD3 : 0xC3;
        byte[] header =
                join(
                        number(first, 1),
                        number(version, 4),
                        counted(1, to),
                        counted(1, hex("f067a5502a4262b5")),
                        hex("00"),
                        number(0x4000 | payload.length + 4 + 16, 2),
                        number(number, 4));
        try {
            byte[] nonce = hex(keys.iv());
            nonce[11] ^= (byte) number;
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(hex(keys.key()), "AES"),
                    new GCMParameterSpec(128, nonce));
            gcm.updateAAD(header);
            byte[] sealed = gcm.doFinal(payload);
            Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
            ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hex(keys.header()), "AES"));
            byte[] mask = ecb.doFinal(sealed, 0, 16);
            header[0] ^= (byte) (mask[0] & 0x0F);
            for (int i = 0; i < 4; i++) {
                header[header.length - 4 + i] ^= mask[1 + i];
            }
            return join(header, sealed);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] first(byte[]... frames) {
        return initial(CLIENT, V1, CONNECTION, 2, join(join(frames), new byte[800]));
    }

    private static byte[] answer() {
        byte[] acknowledgement = hex("02 02 00 00 00");
        return initial(SERVER, V1, new byte[0], 1, acknowledgement, crypto(0, ANSWER));
    }

    private static DialogueHarness quic() {
        return DialogueHarness.of(new Quic()).over(Transport.UDP, 443);
    }

    private static SecureSession only(DialogueHarness script) {
        List<SecureSession> all = script.all(SecureSession.class);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void opensTheHellosOfBothSides() {
        var script =
                quic().client(first(crypto(0, HELLO))).server(answer()).client(hex("4011223344"));
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        SecureSession session = only(script);
        assertThat(session.dialect()).isEqualTo("quic");
        assertThat(session.version()).isEqualTo("TLS 1.3");
        assertThat(session.serverName().text()).isEqualTo("example.com");
        assertThat(session.alpn()).containsExactly("h3");
        assertThat(session.ja4()).startsWith("q13d0204h3_");
        assertThat(session.cipher()).isEqualTo("TLS_AES_128_GCM_SHA256");
        assertThat(session.outcome()).isEqualTo(Outcome.ESTABLISHED);
    }

    @Test
    void opensVersion2() {
        byte[] first = initial(CLIENT_V2, V2, CONNECTION, 0, crypto(0, HELLO), new byte[900]);
        SecureSession session = only(quic().client(first).end());
        assertThat(session.serverName().text()).isEqualTo("example.com");
        assertThat(session.outcome()).isEqualTo(Outcome.UNFINISHED);
    }

    /// Such a version is asked for to exercise the refusal (RFC 9000 §15); its keys are version
    /// 1's.
    @Test
    void opensAVersionThatIsAskedForToBeRefused() {
        byte[] first = initial(CLIENT, 0x1A2A3A4A, CONNECTION, 0, crypto(0, HELLO), new byte[1100]);
        var script = quic().client(first).end();
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(only(script).serverName().text()).isEqualTo("example.com");
    }

    @Test
    void putsAHelloTogetherFromFramesInAnyOrder() {
        byte[] head = Arrays.copyOf(HELLO, 30);
        byte[] middle = Arrays.copyOfRange(HELLO, 30, 60);
        byte[] tail = Arrays.copyOfRange(HELLO, 60, HELLO.length);
        var script =
                quic().client(first(crypto(60, tail), hex("01"), crypto(0, head)))
                        .client(initial(CLIENT, V1, CONNECTION, 3, crypto(30, middle)))
                        .end();
        assertThat(only(script).serverName().text()).isEqualTo("example.com");
    }

    @Test
    void tellsAClosedConnectionAsRefused() {
        byte[] close = initial(SERVER, V1, new byte[0], 1, hex("1c 42 28 06 00"), new byte[20]);
        var script = quic().client(first(crypto(0, HELLO))).server(close);
        assertThat(only(script).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void takesNoPacketThatItsKeysDoNotOpen() {
        byte[] forged = first(crypto(0, HELLO));
        forged[forged.length - 1] ^= 1;
        assertThat(quic().client(forged).end().observations()).isEmpty();
    }

    @Test
    void noticesAHelloThatLies() {
        byte[] lying = HELLO.clone();
        lying[4] = 0x7F;
        assertThat(quic().client(first(crypto(0, lying))).all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("tls-hello-lies");
    }

    @Test
    void readsGooglesHello() {
        byte[] tags =
                join(
                        "SNI\0".getBytes(StandardCharsets.US_ASCII),
                        hex("0b000000"),
                        "UAID".getBytes(StandardCharsets.US_ASCII),
                        hex("10000000"));
        byte[] hello =
                join(
                        hex("0d 1122334455667788"), // flags, connection id
                        "Q043".getBytes(StandardCharsets.US_ASCII),
                        hex("01"),
                        new byte[12],
                        hex("a00100"),
                        "CHLO".getBytes(StandardCharsets.US_ASCII),
                        hex("02000000"),
                        tags,
                        "example.orgHound".getBytes(StandardCharsets.US_ASCII));
        var script = quic().client(hello).end();
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(only(script))
                .extracting(SecureSession::version, session -> session.serverName().text())
                .containsExactly("Q043", "example.org");
        assertThat(script.all(SoftwareSeen.class))
                .extracting(SoftwareSeen::where, SoftwareSeen::text)
                .containsExactly(tuple("quic", "Hound"));
    }

    @Test
    void doesNotTakeOtherDatagramsForQuic() {
        assertThat(quic().clientHex("c0000000020808080808080808").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(quic().clientHex("4711").recognition()).isEqualTo(Recognition.NO);
    }

    @Test
    void neverThrowsOnAPrefix() {
        DialogueHarness.everyPrefix(new Quic(), Transport.UDP, 443, first(crypto(0, HELLO)));
    }

    @Test
    void laysTheVersionAndTheNameBeforeRules() {
        assertThat(TransactionsSeen.of(quic().client(first(crypto(0, HELLO))).server(answer())))
                .contains("0 > quic.version: \0\0\0\1", "0 < quic.version: \0\0\0\1")
                .anyMatch(line -> line.startsWith("0 > quic.sni: "));
    }
}
