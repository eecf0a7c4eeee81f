package wolfhound.sources.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Address;
import wolfhound.model.ChatLine;
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
import wolfhound.model.ProxyRequest;
import wolfhound.model.RuleMatch;
import wolfhound.model.SecureSession;
import wolfhound.model.ShareAccess;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;
import wolfhound.sources.InputSource;
import wolfhound.sources.LogSource;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.logs.LogInput;

class ZeekLogsTest {
    private static final String ENDS = "\"id.orig_h\":\"10.0.0.5\",\"id.orig_p\":49152";

    @TempDir Path folder;

    private final Tally tally = new Tally();

    private List<Observation> read() throws Exception {
        List<LogInput> inputs = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.sorted().forEach(file -> LogInput.of(file).ifPresent(inputs::add));
        }
        List<Observation> told = new ArrayList<>();
        new LogSource(inputs, tally).read(told::add);
        return told;
    }

    private <T extends Observation> T only(Class<T> kind) throws Exception {
        return read().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((a, b) -> {
                    throw new AssertionError("two of " + kind + ": " + a + ", " + b);
                })
                .orElseThrow();
    }

    /// Writes a log in JSON: every line without its braces.
    private void json(String name, String... lines) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append('{').append(line).append("}\n");
        }
        Files.writeString(folder.resolve(name), text);
    }

    /// Writes a log with its header: types and names in one line, values in the others.
    private void tsv(String path, String types, String fields, String... lines) throws Exception {
        StringBuilder text =
                new StringBuilder("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n")
                        .append(
                                "#unset_field\t-\n#path\t"
                                        + path
                                        + "\n#open\t2024-01-01-00-00-00\n")
                        .append("#fields\t" + fields.replace(' ', '\t') + "\n")
                        .append("#types\t" + types.replace(' ', '\t') + "\n");
        for (String line : lines) {
            text.append(line.replace(' ', '\t').replace('_', ' ')).append('\n');
        }
        Files.writeString(folder.resolve(path + ".log"), text.append("#close\n"));
    }

    private static String to(String server, int port, String ts, String uid) {
        return "\"ts\":%s,\"uid\":\"%s\",%s,\"id.resp_h\":\"%s\",\"id.resp_p\":%d"
                .formatted(ts, uid, ENDS, server, port);
    }

    @Test
    void tellsAConversationAsItWent() throws Exception {
        tsv(
                "conn",
                "time string addr port addr port enum string interval count count string string count count",
                "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes"
                        + " resp_bytes conn_state history orig_pkts resp_pkts",
                "1500000000.250000 C1 10.0.0.5 49152 203.0.113.7 443 tcp ssl 12.5 300 4000 SF"
                        + " ShADadFf 9 11");
        List<Flow> flows = read().stream().map(Flow.class::cast).toList();

        assertThat(flows)
                .extracting(Flow::phase)
                .containsExactly(Flow.Phase.OPENED, Flow.Phase.ANSWERED, Flow.Phase.ENDED);
        Flow last = flows.getLast();
        assertThat(last.seen().at()).isEqualTo(Instant.parse("2017-07-14T02:40:12.750Z"));
        assertThat(last.lasted()).isEqualTo(Duration.ofMillis(12_500));
        assertThat(last.protocol()).isEqualTo("tls");
        assertThat(last.hostBytes()).isEqualTo(300);
        assertThat(last.peerBytes()).isEqualTo(4000);
        assertThat(last.seen().peer()).hasToString("203.0.113.7:443");
        assertThat(last.seen().origin().packet()).isEqualTo(9);
        assertThat(last.seen().visibility()).isEqualTo(1);
        assertThat(tally.conversations()).isEqualTo(1);
    }

    @Test
    void tellsHowConversationsFailed() throws Exception {
        json(
                "conn.log",
                to("203.0.113.1", 25, "1.0", "C1") + ",\"proto\":\"tcp\",\"conn_state\":\"S0\"",
                to("203.0.113.2", 25, "2.0", "C2") + ",\"proto\":\"tcp\",\"conn_state\":\"REJ\"",
                to("203.0.113.3", 25, "3.0", "C3") + ",\"proto\":\"tcp\",\"conn_state\":\"RSTR\"");
        assertThat(read())
                .extracting(flow -> ((Flow) flow).phase())
                .containsExactly(
                        Flow.Phase.OPENED,
                        Flow.Phase.UNANSWERED,
                        Flow.Phase.OPENED,
                        Flow.Phase.REFUSED,
                        Flow.Phase.OPENED,
                        Flow.Phase.ANSWERED,
                        Flow.Phase.RESET);
    }

    @Test
    void seesLessWhereTheSensorMissedBytesOrTheBeginning() throws Exception {
        json(
                "conn.log",
                to("203.0.113.1", 80, "1.0", "C1")
                        + ",\"proto\":\"tcp\",\"conn_state\":\"SF\",\"orig_bytes\":100,"
                        + "\"resp_bytes\":900,\"missed_bytes\":500,\"history\":\"ShAgd\"",
                to("203.0.113.2", 80, "2.0", "C2")
                        + ",\"proto\":\"tcp\",\"conn_state\":\"OTH\",\"history\":\"DdA\"");
        List<Observation> told = read();
        assertThat(told.getFirst().seen().visibility()).isEqualTo(0.5);
        assertThat(told.getLast().seen().visibility()).isEqualTo(0.7);
    }

    @Test
    void tellsALookUpWithItsAnswers() throws Exception {
        tsv(
                "dns",
                "time string addr port addr port enum interval string string string vector[string]"
                        + " vector[interval]",
                "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto rtt query qtype_name rcode_name"
                        + " answers TTLs",
                "1500000000.000000 C1 10.0.0.5 5000 10.0.0.1 53 udp 0.020 www.example.co.uk A NOERROR"
                        + " host.example.net,203.0.113.7 300.0,60.0");
        NameLookup lookup = only(NameLookup.class);

        assertThat(lookup.name().registered()).isEqualTo("example.co.uk");
        assertThat(lookup.outcome()).isEqualTo(NameLookup.Outcome.ANSWERED);
        assertThat(lookup.took()).isEqualTo(Duration.ofMillis(20));
        assertThat(lookup.answers())
                .extracting(answer -> answer.name() + " " + answer.type() + " " + answer.data())
                .containsExactly(
                        "www.example.co.uk CNAME host.example.net",
                        "host.example.net A 203.0.113.7");
        assertThat(lookup.answers().getLast().ttl()).isEqualTo(60);
    }

    @Test
    void tellsALookUpThatFailedAndOneWithoutAnAnswer() throws Exception {
        json(
                "dns.log",
                to("10.0.0.1", 53, "1.0", "C1")
                        + ",\"query\":\"a.example\",\"qtype_name\":\"A\",\"rcode_name\":\"NXDOMAIN\"",
                to("10.0.0.1", 53, "2.0", "C2") + ",\"query\":\"b.example\",\"qtype\":65");
        assertThat(read())
                .extracting(o -> ((NameLookup) o).type() + " " + ((NameLookup) o).outcome())
                .containsExactly("A NO_SUCH_NAME", "TYPE65 UNANSWERED");
    }

    @Test
    void readsTheTextOfATextRecord() throws Exception {
        json(
                "dns.log",
                to("10.0.0.1", 53, "1.0", "C1")
                        + ",\"query\":\"t.example\",\"qtype_name\":\"TXT\",\"rcode_name\":\"NOERROR\","
                        + "\"answers\":[\"TXT 5 a b c\"],\"TTLs\":[1.0]");
        NameLookup.Answer answer = only(NameLookup.class).answers().getFirst();
        assertThat(answer.type()).isEqualTo("TXT");
        assertThat(answer.data()).isEqualTo("a b c");
    }

    @Test
    void tellsARequestWithoutClaimingToKnowItsWholeHeader() throws Exception {
        json(
                "http.log",
                to("203.0.113.7", 80, "1.5", "C1")
                        + ",\"method\":\"POST\",\"host\":\"Example.net:8080\",\"uri\":\"/gate.php?x=1\","
                        + "\"version\":\"1.1\",\"user_agent\":\"Mozilla/4.0\","
                        + "\"referrer\":\"http://a.example/\",\"request_body_len\":64,"
                        + "\"response_body_len\":1000,\"status_code\":200,\"status_msg\":\"OK\","
                        + "\"resp_mime_types\":[\"application/x-dosexec\"],"
                        + "\"proxied\":[\"X-FORWARDED-FOR -> 10.9.9.9\"]");
        List<Observation> told = read();
        WebRequest request = (WebRequest) told.getFirst();
        WebExchange exchange = (WebExchange) told.getLast();

        assertThat(request.url()).isEqualTo("http://example.net/gate.php?x=1");
        assertThat(request.userAgent()).isEqualTo("Mozilla/4.0");
        assertThat(request.headers().first("X-Forwarded-For")).isEqualTo("10.9.9.9");
        assertThat(request.headers().whole()).isFalse();
        assertThat(request.headers().lacks("Accept")).isFalse();
        assertThat(request.body().length()).isEqualTo(64);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.body().kind()).isEqualTo(FileKind.PE);
        assertThat(exchange.seen().visibility()).isLessThan(1);
    }

    @Test
    void joinsAHandshakeWithItsCertificatesWhateverTheOrder() throws Exception {
        json(
                "ssl.log",
                to("203.0.113.7", 443, "1.0", "C1")
                        + ",\"version\":\"TLSv12\",\"cipher\":\"TLS_RSA_WITH_AES_128_CBC_SHA\","
                        + "\"server_name\":\"www.example.com\",\"resumed\":false,\"established\":true,"
                        + "\"next_protocol\":\"h2\",\"ja3\":\"0123456789abcdef0123456789abcdef\","
                        + "\"cert_chain_fuids\":[\"F1\",\"F2\"]",
                to("203.0.113.8", 443, "2.0", "C2")
                        + ",\"version\":\"TLSv13\",\"established\":false,\"last_alert\":\"x\"");
        json(
                "x509.log",
                "\"ts\":1.2,\"id\":\"F1\",\"certificate.subject\":\"CN=www.example.com\","
                        + "\"certificate.issuer\":\"CN=CA\",\"certificate.serial\":\"0A\","
                        + "\"certificate.not_valid_before\":100.0,\"certificate.not_valid_after\":200.0,"
                        + "\"certificate.key_type\":\"rsa\",\"certificate.key_length\":2048,"
                        + "\"san.dns\":[\"www.example.com\",\"example.com\"]",
                "\"ts\":1.3,\"id\":\"F2\",\"certificate.subject\":\"CN=CA\","
                        + "\"certificate.issuer\":\"CN=CA\"");
        List<Observation> told = read();
        SecureSession session = (SecureSession) told.getFirst();
        SecureSession refused = (SecureSession) told.getLast();

        assertThat(session.version()).isEqualTo("TLS 1.2");
        assertThat(session.serverName().registered()).isEqualTo("example.com");
        assertThat(session.outcome()).isEqualTo(SecureSession.Outcome.ESTABLISHED);
        assertThat(session.certificates())
                .extracting(SecureSession.Certificate::subject)
                .containsExactly("CN=www.example.com", "CN=CA");
        assertThat(session.certificates().getFirst().notAfter()).isEqualTo(200);
        assertThat(session.certificates().getFirst().names()).hasSize(2);
        assertThat(refused.version()).isEqualTo("TLS 1.3");
        assertThat(refused.outcome()).isEqualTo(SecureSession.Outcome.REFUSED);
    }

    @Test
    void joinsAFileWithItsConversationAndItsAddress() throws Exception {
        json(
                "files.log",
                "\"ts\":1.5,\"fuid\":\"F9\",\"conn_uids\":[\"C1\"],\"tx_hosts\":[\"203.0.113.7\"],"
                        + "\"rx_hosts\":[\"10.0.0.5\"],\"source\":\"HTTP\","
                        + "\"mime_type\":\"application/x-dosexec\",\"seen_bytes\":5000,"
                        + "\"total_bytes\":5000,\"missing_bytes\":0,\"is_orig\":false,"
                        + "\"sha256\":\""
                        + "ab".repeat(32)
                        + "\"");
        json(
                "http.log",
                to("203.0.113.7", 80, "1.0", "C1")
                        + ",\"method\":\"GET\",\"host\":\"example.net\",\"uri\":\"/a/photo.jpg?x\","
                        + "\"resp_fuids\":[\"F9\"]");
        json(
                "pe.log",
                "\"ts\":1.6,\"id\":\"F9\",\"machine\":\"AMD64\",\"compile_ts\":77.0,"
                        + "\"subsystem\":\"WINDOWS_GUI\",\"is_64bit\":true,\"is_exe\":true,"
                        + "\"section_names\":[\".text\",\".data\"]");
        FileTransfer file = only(FileTransfer.class);

        assertThat(file.seen().peer()).hasToString("203.0.113.7:80");
        assertThat(file.toHost()).isTrue();
        assertThat(file.name()).isEqualTo("photo.jpg");
        assertThat(file.from()).isEqualTo("http://example.net/a/photo.jpg?x");
        assertThat(file.nameLies()).isTrue();
        assertThat(file.whole()).isTrue();
        assertThat(file.sha256()).hasSize(64);
        assertThat(file.executable().orElseThrow().format()).isEqualTo("PE32+");
        assertThat(file.executable().orElseThrow().sections()).isEqualTo(2);
    }

    @Test
    void tellsAMailWithItsParts() throws Exception {
        json(
                "smtp.log",
                to("203.0.113.25", 25, "1.0", "C1")
                        + ",\"helo\":\"pc\",\"mailfrom\":\"a@example.net\","
                        + "\"rcptto\":[\"b@example.org\",\"c@example.org\"],\"subject\":\"Hello\","
                        + "\"from\":\"A <a@example.net>\",\"fuids\":[\"F1\"]");
        json(
                "files.log",
                "\"ts\":1.1,\"fuid\":\"F1\",\"conn_uids\":[\"C1\"],\"source\":\"SMTP\","
                        + "\"mime_type\":\"application/zip\",\"filename\":\"invoice.zip\","
                        + "\"seen_bytes\":900,\"is_orig\":true");
        MailMessage mail = only(MailMessage.class);

        assertThat(mail.recipients()).containsExactly("b@example.org", "c@example.org");
        assertThat(mail.headers().whole()).isFalse();
        assertThat(mail.parts()).extracting(MailMessage.Part::name).containsExactly("invoice.zip");
        assertThat(mail.parts().getFirst().kind()).isEqualTo(FileKind.ZIP);
    }

    @Test
    void tellsCommandsLoginsAndChat() throws Exception {
        json(
                "ftp.log",
                to("203.0.113.21", 21, "1.0", "C1")
                        + ",\"user\":\"bob\",\"password\":\"secret\",\"command\":\"STOR\","
                        + "\"arg\":\"ftp://203.0.113.21/log.txt\",\"reply_code\":226,"
                        + "\"reply_msg\":\"done\"");
        json(
                "irc.log",
                to("203.0.113.6", 6667, "2.0", "C2")
                        + ",\"nick\":\"x\",\"command\":\"JOIN\",\"value\":\"#chan\",\"addl\":\"key\"");
        json(
                "ssh.log",
                to("203.0.113.22", 22, "3.0", "C3")
                        + ",\"auth_success\":false,\"client\":\"SSH-2.0-x\",\"server\":\"SSH-2.0-y\"");
        json(
                "rdp.log",
                to("203.0.113.33", 3389, "4.0", "C4")
                        + ",\"cookie\":\"admin\",\"client_name\":\"PC9\"");
        List<Observation> told = read();

        CommandLine stored = (CommandLine) told.getFirst();
        assertThat(stored.verb()).isEqualTo("STOR");
        assertThat(stored.code()).isEqualTo(226);
        assertThat(told)
                .filteredOn(Login.class::isInstance)
                .extracting(o ->
                        ((Login) o).protocol()
                                + " "
                                + ((Login) o).user()
                                + " "
                                + ((Login) o).outcome())
                .containsExactly("ftp bob ACCEPTED", "ssh  REJECTED", "rdp admin TRIED");
        assertThat(told.toString()).doesNotContain("secret");
        ChatLine joined =
                told.stream()
                        .filter(ChatLine.class::isInstance)
                        .map(ChatLine.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(joined.command()).isEqualTo("JOIN");
        assertThat(joined.parameters()).containsExactly("#chan", "key");
        assertThat(told).filteredOn(SoftwareSeen.class::isInstance).hasSize(2);
        assertThat(told)
                .filteredOn(IdentitySeen.class::isInstance)
                .extracting(o -> ((IdentitySeen) o).value())
                .containsExactly("PC9");
    }

    @Test
    void tellsWhatWasDoneOnShares() throws Exception {
        json(
                "smb_mapping.log",
                to("10.0.0.9", 445, "1.0", "C1") + ",\"path\":\"\\\\\\\\srv\\\\docs\"");
        json(
                "smb_files.log",
                to("10.0.0.9", 445, "2.0", "C1")
                        + ",\"action\":\"SMB::FILE_RENAME\",\"path\":\"\\\\\\\\srv\\\\docs\","
                        + "\"name\":\"a.locked\",\"prev_name\":\"a.doc\",\"size\":12",
                to("10.0.0.9", 445, "3.0", "C1")
                        + ",\"action\":\"SMB::FILE_OPEN\",\"name\":\"b.doc\"");
        json(
                "dce_rpc.log",
                to("10.0.0.9", 445, "4.0", "C1") + ",\"named_pipe\":\"\\\\pipe\\\\svcctl\"",
                to("10.0.0.9", 445, "5.0", "C1") + ",\"named_pipe\":\"\\\\pipe\\\\svcctl\"");
        json(
                "ntlm.log",
                to("10.0.0.9", 445, "6.0", "C1")
                        + ",\"username\":\"eve\",\"hostname\":\"PC1\",\"success\":true");
        List<Observation> told = read();

        assertThat(told)
                .filteredOn(ShareAccess.class::isInstance)
                .extracting(o ->
                        ((ShareAccess) o).action()
                                + " "
                                + ((ShareAccess) o).path()
                                + " "
                                + ((ShareAccess) o).newPath())
                .containsExactly(
                        "CONNECT  ", "RENAME a.doc a.locked", "OPEN b.doc ", "PIPE svcctl ");
        assertThat(told)
                .filteredOn(Login.class::isInstance)
                .extracting(o -> ((Login) o).outcome())
                .containsExactly(Login.Outcome.ACCEPTED);
    }

    @Test
    void tellsNamesProxiesNoticesAndOddities() throws Exception {
        json(
                "dhcp.log",
                "\"ts\":1.0,\"uids\":[\"C1\"],\"client_addr\":\"10.0.0.5\","
                        + "\"server_addr\":\"10.0.0.1\",\"mac\":\"00:11:22:33:44:55\","
                        + "\"host_name\":\"PC1\",\"assigned_addr\":\"10.0.0.5\"");
        json(
                "socks.log",
                to("10.0.0.9", 1080, "2.0", "C2")
                        + ",\"version\":5,\"status\":\"succeeded\",\"request.name\":\"x.example\","
                        + "\"request_p\":443");
        json(
                "notice.log",
                "\"ts\":3.0,\"note\":\"Scan::Port_Scan\",\"msg\":\"scanned\","
                        + "\"src\":\"10.0.0.5\",\"dst\":\"10.0.0.9\"");
        json("weird.log", to("203.0.113.7", 80, "4.0", "C3") + ",\"name\":\"bad_HTTP_request\"");
        json("kerberos.log", to("10.0.0.1", 88, "5.0", "C4") + ",\"client\":\"alice/EXAMPLE.ORG\"");
        json(
                "software.log",
                "\"ts\":6.0,\"host\":\"10.0.0.5\",\"software_type\":\"SMTP::MAIL_CLIENT\","
                        + "\"unparsed_version\":\"Thunderbird 91\"");
        List<Observation> told = read();

        assertThat(told)
                .filteredOn(IdentitySeen.class::isInstance)
                .extracting(o -> ((IdentitySeen) o).kind() + " " + ((IdentitySeen) o).value())
                .containsExactly(
                        "HARDWARE 00:11:22:33:44:55",
                        "HOST_NAME PC1",
                        "USER alice",
                        "DOMAIN EXAMPLE.ORG");
        assertThat(((IdentitySeen) told.getFirst()).of()).isEqualTo(Address.of("10.0.0.5"));
        assertThat(told)
                .filteredOn(ProxyRequest.class::isInstance)
                .extracting(o -> ((ProxyRequest) o).target() + " " + ((ProxyRequest) o).granted())
                .containsExactly("x.example true");
        assertThat(told)
                .filteredOn(RuleMatch.class::isInstance)
                .extracting(o -> ((RuleMatch) o).rule().message())
                .containsExactly("Scan::Port_Scan: scanned");
        assertThat(told)
                .filteredOn(Oddity.class::isInstance)
                .extracting(o -> ((Oddity) o).kind())
                .containsExactly("zeek-bad-http-request");
        assertThat(told)
                .filteredOn(SoftwareSeen.class::isInstance)
                .extracting(o -> ((SoftwareSeen) o).text())
                .containsExactly("Thunderbird 91");
    }

    @Test
    void readsOneStreamOfAllLogsAndObjectsWithinObjects() throws Exception {
        json(
                "all.json",
                "\"_path\":\"dns\",\"ts\":\"2024-01-01T00:00:01.5Z\",\"uid\":\"C1\",\"id\":{"
                        + "\"orig_h\":\"10.0.0.5\",\"orig_p\":1,\"resp_h\":\"10.0.0.1\",\"resp_p\":53},"
                        + "\"query\":\"a.example\",\"qtype_name\":\"A\"",
                "\"_path\":\"conn\",\"ts\":\"2024-01-01T00:00:01Z\",\"uid\":\"C1\",\"id.orig_h\":"
                        + "\"10.0.0.5\",\"id.orig_p\":1,\"id.resp_h\":\"10.0.0.1\",\"id.resp_p\":53,"
                        + "\"proto\":\"udp\",\"conn_state\":\"S0\"");
        assertThat(read())
                .extracting(o -> o.getClass().getSimpleName())
                .containsExactly("Flow", "Flow", "NameLookup");
    }

    @Test
    void namesWrongLinesAndReadsTheOthers() throws Exception {
        Files.writeString(
                folder.resolve("conn.log"),
                "{"
                        + to("203.0.113.1", 80, "1.0", "C1")
                        + "}\n"
                        + "{\"ts\":2.0,\"uid\"\n"
                        + "[1]\n"
                        + "{"
                        + to("203.0.113.1", 80, "9e99", "C1")
                        + "}\n"
                        + "{"
                        + to("203.0.113.2", 80, "3.0", "C3")
                        + "}\n"
                        + "{\"ts\":4.0,\"uid\":\"C4\",\"id.or");
        assertThat(read()).extracting(o -> o.seen().origin().packet()).containsOnly(1L, 5L);
        assertThat(tally.counts()).containsEntry("log lines that are wrong", 4L);
        assertThat(tally.inputs().getFirst().problem())
                .contains("conn.log: 4 lines are wrong")
                .contains("the first is line 2: broken JSON");
    }

    @Test
    void saysThatALineHasTooFewValues() throws Exception {
        tsv("conn", "time string addr", "ts uid id.orig_h", "1.0 C1");
        read();
        assertThat(tally.inputs().getFirst().problem())
                .contains("line 9 is wrong and was passed over: 2 values where #fields names 3");
    }

    @Test
    void readsArchivesOfLogs() throws Exception {
        Path archive = folder.resolve("logs.tar.gz");
        try (var out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            put(
                    out,
                    "a/conn.log",
                    "{" + to("203.0.113.1", 53, "1.0", "C1") + ",\"conn_state\":\"S0\"}\n");
            put(
                    out,
                    "a/dns.log",
                    "{" + to("203.0.113.1", 53, "1.0", "C1") + ",\"query\":\"a.example\"}\n");
            put(out, "../readme", "words");
        }
        List<Observation> told = new ArrayList<>();
        InputSource source = new InputSource(List.of(folder), 1, null);
        source.read(told::add);

        assertThat(told).hasSize(3);
        assertThat(told.getFirst().seen().origin().file()).isEqualTo(archive + "/a/conn.log");
        assertThat(source.tally().inputs()).allMatch(Tally.Input::readable);
        assertThat(source.tally().logLines()).isEqualTo(2);
    }

    private static void put(TarArchiveOutputStream out, String name, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    /// Every beginning of a log is read without an exception.
    @Test
    void livesThroughEveryPrefix() throws Exception {
        tsv(
                "dns",
                "time string addr port addr port string vector[string]",
                "ts uid id.orig_h id.orig_p id.resp_h id.resp_p query answers",
                "1.0 C1 10.0.0.5 1 10.0.0.1 53 \\x41.example 203.0.113.7,\\x2c");
        byte[] whole = Files.readAllBytes(folder.resolve("dns.log"));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            Files.write(folder.resolve("dns.log"), part);
            assertThat(read().size())
                    .as(new String(part, StandardCharsets.UTF_8))
                    .isLessThanOrEqualTo(1);
        }
    }
}
