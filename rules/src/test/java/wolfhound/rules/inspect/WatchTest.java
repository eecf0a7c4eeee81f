package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.rules.inspect.Inspector.Ends;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.language.Variables;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;

/// What a conversation shows, and which rules say so.
class WatchTest {
    private final List<Long> told = new ArrayList<>();
    private RuleSet set = compile();
    private Inspection watch = open(6, 80);

    private static RuleSet compile(String... texts) {
        List<Rule> rules = Arrays.stream(texts).map(RuleParser::rule).toList();
        return RuleSet.compile(rules, Variables.usual(), LiteralEngine.java(), Expressions.java());
    }

    private Inspection open(int protocol, int port) {
        told.clear();
        RuleSet asked = set;
        return new Inspector(asked)
                .open(
                        new Ends(
                                protocol,
                                Address.of("10.0.0.5"),
                                40000,
                                Address.of("203.0.113.9"),
                                port),
                        (rule, byClient) -> told.add(asked.rule(rule).about().id()));
    }

    private void rules(String... texts) {
        set = compile(texts);
        watch = open(6, 80);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PacketView packet(boolean byClient, String payload) {
        var packet = new PacketView();
        packet.bytes = bytes(payload);
        packet.payloadEnd = packet.bytes.length;
        packet.byClient = byClient;
        packet.protocol = 17;
        packet.sourcePort = byClient ? 40000 : 80;
        packet.targetPort = byClient ? 80 : 40000;
        return packet;
    }

    private void says(boolean byClient, String text) {
        watch.stream(byClient, bytes(text), 0, text.length());
    }

    @Test
    void neverMatchesByAnExpressionThatIsWrongAndTellsOfIt() {
        rules(
                "alert tcp any any -> any any (content:\"wolf\"; pcre:\"/wolf(/\"; sid:1;)",
                "alert tcp any any -> any any (content:\"wolf\"; pcre:\"/w(o)lf/\"; sid:2;)");
        says(true, "a wolf");
        watch.end();
        assertThat(told).containsExactly(2L);
        assertThat(set.leftOut()).hasSize(1);
    }

    @Test
    void asksARuleAtEachOfItsPortsAndAtNoOther() {
        for (int port : new int[] {79, 80, 81, 999, 1000, 1500, 2000, 2001, 65_535}) {
            rules(
                    "alert tcp any any -> any [80,1000:2000] (content:\"wolf\"; sid:1;)",
                    "alert tcp any any -> any 2000: (content:\"wolf\"; sid:2;)");
            watch = open(6, port);
            says(true, "a wolf");
            watch.end();
            List<Long> expected = new ArrayList<>();
            if (port == 80 || port >= 1000 && port <= 2000) {
                expected.add(1L);
            }
            if (port >= 2000) {
                expected.add(2L);
            }
            assertThat(told).as("port %d", port).containsExactlyElementsOf(expected);
        }
    }

    private int asks(String uri) {
        watch.protocol("http");
        int number = watch.begin();
        watch.buffer(number, true, Buffer.HTTP_URI, bytes(uri), 0, uri.length());
        watch.ready(number, true, false);
        return number;
    }

    @Test
    void remembersWhatTheStreamHeldUntilTheBodyIsThere() {
        rules(
                "alert http any any -> any any (msg:\"m\"; content:\"wolf\";"
                        + " content:\"POST\"; http_method; content:!\"sheep\"; http_client_body;"
                        + " sid:1;)");
        watch.protocol("http");
        says(true, "a wolf ");
        int number = watch.begin();
        watch.buffer(number, true, Buffer.HTTP_METHOD, bytes("POST"), 0, 4);
        watch.ready(number, true, false);
        says(true, "x".repeat(20_000));
        watch.more(number, true, Buffer.HTTP_REQUEST_BODY, bytes("goats"), 0, 5);
        watch.ready(number, true, true);
        assertThat(told).containsExactly(1L);
    }

    @Test
    void findsAContentAcrossSegments() {
        rules("alert tcp any any -> any any (msg:\"m\"; content:\"abcdef\"; sid:1;)");
        says(true, "xxabc");
        says(true, "defxx");
        watch.end();
        assertThat(told).containsExactly(1L);
    }

    @Test
    void findsTheSameHoweverTheStreamWasCut() {
        rules("alert tcp any any -> any any (msg:\"m\"; content:\"needle\"; sid:1;)");
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder(".".repeat(random.nextInt(12_000)));
            if (round % 2 == 0) {
                text.insert(random.nextInt(text.length() + 1), "needle");
            }
            byte[] stream = bytes(text.toString());
            watch = open(6, 80);
            for (int at = 0; at < stream.length; ) {
                int next = Math.min(stream.length, at + 1 + random.nextInt(1_460));
                watch.stream(true, stream, at, next);
                at = next;
            }
            watch.end();
            assertThat(told).hasSize(round % 2 == 0 ? 1 : 0);
        }
    }

    @Test
    void asksAgainWhenMoreOfARuleHasCome() {
        rules(
                "alert tcp any any -> any any (msg:\"m\"; content:\"longer\"; content:\"z\";"
                        + " sid:1;)");
        says(true, "the longer one");
        says(false, "yes");
        says(false, "no");
        says(true, " and z");
        watch.end();
        assertThat(told).containsExactly(1L);
    }

    @Test
    void findsInATalkWhatLiesInEachSideAsAWhole() {
        String[] pairs = {"ab cd", "ba c", "aab dcd", "cc dd", "acb bd"};
        String[] texts = new String[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            texts[i] =
                    "alert tcp any any -> any any (msg:\"m\"; flow:to_server; content:\"%s\"; sid:%d;)"
                            .formatted(pairs[i].replace(" ", "\"; content:\""), i + 1);
        }
        rules(texts);
        Random random = new Random(13);
        for (int round = 0; round < 500; round++) {
            watch = open(6, 80);
            var client = new StringBuilder();
            for (int turn = random.nextInt(6); turn >= 0; turn--) {
                String said = letters(random, 1 + random.nextInt(4));
                client.append(said);
                says(true, said);
                says(false, letters(random, 1 + random.nextInt(4)));
            }
            watch.end();
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < pairs.length; i++) {
                if (Arrays.stream(pairs[i].split(" ")).allMatch(client.toString()::contains)) {
                    expected.add(i + 1L);
                }
            }
            assertThat(told).as("%s", client).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static String letters(Random random, int length) {
        var letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(4)));
        }
        return letters.toString();
    }

    @Test
    void findsByTheStreamARuleOfATransaction() {
        rules(
                "alert http any any -> any any (msg:\"m\"; content:\"GET\"; http_method;"
                        + " content:\"/long/wolf.php\"; fast_pattern:only; sid:1;)");
        for (String path : new String[] {"/long/wolf.php", "/long/lamb.php"}) {
            watch = open(6, 80);
            watch.protocol("http");
            says(true, "GET " + path);
            int number = watch.begin();
            watch.buffer(number, true, Buffer.HTTP_METHOD, bytes("GET"), 0, 3);
            watch.ready(number, true, true);
            assertThat(told).hasSize(path.contains("wolf") ? 1 : 0);
        }
    }

    @Test
    void neverJoinsWhatLiesAroundAGap() {
        rules("alert tcp any any -> any any (msg:\"m\"; content:\"abcdef\"; sid:1;)");
        says(true, "abc");
        watch.gap(true, 10);
        says(true, "def");
        watch.end();
        assertThat(told).isEmpty();
    }

    @Test
    void asksOnlyTheSideThatTheRuleNames() {
        rules(
                "alert tcp any any -> any any (msg:\"m\"; flow:to_client; content:\"abc\"; sid:1;)",
                "alert tcp any any -> any 443 (msg:\"m\"; content:\"abc\"; sid:2;)",
                "alert tcp $HOME_NET any -> any 80 (msg:\"m\"; content:\"abc\"; sid:3;)",
                "alert udp any any -> any any (msg:\"m\"; content:\"abc\"; sid:4;)");
        says(true, "abc");
        watch.end();
        assertThat(told).containsExactly(3L);
    }

    @Test
    void matchesATransactionOnce() {
        rules(
                "alert http any any -> any any (msg:\"m\"; http.uri; content:\"/gate\"; sid:1;)",
                "alert http any any -> any any (msg:\"m\"; http.uri; content:\"/other\"; sid:2;)");
        int number = asks("/gate.php");
        watch.ready(number, true, true);
        assertThat(told).containsExactly(1L);
    }

    @Test
    void waitsForTheBodyOfARequestWhoseUriMatched() {
        rules(
                "alert http any any -> any any (msg:\"m\"; http.uri; content:\"/gate.php\";"
                        + " http.request_body; content:\"id=\"; sid:1;)");
        int number = asks("/gate.php");
        assertThat(told).isEmpty();
        watch.more(number, true, Buffer.HTTP_REQUEST_BODY, bytes("i"), 0, 1);
        watch.more(number, true, Buffer.HTTP_REQUEST_BODY, bytes("d=7"), 0, 3);
        watch.ready(number, true, true);
        assertThat(told).containsExactly(1L);
    }

    @Test
    void looksIntoABufferAfterItsTransform() {
        rules(
                "alert dns any any -> any any (msg:\"m\"; dns.query; dotprefix;"
                        + " content:\".bad.example\"; endswith; sid:1;)");
        for (String name : List.of("bad.example", "www.bad.example", "notbad.example")) {
            watch.protocol("dns");
            int number = watch.begin();
            watch.buffer(number, true, Buffer.DNS_QUERY, bytes(name), 0, name.length());
            watch.ready(number, true, true);
        }
        assertThat(told).containsExactly(1L, 1L);
    }

    @Test
    void asksSettersOfBitsBeforeTesters() {
        rules(
                "alert tcp any any -> any any (msg:\"m\"; content:\"abc\"; flowbits:isset,b;"
                        + " sid:1;)",
                "alert tcp any any -> any any (msg:\"m\"; content:\"abc\"; flowbits:set,b;"
                        + " flowbits:noalert; sid:2;)");
        says(true, "abc");
        watch.end();
        assertThat(told).containsExactly(1L);
    }

    @Test
    void saysNothingMoreOfAConversationThatPasses() {
        rules(
                "alert tcp any any -> any any (msg:\"m\"; content:\"abc\"; sid:1;)",
                "pass tcp any any -> any any (msg:\"m\"; content:\"ok\"; sid:2;)");
        says(true, "ok abc");
        says(false, "abc");
        watch.end();
        assertThat(told).isEmpty();
    }

    @Test
    void knowsListedAddressesOnceASide() {
        rules(
                "alert ip [198.51.100.1,203.0.113.0/24] any -> $HOME_NET any (msg:\"m\"; sid:1;)",
                "alert ip [198.51.100.1] any -> $HOME_NET any (msg:\"m\"; sid:2;)");
        watch = open(17, 80);
        watch.packet(packet(true, "a"));
        watch.packet(packet(false, "a"));
        watch.packet(packet(false, "a"));
        assertThat(told).containsExactly(1L);
    }

    @Test
    void testsHeadersOfPackets() {
        rules(
                "alert udp any any -> any 80 (msg:\"m\"; dsize:3; content:\"abc\"; sid:1;)",
                "alert udp any any -> any 80 (msg:\"m\"; dsize:>3; content:\"abc\"; sid:2;)");
        watch = open(17, 80);
        watch.packet(packet(true, "abc"));
        assertThat(told).containsExactly(1L);
        watch.packet(packet(true, "abcd"));
        assertThat(told).containsExactly(1L, 2L);
    }

    @Test
    void findsInAPacketWhatLiesFarAndNear() {
        rules(
                "alert udp any any -> any any (msg:\"m\"; content:\"wolf\"; depth:8; sid:1;)",
                "alert udp any any -> any any (msg:\"m\"; content:\"wolf\"; offset:2; depth:600;"
                        + " sid:2;)",
                "alert udp any any -> any any (msg:\"m\"; content:\"wolf\"; offset:9; sid:3;)",
                "alert udp any any -> any any (msg:\"m\"; content:\"wolf\"; dsize:<40; sid:4;)");
        assertThat(toldOfAPacket("wolf")).containsExactly(1L, 4L);
        assertThat(toldOfAPacket("....wolf.......")).containsExactly(1L, 2L, 4L);
        assertThat(toldOfAPacket(".........wolf" + ".".repeat(500))).containsExactly(2L, 3L);
        assertThat(toldOfAPacket(".".repeat(598) + "wolf")).containsExactly(2L, 3L);
        assertThat(toldOfAPacket(".".repeat(599) + "wolf")).containsExactly(3L);
    }

    private List<Long> toldOfAPacket(String payload) {
        watch = open(17, 80);
        watch.packet(packet(true, payload));
        return told;
    }

    @Test
    void waitsForAnAnswerWhereTheRuleWantsOne() {
        rules(
                "alert udp any any -> any any (msg:\"m\"; flow:established; content:\"abc\";"
                        + " sid:1;)");
        watch = open(17, 80);
        watch.packet(packet(true, "abc"));
        assertThat(told).isEmpty();
        watch.packet(packet(false, "x"));
        watch.packet(packet(true, "abc"));
        assertThat(told).containsExactly(1L);
    }

    private List<Long> calls(String interfaceAndVersion, int number) {
        watch = open(6, 445);
        watch.protocol("smb");
        int call = watch.begin();
        watch.word(call, true, "dcerpc.iface", interfaceAndVersion);
        watch.word(call, true, "dcerpc.opnum", Integer.toString(number));
        watch.ready(call, true, true);
        return List.copyOf(told);
    }

    @Test
    void comparesInterfaceVersionAndNumberOfACall() {
        String uuid = "12345678-1234-abcd-ef00-0123456789ab";
        rules(
                "alert dcerpc any any -> any any (dcerpc.iface:" + uuid + "; sid:1;)",
                "alert smb any any -> any any (dcerpc.iface:" + uuid + ",>2; sid:2;)",
                "alert smb any any -> any any (dcerpc.opnum:0-4,9; sid:3;)");

        assertThat(calls(uuid + ",2", 9)).containsExactlyInAnyOrder(1L, 3L);
        assertThat(calls(uuid + ",3", 5)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(calls("00000000-1234-abcd-ef00-0123456789ab,3", 10)).isEmpty();
    }

    @Test
    void asksRulesOfAnEventOfEitherSide() {
        rules(
                "alert http any any -> any any (msg:\"e\"; flow:to_client;"
                        + " app-layer-event:http.odd; sid:1;)");
        watch.protocol("http");
        watch.event("app", "http.other", true);
        assertThat(told).isEmpty();

        watch.event("app", "http.odd", true);
        assertThat(told).containsExactly(1L);
    }

    @Test
    void asksRulesOfAnEventOfThePacketOnly() {
        rules("alert pkthdr any any -> any any (msg:\"e\"; decode-event:udp.odd; sid:1;)");
        watch = open(17, 80);
        watch.packet(packet(true, "text"));
        assertThat(told).isEmpty();

        PacketView odd = packet(true, "text");
        odd.events = List.of("udp.odd");
        watch.packet(odd);
        watch.packet(packet(true, "text"));
        assertThat(told).containsExactly(1L);
    }
}
