package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static wolfhound.sources.wire.Hellos.alpn;
import static wolfhound.sources.wire.Hellos.changeCipherSpec;
import static wolfhound.sources.wire.Hellos.counted;
import static wolfhound.sources.wire.Hellos.data;
import static wolfhound.sources.wire.Hellos.extension;
import static wolfhound.sources.wire.Hellos.finished;
import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;
import static wolfhound.sources.wire.Hellos.message;
import static wolfhound.sources.wire.Hellos.record;
import static wolfhound.sources.wire.Hellos.serverName;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.Oddity;
import wolfhound.model.SealedTalk;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Outcome;
import wolfhound.model.Transport;

class TlsTest {
    private static final byte[] HELLO =
            message(
                    1,
                    Hellos.client(
                            0x0303,
                            "0a0a c02f c030 009c",
                            serverName("www.example.org"),
                            alpn("h2", "http/1.1"),
                            extension(10, counted(2, hex("001d0017"))),
                            extension(11, counted(1, hex("00")))));

    private static final byte[] ANSWER = message(2, Hellos.server(0x0303, 0xC02F));
    private static final byte[] CERTIFICATE =
            message(11, counted(3, counted(3, WrittenCertificate.selfSigned("kennel"))));
    private static final byte[] DONE = message(14);

    private static DialogueHarness tls() {
        return DialogueHarness.of(new Tls()).over(Transport.TCP, 443);
    }

    private static DialogueHarness full() {
        return tls().client(record(22, HELLO))
                .server(record(22, ANSWER, CERTIFICATE, DONE))
                .client(join(record(22, message(16, new byte[66])), changeCipherSpec(), finished()))
                .server(join(changeCipherSpec(), finished()))
                .client(data(300))
                .server(data(3000))
                .close();
    }

    private static SecureSession only(DialogueHarness script) {
        List<SecureSession> all = script.all(SecureSession.class);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void laysAHandshakeBeforeTheRules() {
        assertThat(TransactionsSeen.of(full()))
                .contains(
                        "0 > tls.sni: www.example.org",
                        "0 > tls.alpn: h2",
                        "0 > tls.alpn: http/1.1",
                        "0 > ja3.string: 771,49199-49200-156,0-16-10-11,29-23,0",
                        "0 > tls.version: 1.2",
                        "0 > ssl_state: client_hello",
                        "0 < ja3s.string: 771,49199,",
                        "0 < ssl_version: tls1.2",
                        "0 < tls.cert_subject: CN=kennel",
                        "0 < tls.cert_chain_len: 1",
                        "0 > ssl_state: client_keyx",
                        "0 > whole",
                        "0 < whole")
                .anyMatch(line ->
                        line.matches("0 < tls.cert_fingerprint: ([0-9a-f]{2}:){19}[0-9a-f]{2}"))
                .anyMatch(line -> line.matches("0 < tls.cert_serial: ([0-9A-F]{2}:?)+"))
                .noneMatch(line -> line.startsWith("1 "));
    }

    @Test
    void writesNamesForRulesFirstPartFirstAndUnescaped() {
        assertThat(DistinguishedName.inOrder("EMAILADDRESS=a=b@x,CN=w+SN=s,O=One\\, Inc.,C=US"))
                .isEqualTo("C=US, O=One, Inc., CN=w + surname=s, Email=a=b@x");
    }

    @Test
    void readsAFullHandshake() {
        SecureSession session = only(full());
        assertThat(session.dialect()).isEqualTo("tls");
        assertThat(session.version()).isEqualTo("TLS 1.2");
        assertThat(session.serverName().text()).isEqualTo("www.example.org");
        assertThat(session.alpn()).containsExactly("h2", "http/1.1");
        assertThat(session.cipher()).isEqualTo("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        assertThat(session.certificates()).hasSize(1);
        assertThat(session.certificates().getFirst().subject()).isEqualTo("CN=kennel");
        assertThat(session.outcome()).isEqualTo(Outcome.ESTABLISHED);
        assertThat(session.encryptedHello()).isFalse();
    }

    @Test
    void tellsTheSessionWhenTheFirstDataPasses() {
        assertThat(only(full()).seen().origin().packet()).isEqualTo(5);
    }

    @Test
    void readsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(full());
    }

    @Test
    void recognisesItself() {
        assertThat(full().recognition()).isEqualTo(Recognition.YES);
        assertThat(tls().client("GET / HTTP/1.1\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(tls().client(hex("16")).recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(tls().clientHex("17 03 03 0020").recognition()).isEqualTo(Recognition.NO);
        assertThat(tls().server(record(22, ANSWER)).recognition()).isEqualTo(Recognition.YES);
        assertThat(tls().server("220 mail ESMTP\r\n").recognition()).isEqualTo(Recognition.NO);
    }

    @Test
    void recognisesTheMiddleOfAConversation() {
        assertThat(tls().midStream().client(join(data(20), data(30))).recognition())
                .isEqualTo(Recognition.YES);
        assertThat(tls().midStream().client(join(data(20), hex("4711081500"))).recognition())
                .isEqualTo(Recognition.NO);
    }

    @Test
    void putsMessagesTogetherThatSpanRecords() {
        byte[] hello = HELLO;
        byte[] first = Arrays.copyOf(hello, 7);
        byte[] rest = Arrays.copyOfRange(hello, 7, hello.length);
        var script = tls().client(join(record(22, first), record(22, rest))).end();
        assertThat(only(script).serverName().text()).isEqualTo("www.example.org");
    }

    @Test
    void tellsAnUnansweredHelloAtTheEnd() {
        SecureSession session = only(tls().client(record(22, HELLO)).end());
        assertThat(session.outcome()).isEqualTo(Outcome.UNFINISHED);
        assertThat(session.version()).isEqualTo("TLS 1.2");
        assertThat(session.ja3s()).isEmpty();
    }

    @Test
    void tellsARefusalAtTheAlert() {
        var script = tls().client(record(22, HELLO)).server(record(21, hex("0228")));
        assertThat(only(script).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void tellsAResumedSession() {
        var script =
                tls().client(record(22, HELLO))
                        .server(join(record(22, ANSWER), changeCipherSpec(), finished()))
                        .client(join(changeCipherSpec(), finished(), data(100)));
        assertThat(only(script).outcome()).isEqualTo(Outcome.RESUMED);
    }

    @Test
    void tellsAnIdleSessionAsEstablished() {
        var script =
                tls().client(record(22, HELLO))
                        .server(record(22, ANSWER, CERTIFICATE, DONE))
                        .client(join(changeCipherSpec(), finished()))
                        .server(join(changeCipherSpec(), finished()))
                        .close();
        assertThat(only(script).outcome()).isEqualTo(Outcome.ESTABLISHED);
    }

    private static byte[] hello13(byte[]... more) {
        return message(
                1,
                Hellos.client(
                        0x0303,
                        "1301 1302",
                        serverName("hidden.example.org"),
                        extension(43, counted(1, hex("7a7a 0304 0303"))),
                        join(more)));
    }

    private static byte[] answer13(byte[]... more) {
        byte[] version = extension(43, hex("0304"));
        return message(2, Hellos.server(0x0303, 0x1301, version, join(more)));
    }

    @Test
    void readsTls13() {
        var script =
                tls().client(record(22, hello13()))
                        .server(join(record(22, answer13()), changeCipherSpec(), data(900)))
                        .client(join(changeCipherSpec(), data(53), data(200)))
                        .close();
        SecureSession session = only(script);
        assertThat(session.version()).isEqualTo("TLS 1.3");
        assertThat(session.cipher()).isEqualTo("TLS_AES_128_GCM_SHA256");
        assertThat(session.outcome()).isEqualTo(Outcome.ESTABLISHED);
        assertThat(session.certificates()).isEmpty();
    }

    private static List<String> turns(DialogueHarness script) {
        return script.all(SealedTalk.class).getLast().turns().stream()
                .map(turn -> (turn.byHost() ? ">" : "<") + turn.bytes())
                .toList();
    }

    @Test
    void tellsWhoSpokeWhenInsideTheCipher() {
        byte[] plain = message(1, Hellos.client(0x0303, "c02f c030 009c"));
        var script =
                tls().client(record(22, plain))
                        .server(record(22, ANSWER, CERTIFICATE, DONE))
                        .client(
                                join(
                                        record(22, message(16, new byte[66])),
                                        changeCipherSpec(),
                                        finished()))
                        .server(join(changeCipherSpec(), finished()))
                        .client(data(300))
                        .pause(Duration.ofSeconds(12))
                        .client(join(data(100), data(140)))
                        .server(data(64))
                        .close();
        assertThat(turns(script)).containsExactly(">300", ">240", "<64");
    }

    @Test
    void leavesOutWhatTls13SaysOfTheHandshakeInCipher() {
        var script =
                tls().client(record(22, hello13()))
                        .server(join(record(22, answer13()), changeCipherSpec(), data(900)))
                        .client(join(changeCipherSpec(), data(53)))
                        .server(join(data(250), data(250)))
                        .client(data(200))
                        .pause(Duration.ofSeconds(30))
                        .server(data(40))
                        .client(data(120))
                        .close();
        assertThat(turns(script)).containsExactly(">200", "<40", ">120");
    }

    @Test
    void followsNoTalkOfTheWeb() {
        assertThat(full().all(SealedTalk.class)).isEmpty();
    }

    @Test
    void tellsTls13ResumedByItsKey() {
        var script =
                tls().client(record(22, hello13()))
                        .server(join(record(22, answer13(extension(41, hex("0000")))), data(90)))
                        .client(data(53));
        assertThat(only(script).outcome()).isEqualTo(Outcome.RESUMED);
    }

    @Test
    void tellsAnEncryptedAlertInsteadOfAFinishedAsRefusal() {
        var script =
                tls().client(record(22, hello13()))
                        .server(join(record(22, answer13()), data(900)))
                        .client(data(19));
        assertThat(only(script).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void readsOnBehindAHelloRetryRequest() {
        byte[] retry = answer13();
        byte[] random = hex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
        System.arraycopy(random, 0, retry, 6, 32);
        byte[] second = message(2, Hellos.server(0x0303, 0x1302, extension(43, hex("0304"))));
        var script =
                tls().client(record(22, hello13()))
                        .server(join(record(22, retry), changeCipherSpec()))
                        .client(join(changeCipherSpec(), record(22, hello13())))
                        .server(join(record(22, second), data(900)))
                        .client(data(53));
        SecureSession session = only(script);
        assertThat(session.cipher()).isEqualTo("TLS_AES_256_GCM_SHA384");
        assertThat(session.outcome()).isEqualTo(Outcome.ESTABLISHED);
    }

    @Test
    void seesAnEncryptedHello() {
        var script = tls().client(record(22, hello13(extension(0xFE0D, hex("00"))))).end();
        assertThat(only(script).encryptedHello()).isTrue();
    }

    @Test
    void readsAHelloOfSsl2() {
        byte[] hello =
                join(
                        hex("801c 01 0300 0003 0000 0010"), // length, type, version, lengths
                        hex("000004"),
                        hex("00000000000000"),
                        hex("000000000000000000"));
        assertThat(tls().client(hello).recognition()).isEqualTo(Recognition.YES);
        var script =
                tls().client(hello)
                        .server(record(22, ANSWER, CERTIFICATE, DONE))
                        .client(join(changeCipherSpec(), finished()))
                        .server(join(changeCipherSpec(), finished(), data(10)));
        assertThat(only(script).outcome()).isEqualTo(Outcome.ESTABLISHED);
        assertThat(only(script).ja3()).isEmpty();
    }

    @Test
    void takesAHelloWhoseLengthsLieForWhatItIs() {
        byte[] hello = HELLO.clone();
        hello[4 + 34] = 0x40; // a session id of 64 bytes
        Parsed outcome = tls().client(record(22, hello)).tell().outcome();
        assertThat(outcome).isInstanceOf(Parsed.Malformed.class);
        assertThat(((Parsed.Malformed) outcome).kind()).isEqualTo("tls-hello-lies");
    }

    @Test
    void takesJunkBehindAHeaderForWhatItIs() {
        var script = tls().client(join(hex("16 0301 0040"), hex("8f11223344556677")));
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind, Oddity::byHost)
                .containsExactly(tuple("tls-hello-lies", true));
    }

    @Test
    void takesSuitesThatDoNotExistForALie() {
        byte[] hello = message(1, Hellos.client(0x0303, "4711 0815 1234", serverName("a.b")));
        assertThat(tls().client(record(22, hello)).all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("tls-hello-lies");
    }

    @Test
    void doesNotTakeACutHelloForALie() {
        byte[] hello = record(22, HELLO);
        var script = tls().client(Arrays.copyOf(hello, hello.length - 9)).end();
        assertThat(script.observations()).isEmpty();
    }

    @Test
    void noticesRecordsThatAreNone() {
        var script = full();
        assertThat(script.all(Oddity.class)).isEmpty();
        var lying =
                tls().client(record(22, HELLO))
                        .server(
                                join(
                                        record(22, ANSWER, CERTIFICATE, DONE),
                                        hex("4d5a900003000000")))
                        .end();
        assertThat(lying.all(Oddity.class))
                .extracting(Oddity::kind, Oddity::byHost, Oddity::detail)
                .containsExactly(tuple("tls-record-lies", false, "a record of type 77"));
    }

    @Test
    void noticesDataWithoutAnyHello() {
        var script = tls().client(record(22, HELLO)).server(data(64)).end();
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("tls-record-lies");
    }

    @Test
    void noticesAnAnswerInText() {
        var script = tls().client(record(22, HELLO)).server("HTTP/1.1 400 Bad Request\r\n").end();
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("tls-answered-in-text");
    }

    @Test
    void noticesAHeartbeatThatAsksForMoreThanItSends() {
        var script =
                tls().client(record(22, HELLO))
                        .server(record(22, ANSWER))
                        .client(hex("18 0302 0003 01 4000"));
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind, Oddity::byHost)
                .containsExactly(tuple("heartbeat-overread", true));
    }

    @Test
    void noticesACertificateThatIsNone() {
        byte[] broken = WrittenCertificate.selfSigned("kennel");
        broken[1] = 0x04;
        byte[] list = message(11, counted(3, counted(3, broken)));
        var script = tls().client(record(22, HELLO)).server(record(22, ANSWER, list)).end();
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("certificate-lies");
        assertThat(only(script).certificates().getFirst().subjectPart("CN")).isEqualTo("kennel");
    }

    /// A client that upgrades from another protocol may say its hello before anybody looks again.
    @Test
    void callsNobodyALiarWhoseHelloHadPassedBy() {
        byte[] point = new byte[66];
        point[0] = 0x41;
        var script =
                tls().server(record(22, ANSWER, CERTIFICATE, DONE))
                        .client(join(record(22, message(16, point)), changeCipherSpec()))
                        .client(join(finished(), data(30)))
                        .server(join(changeCipherSpec(), finished()))
                        .end();
        assertThat(script.all(Oddity.class)).isEmpty();
        assertThat(only(script).outcome()).isEqualTo(Outcome.ESTABLISHED);
    }

    @Test
    void staysSilentAboutAnUnseenBeginning() {
        var script = tls().midStream().client(data(300)).server(data(400)).close();
        assertThat(script.observations()).isEmpty();
    }

    @Test
    void goesOnBehindAGap() {
        var script =
                tls().client(record(22, HELLO))
                        .server(record(22, ANSWER))
                        .gap(Side.SERVER, 1400)
                        .server(hex("ffffffffffffffffffff"))
                        .client(join(changeCipherSpec(), finished(), data(50)))
                        .server(hex("ffffff"))
                        .close();
        assertThat(script.all(Oddity.class)).isEmpty();
        assertThat(only(script).outcome()).isEqualTo(Outcome.ESTABLISHED);
    }

    @Test
    void passesOverDataAfterSomeRecords() {
        var script = full();
        var plain = tls().client(record(22, HELLO)).server(record(22, ANSWER, CERTIFICATE, DONE));
        for (int i = 0; i < 400; i++) {
            plain.server(data(10));
        }
        assertThat(plain.server(hex("00000000000000")).tell().outcome()).isEqualTo(Parsed.ALL);
        assertThat(script.tell().bounds()).isEmpty();
    }

    @Test
    void neverThrowsOnAPrefix() {
        DialogueHarness.everyPrefix(
                new Tls(), Transport.TCP, 443, join(record(22, HELLO), finished()));
        DialogueHarness.everyPrefix(
                new Tls(), Transport.TCP, 443, record(22, ANSWER, CERTIFICATE, DONE));
    }

    private static SecureSession behind(DialogueHarness proxy, byte[]... extensions) {
        return proxy.behind(new Tls())
                .client(record(22, message(1, Hellos.client(0x0303, "c02f", extensions))))
                .server(record(22, ANSWER))
                .close()
                .all(SecureSession.class)
                .getFirst();
    }

    private static DialogueHarness tunnel() {
        return DialogueHarness.of(new Http())
                .client("CONNECT shop.example.org:443 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 Connection established\r\n\r\n");
    }

    private static DialogueHarness socks(String address) {
        return DialogueHarness.of(new Socks())
                .clientHex("050100")
                .serverHex("0500")
                .clientHex("050100" + address + "01bb")
                .serverHex("05000001 00000000 0000");
    }

    @Test
    void namesWhomAProxyWasAskedForWhereTheHelloNamesNobody() {
        assertThat(behind(tunnel()).serverName().text()).isEqualTo("shop.example.org");
        assertThat(behind(tunnel(), serverName("inner.example.org")).serverName().text())
                .isEqualTo("inner.example.org");
        assertThat(behind(socks("0309 612e622e6f7267 2e78")).serverName().text())
                .isEqualTo("a.b.org.x");
        assertThat(behind(socks("01 c6336407")).serverName().text()).isEmpty();
    }
}
