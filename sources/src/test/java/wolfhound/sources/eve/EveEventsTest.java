package wolfhound.sources.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.CommandLine;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.Flow;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.MailMessage;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Oddity;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;
import wolfhound.model.SecureSession;
import wolfhound.model.ShareAccess;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.WebExchange;
import wolfhound.sources.LogSource;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.logs.LogInput;

class EveEventsTest {
    private static final String TIME = "\"timestamp\":\"2021-06-06T15:59:46.457984+0200\"";

    @TempDir Path folder;

    private List<Observation> read(String... events) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            text.append('{').append(TIME).append(",\"flow_id\":7,").append(event).append("}\n");
        }
        Path file = Files.writeString(folder.resolve("eve.json"), text);
        List<Observation> told = new ArrayList<>();
        new LogSource(List.of(LogInput.of(file).orElseThrow()), new Tally()).read(told::add);
        return told;
    }

    private static String event(String type, String server, int port, String more) {
        return ("\"event_type\":\"%s\",\"src_ip\":\"10.0.0.5\",\"src_port\":49152,"
                        + "\"dest_ip\":\"%s\",\"dest_port\":%d,\"proto\":\"TCP\"%s")
                .formatted(type, server, port, more.isEmpty() ? "" : "," + more);
    }

    /// As a packet of the server is written.
    private static String answer(String type, String server, int port, String more) {
        return ("\"event_type\":\"%s\",\"src_ip\":\"%s\",\"src_port\":%d,"
                        + "\"dest_ip\":\"10.0.0.5\",\"dest_port\":49152,\"proto\":\"TCP\",%s")
                .formatted(type, server, port, more);
    }

    @Test
    void tellsAConversationAsItWent() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "flow",
                                "203.0.113.7",
                                443,
                                "\"app_proto\":\"tls\",\"flow\":{\"pkts_toserver\":10,"
                                        + "\"pkts_toclient\":8,\"bytes_toserver\":1540,"
                                        + "\"bytes_toclient\":5000,"
                                        + "\"start\":\"2021-06-06T15:59:00.000000+0200\","
                                        + "\"end\":\"2021-06-06T15:59:30.000000+0200\"},"
                                        + "\"tcp\":{\"syn\":true,\"rst\":false}"));
        assertThat(told)
                .extracting(flow -> ((Flow) flow).phase())
                .containsExactly(Flow.Phase.OPENED, Flow.Phase.ANSWERED, Flow.Phase.ENDED);
        Flow last = (Flow) told.getLast();
        assertThat(last.lasted()).isEqualTo(Duration.ofSeconds(30));
        assertThat(last.protocol()).isEqualTo("tls");
        assertThat(last.hostBytes()).isEqualTo(1540 - 10 * 54);
        assertThat(last.seen().at()).hasToString("2021-06-06T13:59:30Z");
        assertThat(last.seen().visibility()).isEqualTo(1);
    }

    @Test
    void tellsHowConversationsFailed() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "flow",
                                "203.0.113.1",
                                25,
                                "\"flow\":{\"pkts_toserver\":3,\"pkts_toclient\":0}"),
                        event(
                                "flow",
                                "203.0.113.2",
                                25,
                                "\"flow\":{\"pkts_toserver\":1,\"pkts_toclient\":1,"
                                        + "\"bytes_toserver\":54,\"bytes_toclient\":54},"
                                        + "\"tcp\":{\"syn\":true,\"rst\":true}"));
        assertThat(told)
                .extracting(flow -> ((Flow) flow).phase())
                .containsExactly(
                        Flow.Phase.OPENED,
                        Flow.Phase.UNANSWERED,
                        Flow.Phase.OPENED,
                        Flow.Phase.REFUSED);
    }

    @Test
    void tellsOneDirectionOnceAndAsHalfSeen() throws Exception {
        List<Observation> told =
                read(
                        event("netflow", "203.0.113.7", 443, "\"netflow\":{\"pkts\":2}"),
                        answer("netflow", "203.0.113.7", 443, "\"netflow\":{\"pkts\":2}"));
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().seen().visibility()).isEqualTo(0.5);
    }

    @Test
    void joinsQuestionsAndAnswersOfTheFirstVersion() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "dns",
                                "10.0.0.1",
                                53,
                                "\"dns\":{\"type\":\"query\",\"id\":4,\"rrname\":\"a.example.com\","
                                        + "\"rrtype\":\"A\"}"),
                        answer(
                                "dns",
                                "10.0.0.1",
                                53,
                                "\"dns\":{\"type\":\"answer\",\"id\":4,\"rcode\":\"NOERROR\","
                                        + "\"rrname\":\"a.example.com\",\"rrtype\":\"A\",\"ttl\":60,"
                                        + "\"rdata\":\"203.0.113.7\"}"),
                        answer(
                                "dns",
                                "10.0.0.1",
                                53,
                                "\"dns\":{\"type\":\"answer\",\"id\":4,\"rcode\":\"NOERROR\","
                                        + "\"rrname\":\"a.example.com\",\"rrtype\":\"A\",\"ttl\":60,"
                                        + "\"rdata\":\"203.0.113.8\"}"));
        assertThat(told).hasSize(1);
        NameLookup lookup = (NameLookup) told.getFirst();
        assertThat(lookup.outcome()).isEqualTo(NameLookup.Outcome.ANSWERED);
        assertThat(lookup.answers())
                .extracting(NameLookup.Answer::data)
                .containsExactly("203.0.113.7", "203.0.113.8");
        assertThat(lookup.seen().host()).hasToString("10.0.0.5");
    }

    @Test
    void readsAnswersOfTheSecondVersion() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "dns",
                                "10.0.0.1",
                                53,
                                "\"dns\":{\"version\":2,\"type\":\"answer\",\"id\":4,"
                                        + "\"rcode\":\"NOERROR\",\"rrname\":\"a.example.com\","
                                        + "\"rrtype\":\"A\",\"answers\":[{\"rrname\":\"a.example.com\","
                                        + "\"rrtype\":\"CNAME\",\"ttl\":5,\"rdata\":\"b.example.com\"},"
                                        + "{\"rrname\":\"b.example.com\",\"rrtype\":\"A\",\"ttl\":6,"
                                        + "\"rdata\":\"203.0.113.7\"}]}"));
        NameLookup lookup = (NameLookup) told.getFirst();
        assertThat(lookup.answers())
                .extracting(each -> each.name() + " " + each.type() + " " + each.ttl())
                .containsExactly("a.example.com CNAME 5", "b.example.com A 6");
    }

    @Test
    void tellsAQuestionThatNobodyAnswered() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "dns",
                                "10.0.0.1",
                                53,
                                "\"dns\":{\"type\":\"request\",\"id\":4,\"queries\":[{\"rrname\":"
                                        + "\"a.example.com\",\"rrtype\":\"AAAA\"}]}"));
        NameLookup lookup = (NameLookup) told.getFirst();
        assertThat(lookup.outcome()).isEqualTo(NameLookup.Outcome.UNANSWERED);
        assertThat(lookup.type()).isEqualTo("AAAA");
        assertThat(lookup.answerBytes()).isZero();
    }

    @Test
    void tellsARequestWithWhatIsKnownOfItsHeader() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "http",
                                "203.0.113.7",
                                80,
                                "\"http\":{\"hostname\":\"Example.net\",\"url\":\"/a\","
                                        + "\"http_user_agent\":\"x\",\"http_method\":\"GET\","
                                        + "\"protocol\":\"HTTP/1.1\",\"status\":302,"
                                        + "\"redirect\":\"http://b.example/\",\"length\":10,"
                                        + "\"http_content_type\":\"text/html; charset=utf-8\"}"));
        WebExchange exchange = (WebExchange) told.getLast();
        assertThat(exchange.request().url()).isEqualTo("http://example.net/a");
        assertThat(exchange.request().version()).isEqualTo("1.1");
        assertThat(exchange.request().headers().whole()).isFalse();
        assertThat(exchange.headers().first("Location")).isEqualTo("http://b.example/");
        assertThat(exchange.body().declaredType()).isEqualTo("text/html");
        assertThat(exchange.body().kind()).isEqualTo(FileKind.HTML);
    }

    @Test
    void knowsTheWholeHeaderWhereSuricataDumpsIt() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "http",
                                "203.0.113.7",
                                80,
                                "\"http\":{\"hostname\":\"example.net\",\"url\":\"/a\","
                                        + "\"http_method\":\"GET\",\"request_headers\":["
                                        + "{\"name\":\"Host\",\"value\":\"example.net\"},"
                                        + "{\"name\":\"X-A\",\"value\":\"1\"}]}"));
        WebExchange exchange = (WebExchange) told.getLast();
        assertThat(exchange.request().headers().order()).isEqualTo("Host,X-A");
        assertThat(exchange.request().headers().lacks("Accept")).isTrue();
        assertThat(exchange.seen().visibility()).isEqualTo(1);
    }

    @Test
    void tellsAHandshakeWithItsCertificate() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "tls",
                                "203.0.113.7",
                                443,
                                "\"tls\":{\"sni\":\"www.example.com\",\"version\":\"TLS 1.2\","
                                        + "\"subject\":\"C=US, O=Example, Inc., CN=www\","
                                        + "\"issuerdn\":\"CN=CA\",\"serial\":\"0A:1B\","
                                        + "\"notbefore\":\"2020-01-01T00:00:00\","
                                        + "\"notafter\":\"2021-01-01T00:00:00\","
                                        + "\"ja3\":{\"hash\":\"abc\"},\"ja3s\":{\"hash\":\"def\"}}"));
        SecureSession session = (SecureSession) told.getFirst();
        assertThat(session.serverName().text()).isEqualTo("www.example.com");
        assertThat(session.ja3()).isEqualTo("abc");
        SecureSession.Certificate certificate = session.certificates().getFirst();
        assertThat(certificate.subject()).isEqualTo("CN=www,O=Example, Inc.,C=US");
        assertThat(certificate.serial()).isEqualTo("0A1B");
        assertThat(certificate.notBefore()).isEqualTo(1577836800L);
    }

    @Test
    void tellsAFileByItsSender() throws Exception {
        List<Observation> told =
                read(
                        answer(
                                "fileinfo",
                                "203.0.113.7",
                                80,
                                "\"app_proto\":\"http\",\"http\":{\"hostname\":\"example.net\","
                                        + "\"url\":\"/x/a.png\"},\"fileinfo\":{\"filename\":"
                                        + "\"/x/a.png\",\"magic\":\"PE32 executable (GUI)\","
                                        + "\"state\":\"CLOSED\",\"gaps\":false,\"size\":70,"
                                        + "\"sha256\":\"aa\"}"));
        FileTransfer file = (FileTransfer) told.getFirst();
        assertThat(file.seen().host()).hasToString("10.0.0.5");
        assertThat(file.toHost()).isTrue();
        assertThat(file.kind()).isEqualTo(FileKind.PE);
        assertThat(file.name()).isEqualTo("a.png");
        assertThat(file.nameLies()).isTrue();
        assertThat(file.sha256()).isEqualTo("aa");
    }

    @Test
    void tellsAlertsAsMatchesOfRules() throws Exception {
        List<Observation> told =
                read(
                        answer(
                                "alert",
                                "203.0.113.7",
                                80,
                                "\"app_proto\":\"http\",\"alert\":{\"gid\":1,\"signature_id\":2001,"
                                        + "\"rev\":3,\"signature\":\"ET TROJAN X\",\"category\":"
                                        + "\"A Network Trojan was detected\",\"severity\":1,"
                                        + "\"metadata\":{\"malware_family\":[\"Zed\"]}}"),
                        event(
                                "alert",
                                "203.0.113.9",
                                443,
                                "\"alert\":{\"signature_id\":9,\"signature\":"
                                        + "\"ET CINS Poor Reputation IP group 8\",\"severity\":2}"));
        RuleMatch first = (RuleMatch) told.getFirst();
        assertThat(first.seen().host()).hasToString("10.0.0.5");
        assertThat(first.byHost()).isFalse();
        assertThat(first.rule().id()).isEqualTo(2001);
        assertThat(first.rule().ground()).isEqualTo(RuleFacts.Ground.CONTENT);
        assertThat(first.rule().metadata("malware_family")).containsExactly("zed");
        RuleMatch second = (RuleMatch) told.getLast();
        assertThat(second.rule().ground()).isEqualTo(RuleFacts.Ground.ADDRESS);
        assertThat(second.byHost()).isTrue();
    }

    @Test
    void tellsMailsCommandsSharesLoginsAndNames() throws Exception {
        List<Observation> told =
                read(
                        event(
                                "smtp",
                                "203.0.113.25",
                                25,
                                "\"smtp\":{\"helo\":\"pc\",\"mail_from\":\"<a@example.net>\","
                                        + "\"rcpt_to\":[\"<b@example.org>\"]},\"email\":{\"subject\":"
                                        + "\"Hi\",\"attachment\":[\"a.zip\"]}"),
                        event(
                                "ftp",
                                "203.0.113.21",
                                21,
                                "\"ftp\":{\"command\":\"PASS\",\"command_data\":\"hidden\","
                                        + "\"completion_code\":[\"230\"]}"),
                        event(
                                "smb",
                                "10.0.0.9",
                                445,
                                "\"smb\":{\"command\":\"SMB2_COMMAND_CREATE\",\"filename\":\"a\","
                                        + "\"disposition\":\"FILE_CREATE\",\"share\":\"\\\\\\\\s\"}"),
                        event(
                                "ssh",
                                "10.0.0.9",
                                22,
                                "\"ssh\":{\"client\":{\"software_version\":\"x\"},\"server\":{"
                                        + "\"software_version\":\"y\"}}"),
                        event(
                                "krb5",
                                "10.0.0.9",
                                88,
                                "\"krb5\":{\"cname\":\"PC1$\",\"realm\":\"EXAMPLE.ORG\"}"),
                        event(
                                "rdp",
                                "10.0.0.9",
                                3389,
                                "\"rdp\":{\"event_type\":\"initial_request\",\"cookie\":\"bob\"}"),
                        event(
                                "dhcp",
                                "10.0.0.1",
                                67,
                                "\"dhcp\":{\"assigned_ip\":\"10.0.0.77\",\"client_mac\":"
                                        + "\"00:11:22:33:44:55\",\"hostname\":\"pc77\"}"),
                        event(
                                "anomaly",
                                "203.0.113.7",
                                80,
                                "\"anomaly\":{\"type\":\"stream\",\"event\":\"stream.pkt_retrans\"}"));
        assertThat(told.toString()).doesNotContain("hidden");
        MailMessage mail = first(told, MailMessage.class);
        assertThat(mail.sender()).isEqualTo("a@example.net");
        assertThat(mail.parts().getFirst().name()).isEqualTo("a.zip");
        assertThat(first(told, CommandLine.class).code()).isEqualTo(230);
        assertThat(first(told, ShareAccess.class).action()).isEqualTo(ShareAccess.Action.CREATE);
        assertThat(told).filteredOn(SoftwareSeen.class::isInstance).hasSize(2);
        assertThat(told)
                .filteredOn(IdentitySeen.class::isInstance)
                .extracting(each -> ((IdentitySeen) each).value())
                .containsExactly("PC1", "EXAMPLE.ORG", "00:11:22:33:44:55", "pc77");
        assertThat(told)
                .filteredOn(Login.class::isInstance)
                .extracting(each -> ((Login) each).protocol())
                .containsExactly("ssh", "rdp");
        assertThat(first(told, Oddity.class).kind()).isEqualTo("suricata-stream-pkt-retrans");
    }

    private static <T> T first(List<Observation> told, Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    @Test
    void passesOverKindsThatTellNothing() throws Exception {
        assertThat(read("\"event_type\":\"stats\",\"stats\":{\"uptime\":1}")).isEmpty();
    }
}
