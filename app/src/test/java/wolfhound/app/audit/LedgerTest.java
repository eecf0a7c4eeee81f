package wolfhound.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wolfhound.app.trial.Label;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.Containment;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.Headers;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Indicator;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Sighting;
import wolfhound.model.Sign;
import wolfhound.model.Tenure;
import wolfhound.model.Transport;
import wolfhound.model.Verdict;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;
import wolfhound.model.Weight;
import wolfhound.outputs.Audited;
import wolfhound.outputs.Audited.Loss;

/// What lists would have done, in small networks that can be counted by hand.
class LedgerTest {
    private static final Instant NOON = Instant.parse("2010-09-09T12:00:00Z");
    private static final Sign SIGN =
            Sign.of("sign", Behaviour.CALLBACK, EvidenceClass.TEMPLATE, 30, "because");
    private static final Address BAD = Address.of("203.0.113.9");
    private static final Address SHARED = Address.of("203.0.113.80");

    private final ListWatch watch = new ListWatch();
    private long packet;

    private Seen seen(String host, int port, Address server, int serverPort) {
        packet++;
        ConversationId conversation =
                new ConversationId(Transport.TCP, Address.of(host), port, server, serverPort);
        return new Seen(
                NOON.plusSeconds(packet),
                Host.of(host),
                port,
                new Peer(server, serverPort),
                true,
                new Origin("day.pcap", packet, conversation),
                1);
    }

    private static Indicator entry(String list, Indicator.Kind kind, String value) {
        return new Indicator(
                kind,
                value,
                list,
                "family",
                Optional.empty(),
                Optional.empty(),
                50,
                "",
                "list, line 1",
                Tenure.UNKNOWN);
    }

    private static Sighting sighting(
            Observation observation,
            Indicator entry,
            Sighting.Where where,
            boolean itself,
            boolean ofServer) {
        return new Sighting(
                observation.seen(),
                entry,
                where,
                entry.value(),
                Optional.empty(),
                itself,
                ofServer);
    }

    private void see(Observation observation, Indicator... entries) {
        Sighting.Where where =
                switch (observation) {
                    case Flow flow -> Sighting.Where.CONVERSATION;
                    case NameLookup lookup -> Sighting.Where.LOOK_UP;
                    default -> Sighting.Where.REQUEST;
                };
        List<Sighting> sightings = new ArrayList<>();
        for (Indicator entry : entries) {
            sightings.add(sighting(observation, entry, where, true, true));
        }
        watch.see(observation, sightings);
    }

    private Flow opened(Seen seen) {
        return new Flow(seen, Flow.Phase.OPENED, Duration.ZERO, "", 0, 0, 1, 0);
    }

    private WebRequest request(Seen seen, String host) {
        return new WebRequest(seen, "1.1", "GET", "/", host, new Headers(List.of()), Body.NONE);
    }

    private WebExchange page(WebRequest request) {
        Body html = new Body(9, "text/html", FileKind.HTML, 4, "", Excerpt.NONE);
        return new WebExchange(
                request.seen(), request, 200, "OK", new Headers(List.of()), html, true);
    }

    private NameLookup lookUp(String host, String name, @Nullable Address answer) {
        DomainName asked = new DomainName(name, name);
        List<NameLookup.Answer> answers =
                answer == null
                        ? List.of()
                        : List.of(new NameLookup.Answer(asked, "A", 60, answer.toString()));
        return new NameLookup(
                seen(host, 5353, Address.of("10.0.0.53"), 53),
                asked,
                "A",
                NameLookup.Way.DNS,
                NameLookup.Outcome.ANSWERED,
                answers,
                Duration.ZERO,
                40,
                60);
    }

    private static HostCase hostCase(String host) {
        return new HostCase(Host.of(host), new TreeSet<>(), List.of(), 1, NOON, NOON, List.of(), 0);
    }

    private static Verdict clear(String host) {
        return new Verdict.Clear(hostCase(host), reckoning(List.of()));
    }

    private static Verdict.Reckoning reckoning(List<Verdict.Counted> counted) {
        return new Verdict.Reckoning(
                new Weight(-40), new Weight(-40), counted, List.of(), Optional.of(NOON), List.of());
    }

    /// @param decided seconds after noon
    private static Verdict infected(String host, long decided, Seen because) {
        Evidence evidence =
                new Evidence(
                        "detector",
                        SIGN,
                        Host.of(host),
                        NOON,
                        NOON,
                        Optional.of(because.peer()),
                        "",
                        new Weight(30),
                        1,
                        new Group(Group.Cause.DETECTOR, "detector"),
                        "it called home",
                        List.of(because.origin()),
                        Optional.empty(),
                        Excerpt.NONE,
                        0);
        Containment block =
                new Containment(
                        Containment.Scope.HOST_TO_PEER,
                        host + " to " + because.peer(),
                        Duration.ofHours(1),
                        0,
                        "",
                        "");
        return new Verdict.Infected(
                hostCase(host),
                reckoning(List.of(new Verdict.Counted(evidence, Weight.ZERO, new Weight(30)))),
                NOON.plusSeconds(decided),
                List.of(block),
                List.of(),
                List.of());
    }

    private Audited audited(Truth truth, Verdict... verdicts) {
        Ledger ledger = new Ledger(truth.label().isPresent(), Map.of("list", 9L));
        ledger.add("", packet, watch, List.of(verdicts), truth);
        return ledger.audited();
    }

    @Test
    void countsWhomAListNamesAndMissesAndWhen() {
        Indicator bad = entry("list", Indicator.Kind.ADDRESS, BAD.toString());
        Seen first = seen("10.0.0.1", 1000, BAD, 80);
        see(opened(first), bad);
        Seen late = seen("10.0.0.2", 1000, BAD, 80);
        see(opened(late), bad);
        Seen other = seen("10.0.0.3", 1000, Address.of("203.0.113.99"), 80);
        see(opened(other));

        Audited audited =
                audited(
                        Truth.OURS,
                        infected("10.0.0.1", 60, first),
                        infected("10.0.0.2", 1, late),
                        infected("10.0.0.3", 1, other),
                        clear("10.0.0.4"));

        assertThat(audited.infected()).isEqualTo(3);
        assertThat(audited.others()).isEqualTo(1);
        assertThat(audited.total().name()).isEqualTo("list");
        assertThat(audited.total().rightly()).isEqualTo(2);
        assertThat(audited.total().earlier()).isEqualTo(1);
        assertThat(audited.total().later()).isEqualTo(1);
        assertThat(audited.total().missed()).isEqualTo(1);
        assertThat(audited.missed().getFirst().host()).isEqualTo("10.0.0.3");
        assertThat(audited.missed().getFirst().origin()).contains(other.origin());
        assertThat(audited.total().stopped().conversations()).isEqualTo(2);
        assertThat(audited.total().innocent()).isEqualTo(Loss.NONE);
    }

    @Test
    void countsWhatABlockOfASharedServerCosts() {
        Indicator shared = entry("list", Indicator.Kind.ADDRESS, SHARED.toString());
        for (int host = 1; host <= 3; host++) {
            Seen seen = seen("10.0.0." + host, 1000, SHARED, 80);
            see(opened(seen), shared);
            for (String site : List.of("bakery.example", "choir.example")) {
                WebRequest request = request(seen("10.0.0." + host, 1000, SHARED, 80), site);
                see(request);
                see(page(request));
            }
        }

        Audited audited =
                audited(Truth.OURS, clear("10.0.0.1"), clear("10.0.0.2"), clear("10.0.0.3"));

        assertThat(audited.total().wrongly()).isEqualTo(3);
        assertThat(audited.total().innocent()).isEqualTo(new Loss(0, 3, 6, 6, 2, 3));
        assertThat(audited.entries()).hasSize(1);
        assertThat(audited.entries().getFirst().others()).isEqualTo(2);
        assertThat(audited.entries().getFirst().wrongly()).isEqualTo(3);
        assertThat(audited.condemned().getFirst().origin().packet()).isEqualTo(1);
    }

    @Test
    void losesOnlyTheListedPageOfAServer() {
        Indicator page = entry("list", Indicator.Kind.URL, "blog.example/gate.php");
        see(opened(seen("10.0.0.1", 1000, SHARED, 80)));
        see(request(seen("10.0.0.1", 1000, SHARED, 80), "blog.example"));
        see(request(seen("10.0.0.1", 1000, SHARED, 80), "blog.example"), page);
        see(request(seen("10.0.0.1", 1000, SHARED, 80), "blog.example"));

        Loss lost = audited(Truth.OURS, clear("10.0.0.1")).total().innocent();
        assertThat(lost.requests()).isEqualTo(1);
    }

    @Test
    void losesWhereAListedNameLeads() {
        Indicator name = entry("list", Indicator.Kind.DOMAIN, "cdn.example");
        see(lookUp("10.0.0.1", "cdn.example", SHARED), name);
        see(opened(seen("10.0.0.1", 1000, SHARED, 443)));
        see(opened(seen("10.0.0.2", 1000, SHARED, 443)));

        Audited audited = audited(Truth.OURS, clear("10.0.0.1"), clear("10.0.0.2"));
        assertThat(audited.total().wrongly()).isEqualTo(1);
        assertThat(audited.total().innocent().lookUps()).isEqualTo(1);
        assertThat(audited.total().innocent().conversations()).isEqualTo(1);
    }

    @Test
    void condemnsNobodyWhoIsKnockedAtOrToldAnAddress() {
        Indicator bad = entry("list", Indicator.Kind.ADDRESS, BAD.toString());
        Flow knock = opened(seen(BAD.toString(), 1000, Address.of("10.0.0.1"), 22));
        watch.see(knock, List.of(sighting(knock, bad, Sighting.Where.CONVERSATION, true, false)));
        NameLookup told = lookUp("10.0.0.1", "site.example", BAD);
        watch.see(told, List.of(sighting(told, bad, Sighting.Where.ANSWER, true, true)));
        Flow server = opened(seen("10.0.0.1", 1000, SHARED, 80));
        watch.see(
                server,
                List.of(
                        sighting(
                                server,
                                entry("list", Indicator.Kind.URL, "x.example/a"),
                                Sighting.Where.CONVERSATION,
                                false,
                                true)));

        Audited audited = audited(Truth.OURS, clear("10.0.0.1"));
        assertThat(audited.total().hosts()).isZero();
        assertThat(audited.knocks()).isEqualTo(1);
        assertThat(audited.total().innocent()).isEqualTo(Loss.NONE);
    }

    @Test
    void takesTheLabelsWordForWhoIsInfected() {
        Indicator bad = entry("list", Indicator.Kind.ADDRESS, BAD.toString());
        see(opened(seen("10.0.0.1", 1000, BAD, 80)), bad);
        see(opened(seen("10.0.0.2", 1000, BAD, 80)), bad);
        Truth label = Truth.of(new Label("a.pcap", "malware-cnc", "zeus", "10.0.0.1"));

        Audited audited = audited(label, clear("10.0.0.1"), clear("10.0.0.2"));

        assertThat(audited.total().rightly()).isEqualTo(1);
        assertThat(audited.total().alone()).isEqualTo(1);
        assertThat(audited.total().wrongly()).isEqualTo(1);
    }

    /// What we cannot decide is decided for the list.
    @Test
    void givesTheListItsDueWhereNobodyIsNamed() {
        Truth label = Truth.of(new Label("a.pcap", "malware-cnc", "zeus", "see capture"));
        assertThat(audited(label, clear("10.0.0.1")).total().missed()).isEqualTo(1);

        see(
                opened(seen("10.0.0.1", 1000, BAD, 80)),
                entry("list", Indicator.Kind.ADDRESS, BAD.toString()));
        Audited audited = audited(label, clear("10.0.0.1"), clear("10.0.0.2"));
        assertThat(audited.infected()).isEqualTo(1);
        assertThat(audited.total().rightly()).isEqualTo(1);
        assertThat(audited.total().missed()).isZero();
    }

    @Test
    void addsUpListsAndHunts() {
        Indicator one = entry("list", Indicator.Kind.ADDRESS, BAD.toString());
        Indicator two = entry("other", Indicator.Kind.ADDRESS, BAD.toString());
        see(opened(seen("10.0.0.1", 1000, BAD, 80)), one, two);
        Ledger ledger = new Ledger(false, Map.of("list", 9L, "other", 3L, "idle", 1L));
        ledger.add("a", 1, watch, List.of(clear("10.0.0.1")), Truth.OURS);
        ledger.add("b", 1, watch, List.of(clear("10.0.0.1")), Truth.OURS);
        Audited audited = ledger.audited();

        assertThat(audited.total().entries()).isEqualTo(13);
        assertThat(audited.total().wrongly()).isEqualTo(2);
        assertThat(audited.total().innocent().conversations()).isEqualTo(2);
        assertThat(audited.lists()).extracting(Audited.ListRow::wrongly).containsExactly(2, 2, 0);
        assertThat(audited.condemned()).hasSize(4);
    }
}
