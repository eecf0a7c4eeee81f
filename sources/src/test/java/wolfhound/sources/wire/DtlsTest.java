package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.wire.Hellos.counted;
import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;
import static wolfhound.sources.wire.Hellos.number;
import static wolfhound.sources.wire.Hellos.serverName;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.Oddity;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Outcome;
import wolfhound.model.Transport;

class DtlsTest {
    private static final byte[] HELLO =
            join(
                    hex("fefd"),
                    new byte[32],
                    hex("00"), // no session id
                    counted(1, new byte[20]), // cookie
                    counted(2, hex("c02bc02f")),
                    hex("0100"),
                    counted(2, serverName("turn.example.org")));

    private static final byte[] ANSWER =
            join(hex("fefd"), new byte[32], hex("00"), hex("c02b"), hex("00"));

    private static byte[] record(int type, int epoch, byte[]... body) {
        return join(number(type, 1), hex("fefd"), number(epoch, 2), new byte[6], counted(2, body));
    }

    private static byte[] fragment(int type, int sequence, byte[] whole, int from, int to) {
        return join(
                number(type, 1),
                number(whole.length, 3),
                number(sequence, 2),
                number(from, 3),
                counted(3, Arrays.copyOfRange(whole, from, to)));
    }

    private static byte[] message(int type, int sequence, byte[] whole) {
        return record(22, 0, fragment(type, sequence, whole, 0, whole.length));
    }

    private static DialogueHarness dtls() {
        return DialogueHarness.of(new Dtls()).over(Transport.UDP, 5349);
    }

    private static SecureSession only(DialogueHarness script) {
        List<SecureSession> all = script.all(SecureSession.class);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void readsAHandshake() {
        var script =
                dtls().client(message(1, 0, HELLO))
                        .server(join(message(2, 0, ANSWER), message(14, 1, new byte[0])))
                        .client(join(record(20, 0, hex("01")), record(22, 1, new byte[40])))
                        .server(join(record(20, 0, hex("01")), record(22, 1, new byte[40])))
                        .client(record(23, 1, new byte[60]));
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        SecureSession session = only(script);
        assertThat(session.dialect()).isEqualTo("dtls");
        assertThat(session.version()).isEqualTo("DTLS 1.2");
        assertThat(session.serverName().text()).isEqualTo("turn.example.org");
        assertThat(session.ja4()).startsWith("dd2d020100_");
        assertThat(session.outcome()).isEqualTo(Outcome.ESTABLISHED);
    }

    @Test
    void putsFragmentsTogether() {
        var script =
                dtls().client(record(22, 0, fragment(1, 0, HELLO, 40, HELLO.length)))
                        .client(record(22, 0, fragment(1, 0, HELLO, 0, 50)))
                        .end();
        assertThat(only(script).serverName().text()).isEqualTo("turn.example.org");
        assertThat(only(script).outcome()).isEqualTo(Outcome.UNFINISHED);
    }

    @Test
    void tellsARefusal() {
        var script = dtls().client(message(1, 0, HELLO)).server(record(21, 0, hex("0228")));
        assertThat(only(script).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void noticesAHelloThatLies() {
        byte[] lying = HELLO.clone();
        lying[0] = 0x12;
        assertThat(dtls().client(message(1, 0, lying)).all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("tls-hello-lies");
    }

    @Test
    void readsTheVersionFromBeforeTheRfc() {
        byte[] hello = HELLO.clone();
        hello[0] = 0x01;
        hello[1] = 0x00;
        var script = dtls().client(message(1, 0, hello)).end();
        assertThat(script.all(Oddity.class)).isEmpty();
        assertThat(only(script).version()).isEqualTo("DTLS 1.0");
    }

    @Test
    void isStrictAboutItsRecords() {
        byte[] hello = message(1, 0, HELLO);
        byte[] longer = Arrays.copyOf(hello, hello.length + 3);
        assertThat(dtls().client(longer).recognition()).isEqualTo(Recognition.NO);
        assertThat(dtls().clientHex("16fefd").recognition()).isEqualTo(Recognition.NO);
    }

    @Test
    void neverThrowsOnAPrefix() {
        DialogueHarness.everyPrefix(new Dtls(), Transport.UDP, 443, message(1, 0, HELLO));
    }
}
