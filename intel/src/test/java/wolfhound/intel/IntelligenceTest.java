package wolfhound.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Indicator;
import wolfhound.model.Observation;
import wolfhound.model.Sighting;
import wolfhound.model.Sighting.Where;
import wolfhound.model.Tenure;

/// What is met in observations, and what is kept of lists.
class IntelligenceTest {
    @TempDir private Path folder = Path.of("");

    private Intake intake(String file, String... lines) throws IOException {
        Path list = folder.resolve(file);
        Files.createDirectories(list.getParent());
        Files.writeString(list, String.join("\n", lines) + "\n");
        return Intake.of(List.of(list.toString()));
    }

    private Intelligence listed(String... lines) throws IOException {
        return intake("list.txt", lines).intelligence();
    }

    private static List<String> met(Intelligence intel, Observation observation) {
        return intel.sightings(observation).stream()
                .map(one ->
                        one.where()
                                + " "
                                + one.indicator().value()
                                + (one.itself() ? "" : " around"))
                .toList();
    }

    @Test
    void meetsANameAndThoseBelowIt() throws IOException {
        Intelligence intel = listed("bad.example");
        assertThat(met(intel, Traffic.looksUp("bad.example")))
                .containsExactly("LOOK_UP bad.example");
        assertThat(met(intel, Traffic.looksUp("www.a.bad.example"))).hasSize(1);
        assertThat(met(intel, Traffic.looksUp("notbad.example"))).isEmpty();
        assertThat(met(intel, Traffic.looksUp("example"))).isEmpty();
        assertThat(met(intel, Traffic.shakesHands("x.bad.example", "")))
                .containsExactly("HANDSHAKE bad.example");
        assertThat(met(intel, Traffic.requests("198.51.100.7", 80, "bad.example", "/")))
                .containsExactly("REQUEST bad.example");
    }

    @Test
    void meetsANameOfAHostsFileAlone() throws IOException {
        Intelligence intel =
                intake("hosts", "127.0.0.1 localhost", "0.0.0.0 bad.example").intelligence();
        assertThat(met(intel, Traffic.looksUp("bad.example"))).hasSize(1);
        assertThat(met(intel, Traffic.looksUp("www.bad.example"))).isEmpty();
    }

    @Test
    void meetsAddressesNetworksAndPorts() throws IOException {
        Intelligence intel = listed("203.0.113.9", "198.51.100.0/24", "192.0.2.5:8080");
        assertThat(met(intel, Traffic.opens("203.0.113.9", 443)))
                .containsExactly("CONVERSATION 203.0.113.9");
        assertThat(met(intel, Traffic.opens("198.51.100.200", 443)))
                .containsExactly("CONVERSATION 198.51.100.0/24");
        assertThat(met(intel, Traffic.opens("192.0.2.5", 8080)))
                .containsExactly("CONVERSATION 192.0.2.5:8080");
        assertThat(met(intel, Traffic.opens("192.0.2.5", 443)))
                .containsExactly("CONVERSATION 192.0.2.5:8080 around");
        assertThat(met(intel, Traffic.opens("203.0.113.10", 443))).isEmpty();
    }

    @Test
    void meetsTheAddressOfAnAnswer() throws IOException {
        Intelligence intel = listed("203.0.113.9");
        Sighting one = intel.sightings(Traffic.looksUp("a.example", "203.0.113.9")).getFirst();
        assertThat(one.where()).isEqualTo(Where.ANSWER);
        assertThat(one.server().orElseThrow()).hasToString("203.0.113.9");
    }

    @Test
    void tellsAListedPageFromTheRestOfItsServer() throws IOException {
        Intelligence intel = listed("http://shop.example/images/gate.php");
        assertThat(
                        met(
                                intel,
                                Traffic.requests(
                                        "198.51.100.7", 80, "shop.example", "/images/gate.php")))
                .containsExactly("REQUEST shop.example/images/gate.php");
        assertThat(
                        met(
                                intel,
                                Traffic.requests(
                                        "198.51.100.7",
                                        80,
                                        "shop.example",
                                        "/images/gate.php?id=7")))
                .containsExactly("REQUEST shop.example/images/gate.php");
        assertThat(met(intel, Traffic.requests("198.51.100.7", 80, "shop.example", "/")))
                .containsExactly("REQUEST shop.example/images/gate.php around");
        assertThat(met(intel, Traffic.looksUp("shop.example")))
                .containsExactly("LOOK_UP shop.example/images/gate.php around");
        assertThat(met(intel, Traffic.looksUp("www.shop.example"))).isEmpty();
    }

    @Test
    void meetsAListedQueryOnlyAsItIsListed() throws IOException {
        Intelligence intel = listed("http://a.example/x?id=1");
        assertThat(met(intel, Traffic.requests("198.51.100.7", 80, "a.example", "/x?id=1")))
                .containsExactly("REQUEST a.example/x?id=1");
        assertThat(met(intel, Traffic.requests("198.51.100.7", 80, "a.example", "/x?id=2")))
                .containsExactly("REQUEST a.example/x?id=1 around");
    }

    @Test
    void meetsAUrlAtAPortOfItsOwn() throws IOException {
        Intelligence intel = listed("http://203.0.113.9:8080/Mozi.m");
        assertThat(met(intel, Traffic.requests("203.0.113.9", 8080, "203.0.113.9", "/Mozi.m")))
                .containsExactly("REQUEST 203.0.113.9:8080/Mozi.m");
    }

    @Test
    void meetsAFingerprint() throws IOException {
        Intelligence intel =
                intake("ja3.txt", "# JA3", "e7d705a3286e19ea42f587b344ee6865").intelligence();
        assertThat(met(intel, Traffic.shakesHands("", "e7d705a3286e19ea42f587b344ee6865")))
                .containsExactly("HANDSHAKE e7d705a3286e19ea42f587b344ee6865");
    }

    @Test
    void refusesWhatNobodyBadCanBeAndStillTellsAnAudit() throws IOException {
        Intelligence intel = listed("192.168.1.1", "co.uk", "github.io", "127.0.0.1", "a.example");
        assertThat(intel.size()).isEqualTo(5);
        assertThat(met(intel, Traffic.looksUp("www.co.uk"))).isEmpty();
        assertThat(intel.sightings(Traffic.looksUp("www.co.uk"), true)).hasSize(1);
        assertThat(intel.refusal(intel.about("co.uk").getFirst())).contains("a public suffix");
        assertThat(intel.refusal(intel.about("192.168.1.1").getFirst()))
                .contains("a private address");
        assertThat(intel.refusal(intel.about("a.example").getFirst())).isEmpty();
        assertThat(intel.imports().getFirst().refused()).isEqualTo(4);
    }

    @Test
    void keepsAllThatIsSaidOfAValueByOthers() throws IOException {
        Path a = folder.resolve("a.txt");
        Path b = folder.resolve("b.txt");
        Files.writeString(a, "bad.example # first\nbad.example\n");
        Files.writeString(b, "bad.example\n");
        Intake intake = Intake.of(List.of(a.toString(), b.toString()));
        List<Indicator> said =
                intake.intelligence().about("bad.example").stream()
                        .map(intake.intelligence()::indicator)
                        .toList();
        assertThat(said).extracting(Indicator::from).containsExactly("a.txt", "b.txt");
        assertThat(said.getFirst().comment()).isEqualTo("first");
        assertThat(said.getFirst().place()).isEqualTo(a + ", line 1");
        assertThat(intake.leftOut()).containsEntry("values said again by the same list", 1L);
    }

    @Test
    void saysTheSameAfterItWasSaved() throws IOException {
        Intelligence intel =
                listed(
                        "bad.example",
                        "203.0.113.9",
                        "198.51.100.0/24",
                        "http://a.example/x",
                        "co.uk");
        Path file = folder.resolve("set.bin");
        intel.save(file);
        Intelligence again = Intelligence.load(file);
        assertThat(again.size()).isEqualTo(intel.size());
        for (int i = 0; i < intel.size(); i++) {
            assertThat(again.indicator(i)).isEqualTo(intel.indicator(i));
            assertThat(again.refusal(i)).isEqualTo(intel.refusal(i));
        }
        for (Observation one :
                List.of(Traffic.looksUp("x.bad.example"), Traffic.opens("198.51.100.3", 1))) {
            assertThat(again.sightings(one)).isEqualTo(intel.sightings(one)).isNotEmpty();
        }
        assertThat(again.imports()).isEqualTo(intel.imports());
    }

    @Test
    void findsOutThatASavedSetIsDamaged() throws IOException {
        Path file = folder.resolve("set.bin");
        listed("bad.example", "203.0.113.9").save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length; cut += 7) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertThatThrownBy(() -> Intelligence.load(file)).isInstanceOf(IOException.class);
        }
        for (int i = 8; i < whole.length; i += 5) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x10;
            Files.write(file, flipped);
            assertThatThrownBy(() -> Intelligence.load(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void addsToAnEarlierSetAndReplacesAListThatIsReadAnew() throws IOException {
        Path a = folder.resolve("a.txt");
        Path b = folder.resolve("b.txt");
        Files.writeString(a, "old.example\n");
        Files.writeString(b, "other.example\n");
        Intelligence first = Intake.of(List.of(a.toString(), b.toString())).intelligence();
        Files.writeString(a, "new.example\n");
        Intelligence second =
                Intake.of(List.of(a.toString()), List.of(), Optional.of(first)).intelligence();
        assertThat(second.about("old.example")).isEmpty();
        assertThat(second.about("new.example")).hasSize(1);
        assertThat(second.about("other.example")).hasSize(1);
        Intelligence third = Intake.without(second, List.of("b.txt"), List.of());
        assertThat(third.about("other.example")).isEmpty();
        assertThat(third.about("new.example")).hasSize(1);
    }

    /// Against the plain way of doing it, over names and addresses that resemble one another.
    @Test
    void findsWhatANaiveSearchFinds() throws IOException {
        Random random = new Random(7);
        Set<String> names = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            names.add(name(random) + ".example");
            addresses.add(address(random));
        }
        lines.addAll(names);
        lines.addAll(addresses);
        Intelligence intel = listed(lines.toArray(new String[0]));
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String name = name(random) + "." + name(random) + ".example";
            boolean expected = false;
            for (int dot = -1; dot < name.length(); dot = name.indexOf('.', dot + 1)) {
                expected |= names.contains(name.substring(dot + 1));
                if (name.indexOf('.', dot + 1) < 0) {
                    break;
                }
            }
            assertThat(!intel.sightings(Traffic.looksUp(name)).isEmpty())
                    .as(name)
                    .isEqualTo(expected);
            String address = address(random);
            assertThat(intel.sightings(Traffic.opens(address, 1)).isEmpty())
                    .as(address)
                    .isEqualTo(!addresses.contains(address));
            found += expected ? 1 : 0;
        }
        assertThat(found).isPositive();
    }

    private static String name(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            text.append((char) ('a' + random.nextInt(20)));
        }
        return text.toString();
    }

    private static String address(Random random) {
        return "203."
                + random.nextInt(4)
                + "."
                + random.nextInt(64)
                + "."
                + (1 + random.nextInt(250));
    }

    @Test
    void boundsWhatOneKeyCosts() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add("http://files.example/" + i);
        }
        Intelligence intel = listed(lines.toArray(new String[0]));
        assertThat(intel.sightings(Traffic.looksUp("files.example"))).hasSizeBetween(1, 8);
        assertThat(met(intel, Traffic.requests("198.51.100.7", 80, "files.example", "/19999")))
                .containsExactly("REQUEST files.example/19999");
    }

    @Test
    void takesTheTenureFromWhatIsKnownOfThePlace() throws IOException {
        Path warning = folder.resolve("list.json");
        Files.writeString(
                warning,
                """
                {"description":"d","list":["203.0.113.0/24"],"name":"List of known Cloudflare IP ranges",
                 "type":"cidr","matching_attributes":["ip-dst"]}
                """);
        Path list = folder.resolve("bad.txt");
        Files.writeString(list, "203.0.113.9\n192.0.2.1\n");
        Intelligence intel = Intake.of(List.of(list.toString(), warning.toString())).intelligence();
        assertThat(intel.indicator(0).tenure().kind()).isEqualTo(Tenure.Kind.CLOUD_FRONT);
        assertThat(intel.indicator(1).tenure().kind()).isEqualTo(Tenure.Kind.UNKNOWN);
    }

    @Test
    void seesThatANameLeadsToASinkholeAParkingLotOrNowhere() throws IOException {
        Path words = folder.resolve("bad.txt");
        Files.writeString(words, "bad.example\n");
        List<String> topics = List.of("[sinkholes]", "203.0.113.5", "[parking]", "203.0.113.6");
        Intelligence intel =
                Intake.of(List.of(words.toString()), topics, Optional.empty()).intelligence();
        assertThat(tenure(intel, "203.0.113.5"))
                .hasToString("sinkholed (it led to 203.0.113.5, a sinkhole by Wolfhound)");
        assertThat(tenure(intel, "203.0.113.6").kind()).isEqualTo(Tenure.Kind.PARKED);
        assertThat(tenure(intel, "0.0.0.0"))
                .hasToString("sinkholed (a filter's answer: it led to 0.0.0.0)");
        assertThat(tenure(intel, "203.0.113.7").kind()).isEqualTo(Tenure.Kind.UNKNOWN);
    }

    private static Tenure tenure(Intelligence intel, String led) {
        return intel.sightings(Traffic.looksUp("bad.example", led)).getFirst().indicator().tenure();
    }

    @Test
    void refusesASiteThatEverybodyVisitsButNoPageOnIt() throws IOException {
        Path list = folder.resolve("bad.txt");
        Files.writeString(list, "big.example\nhttp://big.example/\nhttp://big.example/u/77.exe\n");
        Intelligence intel =
                Intake.of(
                                List.of(list.toString()),
                                List.of("[updates]", "big.example"),
                                Optional.empty())
                        .intelligence();
        assertThat(intel.refusal(0)).contains("a maker's own service");
        assertThat(intel.refusal(1)).contains("a maker's own service");
        assertThat(intel.refusal(2)).isEmpty();
        assertThat(intel.indicator(2).worth(Traffic.NOW)).isPositive();
    }

    @Test
    void refusesASuffixButNotWhatAWildcardMakesOne() throws IOException {
        Intelligence intel = listed("github.io", "somebody.kawasaki.jp", "co.uk", "a.github.io");
        assertThat(intel.refusal(0)).isPresent();
        assertThat(intel.refusal(1)).isEmpty();
        assertThat(intel.refusal(2)).isPresent();
        assertThat(intel.refusal(3)).isEmpty();
    }
}
