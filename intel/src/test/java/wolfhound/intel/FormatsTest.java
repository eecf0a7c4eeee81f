package wolfhound.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Indicator;
import wolfhound.model.Tenure;

/// Every format in a few lines as its makers write it.
class FormatsTest {
    @TempDir private Path folder = Path.of("");

    private Intake read(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return Intake.of(List.of(path.toString()));
    }

    private static List<Indicator> indicators(Intake intake) {
        Intelligence intel = intake.intelligence();
        return IntStream.range(0, intel.size()).mapToObj(intel::indicator).toList();
    }

    private static Indicator only(Intake intake) {
        assertThat(intake.complaints()).isEmpty();
        assertThat(indicators(intake)).hasSize(1);
        return indicators(intake).getFirst();
    }

    private static String format(Intake intake) {
        return intake.intelligence().imports().getFirst().formats();
    }

    private static List<String> values(Intake intake) {
        return indicators(intake).stream()
                .map(one -> one.kind().text() + " " + one.value())
                .toList();
    }

    @Test
    void readsAPlainListAndNamesWrongLines() throws IOException {
        Intake intake =
                read(
                        "bad.txt",
                        """
                        # Last updated: 2015-10-26 10:01:20
                        203.0.113.9
                        bad.example ; why
                        // a remark
                        not a value
                        198.51.100.0/24
                        http://a.example/x

                        44d88612fea8a8f36de82e1278abb02f
                        """);
        assertThat(format(intake)).isEqualTo("plain list");
        assertThat(values(intake))
                .containsExactly(
                        "address 203.0.113.9",
                        "domain bad.example",
                        "network 198.51.100.0/24",
                        "URL a.example/x",
                        "file digest 44d88612fea8a8f36de82e1278abb02f");
        assertThat(indicators(intake).getFirst().since().orElseThrow())
                .hasToString("2015-10-26T10:01:20Z");
        assertThat(intake.complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        folder.resolve("bad.txt")
                                + ", line 5: «not» is no address, network, name, URL or digest");
    }

    @Test
    void readsTheOldTrackersAndTheirDay() throws IOException {
        Intake intake =
                read(
                        "zeus.ipset",
                        "# Zeus tracker\n"
                                + "# Source File Date: Mon Oct 26 10:01:20 UTC 2015\n"
                                + "203.0.113.9\n");
        assertThat(only(intake).since().orElseThrow()).hasToString("2015-10-26T10:01:20Z");
    }

    @Test
    void readsFeodoTracker() throws IOException {
        Intake intake =
                read(
                        "ipblocklist.csv",
                        """
                        ################################################################
                        # abuse.ch Feodo Tracker Botnet C2 IP Blocklist (CSV)          #
                        # Last updated: 2024-04-04 07:03:03 UTC                        #
                        ################################################################
                        #
                        "first_seen_utc","dst_ip","dst_port","c2_status","last_online","malware"
                        "2023-05-23 17:51:44","203.0.113.73","1194","online","2024-04-01","Pikabot"
                        # END (1) entries
                        """);
        Indicator one = only(intake);
        assertThat(one.from()).isEqualTo("abuse.ch Feodo Tracker");
        assertThat(one.value()).isEqualTo("203.0.113.73:1194");
        assertThat(one.label()).isEqualTo("Pikabot");
        assertThat(one.since().orElseThrow()).hasToString("2023-05-23T17:51:44Z");
    }

    @Test
    void readsUrlhausWithItsHeadingInAComment() throws IOException {
        Intake intake =
                read(
                        "urlhaus.csv",
                        """
                        # abuse.ch URLhaus Database Dump (CSV - recent URLs only)      #
                        # id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter
                        "39","2026-09-13 13:43:26","http://203.0.113.27:32848/Mozi.m","online","2026-09-13 13:43:26","malware_download","elf,Mozi","https://urlhaus.example/39/","me"
                        "40","2026-09-13 13:43:26","no url","online","","","","",""
                        """);
        assertThat(values(intake)).containsExactly("URL 203.0.113.27:32848/Mozi.m");
        assertThat(indicators(intake).getFirst().label()).isEqualTo("elf,Mozi");
        assertThat(intake.wrong()).isEqualTo(1);
    }

    @Test
    void readsSslBlacklistsOfThreeSorts() throws IOException {
        assertThat(
                        only(read(
                                        "ip.csv",
                                        "# abuse.ch SSL IPBL  #\n"
                                                + "# DstIP,DstPort\n"
                                                + "203.0.113.100,443,URLzone C&C\n"))
                                .label())
                .isEqualTo("URLzone C&C");
        Indicator print =
                only(
                        read(
                                "ja3.csv",
                                "# abuse.ch SSLBL JA3 #\n"
                                        + "# ja3_md5,Firstseen,Lastseen,Listingreason\n"
                                        + "b386946a5a44d1ddcc843bc75336dfce,2017-07-14"
                                        + " 18:08:15,2019-07-27 20:42:54,Dridex\n"));
        assertThat(print.kind()).isEqualTo(Indicator.Kind.JA3);
        Indicator certificate =
                only(
                        read(
                                "certs.csv",
                                "# abuse.ch SSLBL SSL #\n"
                                        + "# Listingdate,SHA1,Listingreason\n"
                                        + "2023-01-02"
                                        + " 03:04:05,b08a4939fb88f375a2757eaddc47b1fb8b554439,AsyncRAT"
                                        + " C&C\n"));
        assertThat(certificate.kind()).isEqualTo(Indicator.Kind.CERTIFICATE);
        assertThat(certificate.from()).isEqualTo("abuse.ch SSLBL");
    }

    @Test
    void readsThreatFoxAsFileAsAnswerAndALine() throws IOException {
        String row =
                "\"threat_type\":\"botnet_cc\",\"ioc_type\":\"ip:port\",\"malware_printable\":\"RedLine"
                        + " Stealer\",\"confidence_level\":75,";
        Indicator ofFile =
                only(
                        read(
                                "a.json",
                                "{\"841508\":[{\"ioc_value\":\"203.0.113.9:40669\","
                                        + row
                                        + "\"first_seen_utc\":\"2022-08-05 11:40:15\"}]}"));
        Indicator ofAnswer =
                only(
                        read(
                                "b.json",
                                "{\"query_status\":\"ok\",\"data\":[{\"ioc\":\"203.0.113.9:40669\","
                                        + row
                                        + "\"first_seen\":\"2022-08-05 11:40:15 UTC\"}]}"));
        Indicator ofLine =
                only(
                        read(
                                "c.ndjson",
                                "{\"ioc\":\"203.0.113.9:40669\","
                                        + row
                                        + "\"first_seen\":\"2022-08-05 11:40:15 UTC\"}\n"));
        for (Indicator one : List.of(ofFile, ofAnswer, ofLine)) {
            assertThat(one.value()).isEqualTo("203.0.113.9:40669");
            assertThat(one.confidence()).isEqualTo(75);
            assertThat(one.label()).isEqualTo("RedLine Stealer");
            assertThat(one.since().orElseThrow()).hasToString("2022-08-05T11:40:15Z");
        }
    }

    @Test
    void readsTheAttributesOfAMispEventThatAreMeantForDetection() throws IOException {
        Intake intake =
                read(
                        "event.json",
                        """
                        {"response":[{"Event":{"info":"A campaign","date":"2021-07-09","Orgc":{"name":"CERT"},
                          "Tag":[{"name":"misp-galaxy:malpedia=\\"Emotet\\""}],
                          "Attribute":[
                            {"type":"domain","to_ids":true,"value":"bad.example","comment":"its server"},
                            {"type":"domain","to_ids":false,"value":"seen.example"},
                            {"type":"mutex","to_ids":true,"value":"x"},
                            {"type":"ip-dst","to_ids":true,"value":"nonsense"}],
                          "Object":[{"Attribute":[
                            {"type":"ip-dst|port","to_ids":true,"value":"203.0.113.9|8080","first_seen":"2021-06-01T00:00:00"},
                            {"type":"filename|sha256","to_ids":true,"value":"a.exe|%s"}]}],
                        }}]}
                        """
                                .formatted("ab".repeat(32)));
        assertThat(values(intake))
                .containsExactly(
                        "domain bad.example",
                        "endpoint 203.0.113.9:8080",
                        "file digest " + "ab".repeat(32));
        Indicator one = indicators(intake).getFirst();
        assertThat(one.from()).isEqualTo("MISP CERT");
        assertThat(one.label()).isEqualTo("Emotet");
        assertThat(one.since().orElseThrow()).hasToString("2021-07-09T00:00:00Z");
        assertThat(indicators(intake).get(1).since().orElseThrow())
                .hasToString("2021-06-01T00:00:00Z");
        assertThat(intake.leftOut())
                .containsEntry("attributes that are not meant for detection", 1L)
                .containsEntry("attributes of the type mutex", 1L);
        assertThat(intake.complaints().getFirst().toString()).contains("«nonsense» is no ip-dst");
    }

    @Test
    void readsAFeedOfMispByItsEvents() throws IOException {
        read(
                "feed/5a1.json",
                "{\"Event\":{\"uuid\":\"5a1\",\"info\":\"i\",\"date\":\"2021-07-09\",\"Attribute\":[{\"type\":\"hostname\",\"to_ids\":true,\"value\":\"bad.example\"}]}}");
        read(
                "feed/manifest.json",
                "{\"5a1\":{\"Orgc\":{\"name\":\"CERT\"},\"info\":\"i\",\"date\":\"2021-07-09\"}}");
        read(
                "feed/hashes.csv",
                "44d88612fea8a8f36de82e1278abb02f,5a1c1e1e-0000-4000-8000-0123456789ab\n");
        Intake intake = Intake.of(List.of(folder.resolve("feed").toString()));
        assertThat(values(intake)).containsExactly("host name bad.example");
        assertThat(intake.notListed()).isZero();
    }

    @Test
    void readsStixWithItsDaysAndRelationships() throws IOException {
        Intake intake =
                read(
                        "bundle.json",
                        """
                        {"type":"bundle","id":"bundle--1","objects":[
                          {"type":"identity","id":"identity--1","name":"A team"},
                          {"type":"indicator","id":"indicator--1","created_by_ref":"identity--1","pattern_type":"stix",
                           "pattern":"[domain-name:value = 'bad.example' OR url:value = 'http://a.example/x']",
                           "valid_from":"2020-01-02T03:04:05.678Z","valid_until":"2020-02-01T00:00:00Z","confidence":85},
                          {"type":"indicator","id":"indicator--2","pattern_type":"stix",
                           "pattern":"[network-traffic:dst_ref.value = '203.0.113.9' AND network-traffic:dst_port = 443]",
                           "valid_from":"2020-01-02T03:04:05Z"},
                          {"type":"indicator","id":"indicator--3","pattern_type":"yara","pattern":"rule x {}"},
                          {"type":"indicator","id":"indicator--4","pattern_type":"stix","pattern":"domain-name"},
                          {"type":"indicator","id":"indicator--5","pattern_type":"stix","revoked":true,
                           "pattern":"[domain-name:value = 'old.example']"},
                          {"type":"malware","id":"malware--1","name":"Zeus"},
                          {"type":"relationship","id":"relationship--1","relationship_type":"indicates",
                           "source_ref":"indicator--1","target_ref":"malware--1"}]}
                        """);
        assertThat(values(intake))
                .containsExactly(
                        "domain bad.example", "URL a.example/x", "endpoint 203.0.113.9:443");
        Indicator one = indicators(intake).getFirst();
        assertThat(one.from()).isEqualTo("A team");
        assertThat(one.label()).isEqualTo("Zeus");
        assertThat(one.confidence()).isEqualTo(85);
        assertThat(one.since().orElseThrow()).hasToString("2020-01-02T03:04:05Z");
        assertThat(one.until().orElseThrow()).hasToString("2020-02-01T00:00:00Z");
        assertThat(intake.wrong()).isEqualTo(1);
        assertThat(intake.leftOut())
                .containsEntry("patterns in the language yara", 1L)
                .containsEntry("indicators that were taken back", 1L);
    }

    private List<String> pattern(String pattern) throws IOException {
        String text = pattern.replace("\\", "\\\\").replace("\"", "\\\"");
        return values(
                read(
                        "p.json",
                        "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"id\":\"i\",\"pattern\":\""
                                + text
                                + "\"}]}"));
    }

    @Test
    void understandsPatternsOfStix() throws IOException {
        assertThat(pattern("[ipv4-addr:value ISSUBSET '198.51.100.0/24']"))
                .containsExactly("network 198.51.100.0/24");
        assertThat(
                        pattern(
                                "[file:hashes.'SHA-256' = '"
                                        + "ab".repeat(32)
                                        + "' AND file:name = 'a.exe']"))
                .containsExactly("file digest " + "ab".repeat(32));
        assertThat(pattern("[domain-name:value IN ('a.example', 'b.example')]"))
                .containsExactly("domain a.example", "domain b.example");
        assertThat(
                        pattern(
                                "([ipv4-addr:value = '203.0.113.9'] FOLLOWEDBY"
                                        + " [url:value='http://a.example/'])  WITHIN 5 SECONDS"))
                .containsExactly("address 203.0.113.9", "URL a.example/");
        assertThat(
                        pattern(
                                "[domain-name:value = 'a.example' AND"
                                        + " domain-name:resolves_to_refs[*].value = '203.0.113.9']"))
                .containsExactly("domain a.example");
        assertThat(pattern("[domain-name:value MATCHES '^a.*']")).isEmpty();
        assertThat(pattern("[domain-name:value NOT = 'a.example']")).isEmpty();
        assertThat(pattern("[domain-name:value != 'a.example']")).isEmpty();
        assertThat(pattern("[url:value = 'http://a.example/it\\'s']"))
                .containsExactly("URL a.example/it's");
    }

    @Test
    void believesHalfOfAPatternThatAsksForMoreThanItTakes() throws IOException {
        Indicator one =
                only(
                        read(
                                "p.json",
                                "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"id\":\"i\",\"confidence\":80,\"pattern\":\"[domain-name:value"
                                        + " = 'a.example' AND file:name = 'x' AND url:value ="
                                        + " 'http://a.example/x']\"}]}"));
        assertThat(one.value()).isEqualTo("a.example/x");
        assertThat(one.confidence()).isEqualTo(40);
    }

    @Test
    void readsPulses() throws IOException {
        String pulse =
                "{\"name\":\"A"
                        + " pulse\",\"author_name\":\"someone\",\"indicators\":[{\"indicator\":\"bad.example\",\"type\":\"domain\",\"created\":\"2019-05-06T07:08:09\"},{\"indicator\":\"CVE-2020-1\",\"type\":\"CVE\"}]}";
        for (Intake intake :
                List.of(
                        read("pulse.json", pulse),
                        read("page.json", "{\"count\":1,\"results\":[" + pulse + "]}"))) {
            assertThat(only(intake).from()).isEqualTo("OTX someone");
            assertThat(only(intake).label()).isEqualTo("A pulse");
            assertThat(only(intake).since().orElseThrow()).hasToString("2019-05-06T07:08:09Z");
        }
    }

    @Test
    void readsTrailsByFamily() throws IOException {
        read(
                "trails/static/malware/zeus-1.txt",
                "# Reference: https://a.example\n\n"
                        + "bad.example # c2\n"
                        + "203.0.113.9:8080\n"
                        + "http://203.0.113.10\n"
                        + "/gate.php\n"
                        + "vh[0-9]{6}\\.bad\\.example\n");
        read("trails/static/malware/sinkhole_x.txt", "203.0.113.99\n");
        read("trails/static/suspicious/domain.txt", "odd.example\n");
        Intake intake = Intake.of(List.of(folder.resolve("trails").toString()));
        assertThat(values(intake))
                .containsExactly(
                        "address 203.0.113.99",
                        "domain bad.example",
                        "endpoint 203.0.113.9:8080",
                        "address 203.0.113.10",
                        "path /gate.php",
                        "domain odd.example");
        assertThat(indicators(intake)).allMatch(one -> one.from().equals("maltrail"));
        assertThat(indicators(intake).get(1).label()).isEqualTo("zeus");
        assertThat(indicators(intake).get(0).tenure().kind()).isEqualTo(Tenure.Kind.SINKHOLED);
        assertThat(indicators(intake).get(5).confidence()).isLessThan(Indicator.UNSAID);
        assertThat(intake.leftOut()).containsEntry("regular expressions", 1L);
    }

    @Test
    void readsZeekIntelligence() throws IOException {
        Intake intake =
                read(
                        "intel.dat",
                        "#fields\tindicator\tindicator_type\tmeta.source\tmeta.desc\n"
                                + "bad.example\tIntel::DOMAIN\ta team\tits server\n"
                                + "198.51.100.0/24\tIntel::SUBNET\t-\t-\n"
                                + "x\tIntel::ADDR\t-\t-\n"
                                + "curl\tIntel::SOFTWARE\t-\t-\n");
        assertThat(values(intake))
                .containsExactly("host name bad.example", "network 198.51.100.0/24");
        assertThat(indicators(intake).getFirst().from()).isEqualTo("a team");
        assertThat(intake.complaints().getFirst().toString())
                .contains("line 4: «x» is no Intel::ADDR");
    }

    @Test
    void readsSpamhausDropAsTextAndJson() throws IOException {
        Indicator text =
                only(
                        read(
                                "drop.txt",
                                "; Spamhaus DROP List 2020/01/02\n198.51.100.0/24 ; SBL256894\n"));
        Indicator json =
                only(
                        read(
                                "drop.json",
                                "{\"cidr\":\"198.51.100.0/24\",\"sblid\":\"SBL256894\",\"rir\":\"x\"}\n"
                                        + "{\"type\":\"metadata\",\"timestamp\":1}\n"));
        for (Indicator one : List.of(text, json)) {
            assertThat(one.from()).isEqualTo("Spamhaus DROP");
            assertThat(one.comment()).isEqualTo("SBL256894");
        }
    }

    @Test
    void takesWarningListsForWhatTheyMean() throws IOException {
        Path bad = folder.resolve("bad.txt");
        Files.writeString(
                bad,
                "a.dyn.example\ndyn.example\n203.0.113.5\npopular.example\nwww.popular.example\n"
                        + "ab".repeat(20)
                        + "\n");
        read(
                "w/1.json",
                "{\"description\":\"d\",\"list\":[\"dyn.example\"],\"name\":\"List of known dynamic"
                        + " DNS domains\",\"type\":\"hostname\"}");
        read(
                "w/2.json",
                "{\"description\":\"d\",\"list\":[\"203.0.113.5/32\"],\"name\":\"List of known"
                        + " sinkholes\",\"type\":\"cidr\"}");
        read(
                "w/3.json",
                "{\"description\":\"d\",\"list\":[\"popular.example\"],\"name\":\"Top 10K most-used"
                        + " sites from Tranco\",\"type\":\"hostname\"}");
        read(
                "w/4.json",
                "{\"description\":\"d\",\"list\":[\""
                        + "ab".repeat(20)
                        + "\"],\"name\":\"Known hashes of empty"
                        + " files\",\"type\":\"string\",\"matching_attributes\":[\"sha1\"]}");
        Intake intake = Intake.of(List.of(bad.toString(), folder.resolve("w").toString()));
        Intelligence intel = intake.intelligence();
        assertThat(indicators(intake))
                .extracting(one -> one.tenure().kind())
                .startsWith(
                        Tenure.Kind.DYNAMIC_NAME, Tenure.Kind.DYNAMIC_NAME, Tenure.Kind.SINKHOLED);
        List<Optional<String>> refusals = IntStream.range(0, 6).mapToObj(intel::refusal).toList();
        assertThat(refusals)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("a service for dynamic names"),
                        Optional.empty(),
                        Optional.of("a site that everybody visits"),
                        Optional.empty(),
                        Optional.of("a file that everybody has"));
        assertThat(intel.indicator(4).tenure().kind()).isEqualTo(Tenure.Kind.PUBLIC_SERVICE);
    }

    @Test
    void takesRangesOfCloudsForWhatTheyAre() throws IOException {
        read(
                "aws.json",
                "{\"syncToken\":\"1\",\"prefixes\":[{\"ip_prefix\":\"198.51.100.0/25\",\"service\":\"EC2\"},{\"ip_prefix\":\"198.51.100.128/25\",\"service\":\"CLOUDFRONT\"}]}");
        read("cloudflare.json", "[\"203.0.113.0/24\",\"2001:db8::/32\"]");
        read("bad.txt", "198.51.100.1\n198.51.100.200\n203.0.113.9\n");
        Intake intake = Intake.of(List.of(folder.toString()));
        assertThat(indicators(intake))
                .extracting(one -> one.tenure().kind())
                .containsExactly(
                        Tenure.Kind.REASSIGNABLE, Tenure.Kind.CLOUD_FRONT, Tenure.Kind.CLOUD_FRONT);
    }

    @Test
    void readsAListInJson() throws IOException {
        assertThat(values(read("x.json", "[\"bad.example\",\"203.0.113.9\"]")))
                .containsExactly("domain bad.example", "address 203.0.113.9");
    }

    @Test
    void readsPublicSuffixes() throws IOException {
        read(
                "psl.dat",
                "// ===BEGIN ICANN DOMAINS===\n"
                        + "zz\n"
                        + "*.zz\n"
                        + "!city.zz\n"
                        + "// ===BEGIN PRIVATE DOMAINS===\n"
                        + "hosting.zz\n");
        read("bad.txt", "hosting.zz\nbad.hosting.zz\n");
        Intake intake = Intake.of(List.of(folder.toString()));
        assertThat(intake.intelligence().refusal(0)).contains("a public suffix");
        assertThat(intake.intelligence().refusal(1)).isEmpty();
    }

    @Test
    void letsAPersonsWordOutrankListsAndAge() throws IOException {
        read("1.txt", "192.168.7.7\ncdn.example\n");
        read(
                "words.txt",
                "# ours\n"
                        + "192.168.7.7 is dedicated until 2027-01-01: a lab's server\n"
                        + "cdn.example is innocent: our own\n"
                        + "x.example is rented\n");
        Intake intake = Intake.of(List.of(folder.toString()));
        Intelligence intel = intake.intelligence();
        List<Indicator> said = intel.about("192.168.7.7").stream().map(intel::indicator).toList();
        Indicator word = said.stream().filter(one -> one.tenure().said()).findFirst().orElseThrow();
        assertThat(word.worth(Instant.parse("2026-12-31T00:00:00Z"))).isEqualTo(1);
        assertThat(word.worth(Instant.parse("2027-01-01T00:00:00Z"))).isZero();
        assertThat(intel.refusal(intel.about("cdn.example").getFirst()).orElseThrow())
                .isEqualTo("innocent by words.txt: our own");
        assertThat(intake.complaints().getFirst().toString())
                .contains("line 4: «rented» is no tenure; there are innocent, dedicated");
    }

    @Test
    void marksAKillSwitchThatTheListTellsOf() throws IOException {
        Intake intake = read("a.txt", "worm.example # kill switch, do not block\n");
        assertThat(only(intake).tenure().kind()).isEqualTo(Tenure.Kind.KILL_SWITCH);
    }

    // ---- folders, archives and what is no list

    private static byte[] tar(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[512];
        System.arraycopy(name.getBytes(StandardCharsets.UTF_8), 0, block, 0, name.length());
        byte[] size = "%011o".formatted(bytes.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, block, 124, size.length);
        block[156] = '0';
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, block, 257, 5);
        byte[] all = Arrays.copyOf(block, 512 + (bytes.length + 511) / 512 * 512);
        System.arraycopy(bytes, 0, all, 512, bytes.length);
        return all;
    }

    @Test
    void findsListsInArchives() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(tar("lists/a.txt", "a.example\n"));
        tar.write(tar("lists/picture.png", "\u0000\u0001nothing"));
        tar.write(tar("lists/b.txt", "b.example\n"));
        tar.write(new byte[1024]);
        Path gz = folder.resolve("x.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(tar.toByteArray());
        }
        Path zstd = folder.resolve("x.tar.zst");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(zstd))) {
            out.write(tar.toByteArray());
        }
        Path zip = folder.resolve("x.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("a", "b")) {
                out.putNextEntry(new ZipEntry("lists/" + name + ".txt"));
                out.write((name + ".example\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Path archive : List.of(gz, zstd, zip)) {
            Intake intake = Intake.of(List.of(archive.toString()));
            assertThat(values(intake))
                    .as(archive.toString())
                    .containsExactly("domain a.example", "domain b.example");
            assertThat(indicators(intake).getFirst().place())
                    .isEqualTo(archive + "/lists/a.txt, line 1");
        }
    }

    @Test
    void saysWhatIsNoListAndWhatCannotBeRead() throws IOException {
        read("f/poem.txt", "It was a dark and stormy night;\nthe rain fell in torrents.\n");
        read("f/bad.txt", "bad.example\n");
        Intake intake =
                Intake.of(
                        List.of(folder.resolve("f").toString(), folder.resolve("none").toString()));
        assertThat(values(intake)).containsExactly("domain bad.example");
        assertThat(intake.notLists()).containsExactly(folder.resolve("f/poem.txt").toString());
        assertThat(intake.unreadable())
                .containsExactly(folder.resolve("none") + ": there is no such file");
    }

    @Test
    void saysWhereADatabaseOrJsonIsBroken() throws IOException {
        Path mmdb = folder.resolve("x.mmdb");
        Files.write(mmdb, new byte[100]);
        Intake damaged = Intake.of(List.of(mmdb.toString()));
        assertThat(damaged.unreadable().getFirst()).contains("has no description at its end");
        Intake cut =
                read(
                        "e.json",
                        "{\"type\":\"bundle\",\"objects\":[\n"
                                + "{\"type\":\"indicator\",\"id\":\"i\",\"pattern\":\"[domain-name:value"
                                + " = 'a.example']\"},\n"
                                + "{\"type\":");
        assertThat(values(cut)).containsExactly("domain a.example");
        assertThat(cut.complaints().getFirst().toString())
                .contains("line 3: is no JSON from here on");
    }

    /// Every prefix of every format, and noise: whatever a list is, it is read or complained of.
    @Test
    void livesThroughBrokenLists() throws IOException {
        List<String> texts =
                List.of(
                        "203.0.113.9\nbad.example # x\n",
                        "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"id\":\"i\",\"pattern\":\"[file:hashes.'MD5'"
                                + " = 'x' AND ([\"}]}",
                        "{\"Event\":{\"info\":\"i\",\"Attribute\":[{\"type\":\"domain|ip\",\"to_ids\":true,\"value\":\"a|b\"}]}}",
                        "{\"description\":\"d\",\"list\":[\"203.0.113.0/99\",7,null,[]],\"name\":\"x\",\"type\":\"cidr\"}",
                        "#fields\tindicator\tindicator_type\n\t\tIntel::ADDR\n",
                        "# first_seen_utc,dst_ip\n\"\"\"\",,,\n",
                        "127.0.0.1\n0.0.0.0 bad.example ..\n",
                        "; Spamhaus DROP\n198.51.100.0/24 ; SBL1\n; \n",
                        "a.example is dedicated until : \n",
                        "[\"203.0.113.0/24\", {\"a\": [[[\"");
        Random random = new Random(3);
        for (String text : texts) {
            byte[] whole = text.getBytes(StandardCharsets.UTF_8);
            for (int cut = 0; cut <= whole.length; cut++) {
                Path file = folder.resolve("cloudflare.json");
                Files.write(file, Arrays.copyOf(whole, cut));
                assertThat(Intake.of(List.of(file.toString())).intelligence()).isNotNull();
            }
            for (int i = 0; i < 60; i++) {
                byte[] noisy = whole.clone();
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
                Path file = folder.resolve("noise");
                Files.write(file, noisy);
                assertThat(Intake.of(List.of(file.toString())).intelligence()).isNotNull();
            }
        }
    }
}
