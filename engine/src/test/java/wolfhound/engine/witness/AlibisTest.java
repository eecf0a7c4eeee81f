package wolfhound.engine.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.engine.memory.Knowledge;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Flow;
import wolfhound.model.Headers;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// Each witness alone, asked about everything at once: it speaks where its cause is at work, and
/// then of what this cause can do and nothing else.
class AlibisTest {
    private static final Knowledge KNOWLEDGE = knowledge();
    private static final String SERVER = "203.0.113.9";
    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/128.0";
    private static final Set<String> ASK_FOR_OTHERS = Set.of("mail-gateway", "resolver");
    private static final Body PAGE = body("text/html", FileKind.HTML, "<html>hello</html>");
    private static final Body SEALED = new Body(200, "", FileKind.RANDOM, 7.9, "", Excerpt.NONE);

    private static Knowledge knowledge() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Knowledge.class.getResourceAsStream("/wolfhound/knowledge.txt"),
                                StandardCharsets.UTF_8))) {
            return Knowledge.parse(lines.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Story before(Witness witness) {
        return Story.with(KNOWLEDGE, List.of(new Accuser()), List.of(witness));
    }

    private static Body body(String type, FileKind kind, String text) {
        return new Body(
                text.length(),
                type,
                kind,
                4,
                "",
                Excerpt.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Headers browsing(String host) {
        return Story.headers(
                "Host",
                host,
                "User-Agent",
                BROWSER,
                "Accept-Language",
                "en",
                "Referer",
                "http://www.news.example/");
    }

    private static Headers nameless(String host) {
        return Story.headers("Host", host);
    }

    private static Story web(
            Story story, String peer, String target, Headers headers, int status, Body answer) {
        Seen seen = story.seen(Transport.TCP, peer, 80, true);
        String host = headers.first("Host");
        WebRequest request = new WebRequest(seen, "1.1", "GET", target, host, headers, Body.NONE);
        story.see(request);
        return story.see(new WebExchange(seen, request, status, "", Headers.NONE, answer, true));
    }

    private static Story resolves(Story story, String name, String address) {
        return story.looksUp(name, "A", Outcome.ANSWERED, address);
    }

    /// The conduct that was answered, of evidence about web exchanges and dialogues.
    private static Set<String> answered(Story story) {
        return story.alibis().stream()
                .map(alibi -> Accuser.conduct().apply(alibi.answers()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void speaksOnlyInScope(Witness witness, Story story) {
        assertThat(answered(story)).as(witness.name()).isNotEmpty();
        assertThat(story.alibis())
                .as(witness.name())
                .allMatch(alibi -> witness.scope().covers(alibi.answers()));
    }

    private static void isSilent(Witness witness, Story story) {
        assertThat(answered(story)).as(witness.name()).isEmpty();
    }

    @Test
    void nobodyExcusesSecretsTakenOrdersObeyedOrProof() {
        for (Witness witness : Witnesses.all()) {
            assertThat(witness.scope().covers(Behaviour.COMMAND, EvidenceClass.CAUSALITY))
                    .as(witness.name())
                    .isFalse();
            assertThat(witness.scope().covers(Behaviour.SPAM, EvidenceClass.CAUSALITY))
                    .as(witness.name())
                    .isFalse();
            assertThat(witness.scope().covers(Behaviour.MINING, EvidenceClass.TEMPLATE))
                    .as(witness.name())
                    .isFalse();
            for (Behaviour behaviour : Behaviour.values()) {
                // Who asks for names on behalf of others asks for their bots' names as well.
                boolean mayExcuse =
                        behaviour == Behaviour.HIJACK
                                || behaviour == Behaviour.CALLBACK
                                        && ASK_FOR_OTHERS.contains(witness.name());
                assertThat(!mayExcuse && witness.scope().covers(behaviour, EvidenceClass.PROOF))
                        .as(witness.name())
                        .isFalse();
            }
        }
    }

    @Test
    void everyWitnessHasItsOwnName() {
        assertThat(Witnesses.all()).extracting(Witness::name).doesNotHaveDuplicates();
        assertThat(Witnesses.all()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void readersExplainAVisitToASharedWebServerAndAHerdDoesNot() {
        Witness witness = new SharedWebServer();
        Story readers = before(witness);
        for (String other : List.of("10.0.0.21", "10.0.0.22")) {
            web(readers.other(other), SERVER, "/", browsing("blog.example"), 200, PAGE);
        }
        web(readers.laptop(), SERVER, "/", browsing("blog.example"), 200, PAGE);
        speaksOnlyInScope(witness, readers);
        Story herd = before(witness);
        for (String other : List.of("10.0.0.21", "10.0.0.22", "10.0.0.23", "10.0.0.24")) {
            web(herd.other(other), SERVER, "/gate", nameless("blog.example"), 200, SEALED);
        }
        isSilent(witness, web(herd.laptop(), SERVER, "/gate", nameless("b.example"), 200, SEALED));
    }

    @Test
    void aHerdIsNoInstalledProgram() {
        Witness witness = new UpdatersAndTelemetry();
        Story herd = before(witness);
        for (int i = 21; i < 30; i++) {
            resolves(herd.other("10.0.0." + i), "drop.example", SERVER);
            herd.talks(SERVER, 80, "http", 300, 300);
        }
        resolves(herd.laptop(), "drop.example", SERVER);
        isSilent(witness, web(herd, SERVER, "/gate", nameless("drop.example"), 200, SEALED));
        Story updates = before(witness);
        resolves(updates, "ctldl.windowsupdate.com", SERVER);
        speaksOnlyInScope(
                witness,
                web(updates, SERVER, "/x", nameless("ctldl.windowsupdate.com"), 200, PAGE));
    }

    @Test
    void aMakersOwnServerExplainsItsProgramAndAForgedNameDoesNot() {
        Witness witness = new MakersProgram();
        Story scanner = before(witness);
        resolves(scanner, "ksn.kaspersky-labs.com", SERVER);
        web(scanner, SERVER, "/q", nameless("ksn.kaspersky-labs.com"), 200, SEALED);
        speaksOnlyInScope(witness, scanner);
        assertThat(answered(scanner))
                .contains("CALLBACK TEMPLATE")
                .doesNotContain("THEFT OWN_SECRET");
        // The name stands in the request alone: no answer ever gave this address for it.
        Story forged = before(witness);
        resolves(forged, "www.news.example", "203.0.113.10");
        isSilent(
                witness,
                web(forged, SERVER, "/q", nameless("ksn.kaspersky-labs.com"), 200, SEALED));
        Story tenant = before(witness);
        resolves(tenant, "bad.blob.core.windows.net", SERVER);
        isSilent(
                witness,
                web(tenant, SERVER, "/q", nameless("bad.blob.core.windows.net"), 200, SEALED));
    }

    @Test
    void aDeviceIsBelievedItsHeartbeatAndADesktopIsNot() {
        Witness witness = new DeviceHeartbeat();
        Story panel = before(witness);
        panel.see(
                new SoftwareSeen(
                        panel.seen(Transport.UDP, "10.0.0.1", 67, true),
                        true,
                        "dhcp",
                        "udhcp 1.33"));
        resolves(panel, "events.maker.example", SERVER);
        web(panel, SERVER, "/ev", nameless("events.maker.example"), 200, SEALED);
        speaksOnlyInScope(witness, panel);
        assertThat(answered(panel)).contains("CALLBACK TEMPLATE").doesNotContain("SCAN EFFECT");
        Story script = before(witness);
        script.see(
                new SoftwareSeen(
                        script.seen(Transport.UDP, "10.0.0.1", 67, true),
                        true,
                        "dhcp",
                        "udhcp 1.33"));
        resolves(script, "events.maker.example", SERVER);
        web(script, SERVER, "/gate.php", nameless("events.maker.example"), 200, SEALED);
        assertThat(answered(script)).doesNotContain("CALLBACK TEMPLATE");
        Story desktop = before(witness);
        resolves(desktop, "events.maker.example", SERVER);
        isSilent(
                witness,
                web(desktop, SERVER, "/ev", nameless("events.maker.example"), 200, SEALED));
    }

    @Test
    void aProgramOfAnotherSystemCannotHaveRun() {
        Witness witness = new FailedExploit();
        Body program = body("application/octet-stream", FileKind.PE, "MZ");
        Story mac = before(witness);
        mac.see(
                new SoftwareSeen(
                        mac.seen(Transport.TCP, SERVER, 80, true),
                        true,
                        "http",
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"));
        speaksOnlyInScope(
                witness, web(mac, SERVER, "/a.exe", browsing("kit.example"), 200, program));
        Story windows = before(witness);
        windows.see(
                new SoftwareSeen(
                        windows.seen(Transport.TCP, SERVER, 80, true), true, "http", BROWSER));
        isSilent(witness, web(windows, SERVER, "/a.exe", browsing("kit.example"), 200, program));
    }

    @Test
    void aRefusedPayloadIsAFailedAttack() {
        Witness witness = new FailedExploit();
        speaksOnlyInScope(
                witness, web(before(witness), SERVER, "/a", browsing("kit.example"), 404, PAGE));
    }

    @Test
    void aPageLedTheBrowserAndAProgramEndsTheChain() {
        Witness witness = new RedirectChain();
        speaksOnlyInScope(
                witness, web(before(witness), SERVER, "/ad", browsing("ads.example"), 200, PAGE));
        Body program = body("application/octet-stream", FileKind.PE, "MZ");
        isSilent(
                witness,
                web(before(witness), SERVER, "/ad", browsing("ads.example"), 200, program));
        isSilent(witness, web(before(witness), SERVER, "/ad", nameless("ads.example"), 200, PAGE));
    }

    @Test
    void aPreviewSaysWhoItIs() {
        Witness witness = new LinkPreview();
        Headers bot =
                Story.headers("Host", "bad.example", "User-Agent", "Slackbot-LinkExpanding 1.0");
        speaksOnlyInScope(witness, web(before(witness), SERVER, "/x", bot, 200, PAGE));
        isSilent(witness, web(before(witness), SERVER, "/x", nameless("bad.example"), 200, PAGE));
    }

    @Test
    void aCrawlerAsksManySitesOneThingEach() {
        Witness witness = new LabOrCrawler();
        Story crawler = before(witness);
        for (int i = 0; i < 15; i++) {
            web(crawler, "203.0.113." + (20 + i), "/", nameless("s" + i + ".example"), 200, PAGE);
        }
        assertThat(answered(crawler)).contains("EXPOSURE EXPOSURE", "DELIVERY DELIVERY");
        speaksOnlyInScope(witness, crawler);
        Story reader = before(witness);
        for (int i = 0; i < 15; i++) {
            web(reader, SERVER, "/" + i, browsing("one.example"), 200, PAGE);
        }
        isSilent(witness, reader);
    }

    @Test
    void whoIsCalledHasNotCalledHome() {
        Witness witness = new InboundProbes();
        Story asked = before(witness);
        Seen inbound = asked.seen(Transport.TCP, SERVER, 4444, false);
        asked.see(new Flow(inbound, Flow.Phase.OPENED, java.time.Duration.ZERO, "", 0, 0, 0, 0));
        asked.see(
                new wolfhound.model.RawDialogue(
                        inbound, "", List.of(Story.turn(false, Story.latin("hello")))));
        speaksOnlyInScope(witness, asked);
        assertThat(answered(asked)).doesNotContain("COMMAND TEMPLATE", "THEFT OWN_SECRET");
        Story caller = before(witness);
        caller.talks(SERVER, 4444, "", 10, 10);
        caller.says(Transport.TCP, SERVER, 4444, Story.turn(true, Story.latin("hello")));
        isSilent(witness, caller);
    }

    @Test
    void namesThatLeadToATraderASinkholeOrAFilterProveLittle() {
        Witness parked = new ParkedName();
        Story trader = before(parked);
        resolves(trader, "park.sedoparking.com", SERVER);
        speaksOnlyInScope(
                parked, web(trader, SERVER, "/", nameless("park.sedoparking.com"), 200, PAGE));
        Witness sinkhole = new Sinkhole();
        Story dead = before(sinkhole);
        resolves(dead, "sinkhole.paloaltonetworks.com", SERVER);
        web(dead, SERVER, "/gate", nameless("sinkhole.paloaltonetworks.com"), 200, SEALED);
        speaksOnlyInScope(sinkhole, dead);
        assertThat(answered(dead)).doesNotContain("CALLBACK TEMPLATE");
        Witness filter = new BlockPage();
        Story blocked = before(filter);
        resolves(blocked, "hit-malware.opendns.com", SERVER);
        speaksOnlyInScope(
                filter, web(blocked, SERVER, "/", nameless("hit-malware.opendns.com"), 200, PAGE));
    }

    @Test
    void aPortalInsideAnswersForEverybody() {
        Witness witness = new BlockPage();
        Story guest = before(witness);
        for (String name : List.of("a.example", "b.test", "c.invalid")) {
            resolves(guest, name, "10.0.0.1");
        }
        speaksOnlyInScope(witness, web(guest, "10.0.0.1", "/x", nameless("a.example"), 200, PAGE));
    }

    @Test
    void whoIsContactedSaysNothingWhereAnybodyMayBe() {
        Witness open = new PublicService();
        Story paste = before(open);
        resolves(paste, "pastebin.com", SERVER);
        web(paste, SERVER, "/raw/x", nameless("pastebin.com"), 200, PAGE);
        speaksOnlyInScope(open, paste);
        assertThat(answered(paste)).doesNotContain("CALLBACK TEMPLATE", "CALLBACK DIALECT");
        Story machine = before(open);
        resolves(machine, "home.duckdns.org", SERVER);
        web(machine, SERVER, "/raw/x", nameless("home.duckdns.org"), 200, PAGE);
        isSilent(open, machine);
        Witness tenants = new ManyTenants();
        Story cloud = before(tenants);
        resolves(cloud, "d1.cloudfront.net", SERVER);
        speaksOnlyInScope(
                tenants, web(cloud, SERVER, "/", nameless("d1.cloudfront.net"), 200, PAGE));
        Witness dynamic = new DynamicName();
        Story camera = before(dynamic);
        resolves(camera, "cam.ddns.net", SERVER);
        speaksOnlyInScope(dynamic, web(camera, SERVER, "/", nameless("cam.ddns.net"), 200, PAGE));
    }

    @Test
    void namesMayBeAskedForUnderTls() {
        Witness witness = new NamesElsewhere();
        Story tunnel = before(witness);
        tunnel.talks("198.51.100.7", 443, "openvpn", 5000, 5000);
        tunnel.says(Transport.TCP, SERVER, 9999, Story.turn(true, Story.latin("x")));
        speaksOnlyInScope(witness, tunnel);
        Story plain = before(witness);
        plain.talks("198.51.100.7", 443, "tls", 5000, 5000);
        plain.says(Transport.TCP, SERVER, 9999, Story.turn(true, Story.latin("x")));
        isSilent(witness, plain);
    }

    @Test
    void aSiteThatAnswersAsSitesDoIsClean() {
        Witness witness = new CleanedSite();
        Story reader = before(witness);
        web(reader, SERVER, "/old.bin", nameless("blog.example"), 404, PAGE);
        web(reader, SERVER, "/", browsing("blog.example"), 200, PAGE);
        Body style = body("text/css", FileKind.TEXT, "p { color: green }");
        web(reader, SERVER, "/site.css", browsing("blog.example"), 200, style);
        web(reader, SERVER, "/new", browsing("blog.example"), 302, Body.NONE);
        speaksOnlyInScope(witness, reader);
        Story bot = before(witness);
        web(bot, SERVER, "/a", nameless("blog.example"), 200, SEALED);
        web(bot, SERVER, "/", browsing("blog.example"), 200, PAGE);
        isSilent(witness, bot);
    }

    /// Who speaks to a bare address where no look-up can be seen may have looked it up elsewhere;
    /// who looks others up in sight has not.
    @Test
    void unseenLookUpsExcuseABareAddressUntilOneIsSeen() {
        Witness witness = new SensorLoss();
        Story blind = before(witness);
        blind.says(Transport.TCP, SERVER, 9999, Story.turn(true, Story.latin("x")));
        speaksOnlyInScope(witness, blind);
        assertThat(answered(blind)).contains("CALLBACK NO_DNS");
        Story seeing = before(witness);
        seeing.says(Transport.TCP, SERVER, 9999, Story.turn(true, Story.latin("x")));
        resolves(seeing, "www.example.org", "198.51.100.8");
        assertThat(answered(seeing)).doesNotContain("CALLBACK NO_DNS");
    }

    @Test
    void aLossInventsNoWords() {
        Scope scope = new SensorLoss().scope();
        assertThat(scope.covers(Behaviour.CALLBACK, EvidenceClass.PROTOCOL_LIE)).isTrue();
        assertThat(scope.covers(Behaviour.SCAN, EvidenceClass.EFFECT)).isTrue();
        assertThat(scope.covers(Behaviour.MINING, EvidenceClass.EFFECT)).isFalse();
        assertThat(scope.covers(Behaviour.ENCRYPTION, EvidenceClass.EFFECT)).isFalse();
        assertThat(scope.covers(Behaviour.TUNNEL, EvidenceClass.PROTOCOL_LIE)).isFalse();
        assertThat(scope.covers(Behaviour.COMMAND, EvidenceClass.DIALECT)).isFalse();
    }
}
