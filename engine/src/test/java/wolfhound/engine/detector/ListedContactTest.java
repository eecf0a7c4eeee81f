package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.witness.Witnesses;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Body;
import wolfhound.model.Evidence;
import wolfhound.model.FileKind;
import wolfhound.model.Indicator;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Sighting;
import wolfhound.model.Sighting.Where;
import wolfhound.model.Tenure;
import wolfhound.model.Transport;

class ListedContactTest {
    private static final String SERVER = "203.0.113.66";
    private static final Instant THE_DAY = Instant.parse("2024-03-04T09:00:00Z");

    private static Story story() {
        return Story.with(Knowledge.NONE, List.of(new ListedContact()), Witnesses.all());
    }

    private static Indicator listed(Indicator.Kind kind, String value, Tenure tenure, String from) {
        return new Indicator(
                kind,
                value,
                from,
                "Zeus",
                Optional.of(THE_DAY),
                Optional.empty(),
                100,
                "",
                from + ", line 1",
                tenure);
    }

    private static Indicator name(Tenure.Kind tenure) {
        return listed(
                Indicator.Kind.DOMAIN,
                "bad.example",
                Tenure.of(tenure, "as the test says"),
                "a list");
    }

    private static Story meets(Story story, Indicator indicator, Where where, String met) {
        return story.see(
                new Sighting(
                        story.seen(Transport.TCP, SERVER, 80, true),
                        indicator,
                        where,
                        met,
                        Optional.of(Address.of(SERVER)),
                        true,
                        true));
    }

    private static double weight(Story story) {
        return story.evidence().getFirst().weight().decibans();
    }

    @Test
    void tellsWhoListedItWhenAndAsWhatAndWhatThatIsWorth() {
        Story story = meets(story(), name(Tenure.Kind.DEDICATED), Where.REQUEST, "www.bad.example");
        assertThat(story.evidence().getFirst().because())
                .isEqualTo(
                        "requested www.bad.example, listed by a list on 2024-03-04 as Zeus;"
                                + " dedicated (as the test says): worth 8.0");
        assertThat(weight(story)).isCloseTo(8, within(0.01));
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void givesMoreForARequestThanForALookUp() {
        Indicator listed = name(Tenure.Kind.DEDICATED);
        assertThat(weight(meets(story(), listed, Where.REQUEST, "bad.example")))
                .isGreaterThan(
                        weight(meets(story(), listed, Where.HANDSHAKE, "bad.example")) - 0.01)
                .isGreaterThan(weight(meets(story(), listed, Where.LOOK_UP, "bad.example")));
    }

    @Test
    void givesNothingForAPlaceOfMany() {
        for (Tenure.Kind kind : List.of(Tenure.Kind.CLOUD_FRONT, Tenure.Kind.PUBLIC_SERVICE)) {
            Story story = meets(story(), name(kind), Where.REQUEST, "bad.example");
            assertThat(weight(story)).isZero();
            assertThat(story.evidence().getFirst().because()).endsWith(": worth 0");
        }
    }

    @Test
    void seesInTheTrafficThatAServerCarriesOtherSites() {
        Story story = story();
        for (String site : List.of("a.org", "b.org", "c.org", "d.org")) {
            story.looksUp(site, "A", Outcome.ANSWERED, SERVER);
        }
        meets(story, name(Tenure.Kind.UNKNOWN), Where.REQUEST, "bad.example");
        assertThat(weight(story)).isZero();
        assertThat(story.evidence().getFirst().because())
                .contains("the server carries ", " other sites", ": worth 0");
    }

    @Test
    void letsTheTrafficThatComesLaterAnswer() {
        Story story = story();
        meets(story, name(Tenure.Kind.DEDICATED), Where.REQUEST, "bad.example");
        for (String site : List.of("a.org", "b.org", "c.org", "d.org")) {
            story.looksUp(site, "A", Outcome.ANSWERED, SERVER);
        }
        assertThat(story.alibis()).extracting(Alibi::from).contains("listed-place");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void excusesNoRequestForTheListedPageItself() {
        Story story = story();
        Indicator page =
                listed(Indicator.Kind.URL, "bad.example/gate.php", Tenure.UNKNOWN, "a list");
        meets(story, page, Where.REQUEST, "http://bad.example/gate.php");
        for (String site : List.of("a.org", "b.org", "c.org", "d.org")) {
            story.looksUp(site, "A", Outcome.ANSWERED, SERVER);
        }
        assertThat(weight(story)).isPositive();
        assertThat(story.alibis()).extracting(Alibi::from).doesNotContain("listed-place");
    }

    @Test
    void givesLittleForTheServerOfAListedPage() {
        Story story = story();
        Indicator page =
                listed(Indicator.Kind.URL, "shop.example/gate.php", Tenure.UNKNOWN, "a list");
        story.see(
                new Sighting(
                        story.seen(Transport.TCP, SERVER, 443, true),
                        page,
                        Where.HANDSHAKE,
                        "shop.example",
                        Optional.of(Address.of(SERVER)),
                        false,
                        true));
        assertThat(weight(story)).isBetween(0.1, 1.0);
        assertThat(story.evidence().getFirst().because())
                .contains(
                        "shook hands with shop.example, on whose server shop.example/gate.php is"
                                + " listed");
    }

    @Test
    void blamesNobodyForBeingListedOrCalled() {
        Story own = story();
        own.see(
                new Sighting(
                        own.seen(Transport.TCP, SERVER, 4000, false),
                        name(Tenure.Kind.DEDICATED),
                        Where.CONVERSATION,
                        "10.0.0.7",
                        Optional.empty(),
                        true,
                        true));
        assertThat(own.tries(SERVER, 80).evidence()).isEmpty();
        Story called = story();
        called.see(
                new Sighting(
                        called.seen(Transport.TCP, SERVER, 4000, false),
                        name(Tenure.Kind.DEDICATED),
                        Where.CONVERSATION,
                        SERVER,
                        Optional.of(Address.of(SERVER)),
                        true,
                        false));
        assertThat(weight(called)).isLessThan(1.5);
        assertThat(called.evidence().getFirst().because()).startsWith("was called by " + SERVER);
    }

    @Test
    void tellsAgainOnlyWhatIsWorthMore() {
        Story story = story();
        Indicator listed = name(Tenure.Kind.DEDICATED);
        meets(story, listed, Where.LOOK_UP, "bad.example");
        meets(story, listed, Where.LOOK_UP, "www.bad.example");
        meets(story, listed, Where.REQUEST, "bad.example");
        meets(story, listed, Where.REQUEST, "bad.example");
        assertThat(story.evidence()).hasSize(2);
    }

    @Test
    void takesAllThatOneListSaysForOneCause() {
        Story story = story();
        for (int i = 0; i < 5; i++) {
            meets(
                    story,
                    listed(Indicator.Kind.DOMAIN, "bad" + i + ".example", Tenure.UNKNOWN, "a list"),
                    Where.REQUEST,
                    "bad" + i + ".example");
        }
        assertThat(story.evidence())
                .extracting(Evidence::group)
                .hasSize(5)
                .containsOnly(story.evidence().getFirst().group());
    }

    private static List<String> alibisOfAPage(String text) {
        Story story = story();
        Web.exchange(
                story,
                SERVER,
                80,
                "GET",
                "/",
                Web.browser("bad.example"),
                Body.NONE,
                200,
                Web.text("<html><body>" + text + "</body>", "text/html", FileKind.HTML));
        meets(story, name(Tenure.Kind.DEDICATED), Where.REQUEST, "bad.example");
        return story.alibis().stream().map(alibi -> alibi.from() + ": " + alibi.because()).toList();
    }

    @Test
    void seesByItsPageThatAPlaceIsDead() {
        String page = "dead-place: the page that bad.example answers with is ";
        assertThat(alibisOfAPage("<h1>This domain is for sale!</h1>"))
                .contains(page + "that of a name which nobody uses");
        assertThat(alibisOfAPage("Access to this web site has been blocked by policy"))
                .contains(page + "a filter's");
        assertThat(alibisOfAPage("You have reached a sinkhole")).contains(page + "a sinkhole's");
        assertThat(alibisOfAPage("Fresh bread every day"))
                .noneMatch(text -> text.startsWith("dead-place"));
    }

    /// Contact is never proof: a machine that meets all lists in every way is not even suspect.
    @Property(tries = 60)
    void noHeapOfSightingsMakesAHostSuspect(@ForAll long seed) {
        Random random = new Random(seed);
        Story story = Story.with(Knowledge.NONE, List.of(new ListedContact()), List.of());
        Tenure.Kind[] tenures = Tenure.Kind.values();
        Indicator.Kind[] kinds = Indicator.Kind.values();
        for (int i = 0; i < 120; i++) {
            Indicator listed =
                    listed(
                            kinds[random.nextInt(kinds.length)],
                            "value" + random.nextInt(40),
                            new Tenure(
                                    tenures[random.nextInt(tenures.length)],
                                    "",
                                    random.nextBoolean()),
                            "list " + random.nextInt(30));
            story.see(
                    new Sighting(
                            story.seen(
                                    Transport.TCP,
                                    "203.0.113." + (1 + random.nextInt(200)),
                                    443,
                                    random.nextInt(4) > 0),
                            listed,
                            Where.values()[random.nextInt(Where.values().length)],
                            "met" + i,
                            Optional.of(Address.of("203.0.113." + (1 + random.nextInt(200)))),
                            random.nextBoolean(),
                            random.nextInt(4) > 0));
        }
        assertThat(story.ends()).isEqualTo("clear");
        assertThat(story.verdict().reckoning().posterior().decibans()).isLessThanOrEqualTo(-24);
    }
}
