package wolfhound.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wolfhound.model.Address;
import wolfhound.scenarios.stage.Expectation;
import wolfhound.scenarios.wire.PcapFile.Packet;

class ScenariosTest {
    private static final int ETHERNET = 14;

    static Stream<Scenario> everyScenario() {
        return Scenarios.withCompany();
    }

    @Test
    void areListedInAlphabeticalOrderUnderDifferentNames() {
        List<String> names = Scenarios.all().stream().map(Scenario::name).toList();
        assertThat(names).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyScenario")
    void isTheSameForTheSameSeedAndDiffersForAnother(Scenario scenario) {
        byte[] once = Staging.of(scenario, 7).capture();
        assertThat(Staging.of(scenario, 7).capture()).isEqualTo(once);
        assertThat(Staging.of(scenario, 9).capture()).isNotEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("everyScenario")
    void tellsTheTruthAboutHostsThatAreInTheCapture(Scenario scenario) {
        for (long seed = 1; seed <= 5; seed++) {
            Staging staging = Staging.of(scenario, seed);
            Set<Address> senders = senders(staging.packets());
            for (Truth.Of host : staging.truth().hosts()) {
                if (!host.name().equals("router")) {
                    assertThat(senders).as("%s, seed %s", host, seed).contains(host.address());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyScenario")
    void convictsSomebodyExactlyWhereItsKindSaysSo(Scenario scenario) {
        Truth truth = Staging.of(scenario, 3).truth();
        boolean innocent =
                scenario.kind() == Scenario.Kind.BENIGN
                        || scenario.kind() == Scenario.Kind.NOT_INFECTED;
        if (innocent) {
            assertThat(truth.infected()).isEmpty();
        } else {
            assertThat(truth.hosts()).anyMatch(host -> host.expectation() != Expectation.CLEAR);
        }
        truth.infected().forEach(host -> assertThat(host.behaviours()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("everyScenario")
    void staysShort(Scenario scenario) {
        for (long seed = 1; seed <= 3; seed++) {
            List<Packet> packets = Staging.of(scenario, seed).packets();
            long seconds =
                    (packets.getLast().nanos() - packets.getFirst().nanos()) / 1_000_000_000L;
            assertThat(seconds).isBetween(5L, 900L);
            assertThat(packets).hasSizeLessThan(30_000);
        }
    }

    @ParameterizedTest
    @MethodSource("everyScenario")
    void keepsItsPacketsInOrderOfTime(Scenario scenario) {
        List<Packet> packets = Staging.of(scenario, 4).packets();
        assertThat(packets).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
    }

    @Test
    void writesCapturesAndTheirLabels(@TempDir Path folder) throws Exception {
        List<Scenario> two = Scenarios.all().subList(0, 2);
        Staging.write(two, 1, folder);
        List<String> lines = Files.readAllLines(folder.resolve("labels.tsv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("path\tclass\tfamily\tinfected_hosts\tpackets\t");
        for (String line : lines) {
            assertThat(line.split("\t", -1)).hasSize(9);
        }
        assertThat(folder.resolve(lines.get(1).split("\t")[0])).exists();
    }

    private static Set<Address> senders(List<Packet> packets) {
        Set<Address> senders = new HashSet<>();
        for (Packet packet : packets) {
            byte[] frame = packet.frame();
            int type = (frame[12] & 0xFF) << 8 | frame[13] & 0xFF;
            if (type == 0x0800) {
                senders.add(v4(Arrays.copyOfRange(frame, ETHERNET + 12, ETHERNET + 16)));
            }
        }
        return senders;
    }

    private static Address v4(byte[] bytes) {
        int bits = 0;
        for (byte b : bytes) {
            bits = bits << 8 | b & 0xFF;
        }
        return Address.v4(bits);
    }
}
