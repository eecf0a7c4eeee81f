package wolfhound.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.model.Network;

class VariablesTest {
    private static final int GROUPS = 400;
    private static final long SEED = 11;

    private final Variables variables =
            Variables.of(List.of(Network.parse("192.0.2.0/24").orElseThrow()));

    private boolean has(String group, String address) {
        return variables.addresses(group).contains(Address.of(address));
    }

    @Test
    void followsTheHomeNetworks() {
        assertThat(has("$HOME_NET", "192.0.2.7")).isTrue();
        assertThat(has("$HOME_NET", "10.0.0.1")).isFalse();
        assertThat(has("$EXTERNAL_NET", "192.0.2.7")).isFalse();
        assertThat(has("$EXTERNAL_NET", "10.0.0.1")).isTrue();
        assertThat(has("$EXTERNAL_NET", "2001:db8::1")).isTrue();
        assertThat(has("$HTTP_SERVERS", "192.0.2.7")).isTrue();
    }

    @Test
    void takesFromAListWhatIsNegated() {
        String group = "[10.0.0.0/8, ![10.1.0.0/16, 10.2.0.0-10.2.0.9], 2001:db8::/32]";
        assertThat(has(group, "10.0.0.1")).isTrue();
        assertThat(has(group, "10.1.2.3")).isFalse();
        assertThat(has(group, "10.2.0.9")).isFalse();
        assertThat(has(group, "10.2.0.10")).isTrue();
        assertThat(has(group, "2001:db8:ffff::1")).isTrue();
        assertThat(has(group, "2001:db9::1")).isFalse();
    }

    @Test
    void readsMasksInBothForms() {
        assertThat(has("10.0.0.0/255.255.0.0", "10.0.255.255")).isTrue();
        assertThat(has("10.0.0.0/255.255.0.0", "10.1.0.0")).isFalse();
        assertThat(has("10.9.9.9/8", "10.0.0.0")).isTrue();
        assertThat(has("0.0.0.0/0", "2001:db8::1")).isFalse();
        assertThat(has("any", "2001:db8::1")).isTrue();
    }

    @Test
    void readsPorts() {
        PortSet ports = variables.ports("[80,8000:8080,!8001,:22]");
        assertThat(ports.contains(80)).isTrue();
        assertThat(ports.contains(8000)).isTrue();
        assertThat(ports.contains(8001)).isFalse();
        assertThat(ports.contains(0)).isTrue();
        assertThat(ports.contains(23)).isFalse();
        assertThat(variables.ports("$FILE_DATA_PORTS").ports()).containsExactly(80, 110, 143);
        assertThat(variables.ports("$SHELLCODE_PORTS").size()).isEqualTo(65_535);
        assertThat(variables.ports("1024:").contains(65_535)).isTrue();
        assertThat(variables.ports("any").isEverything()).isTrue();
    }

    @Test
    void sharesOneSetAmongRulesWithTheSameText() {
        assertThat(variables.ports("[80,81]")).isSameAs(variables.ports("[80,81]"));
        assertThat(variables.addresses("$HOME_NET")).isSameAs(variables.addresses("$HOME_NET"));
    }

    @Test
    void takesTheUsersWord() {
        assertThat(variables.set("HTTP_PORTS=[80,8080]")).isEmpty();
        assertThat(variables.ports("$HTTP_PORTS").contains(8080)).isTrue();
        assertThat(variables.set("SENSORS=10.9.0.0/16")).isEmpty();
        assertThat(has("$SENSORS", "10.9.1.1")).isTrue();
        assertThat(variables.set("HTTP_PORTS=http")).isPresent();
        assertThat(variables.ports("$HTTP_PORTS").contains(8080)).isTrue();
        assertThat(variables.set("=80")).isPresent();
        assertThat(variables.set("HTTP_PORTS")).isPresent();
    }

    @Test
    void tellsOfVariablesThatNameEachOther() {
        assertThat(variables.set("ONE=$HOME_NET")).isEmpty();
        assertThat(variables.set("TWO=$ONE")).isEmpty();
        assertThat(variables.set("ONE=$TWO"))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("at most 16"));
    }

    @Test
    void refusesWhatLeavesNothing() {
        for (String group : List.of("!any", "[10.0.0.0/8,!10.0.0.0/8]", "[]", "10.0.0.0/33", "a")) {
            assertThatThrownBy(() -> variables.addresses(group)).isInstanceOf(Complaint.class);
        }
        for (String group : List.of("!any", "[80,!80]", "[]", "70000", "80:79", "a", ":")) {
            assertThatThrownBy(() -> variables.ports(group)).isInstanceOf(Complaint.class);
        }
    }

    /// Every group of ranges holds what its text says, whatever the order and the overlaps.
    @Test
    void agreesWithTheLongWayRound() {
        Random random = new Random(SEED);
        for (int i = 0; i < GROUPS; i++) {
            List<long[]> wanted = new ArrayList<>();
            List<long[]> unwanted = new ArrayList<>();
            StringBuilder text = new StringBuilder("[1.0.0.200");
            wanted.add(new long[] {200, 200});
            for (int n = random.nextInt(6); n >= 0; n--) {
                int first = random.nextInt(190);
                int last = first + random.nextInt(10);
                boolean negated = random.nextInt(3) == 0;
                (negated ? unwanted : wanted).add(new long[] {first, last});
                text.append(negated ? ",!" : ",")
                        .append("1.0.0.")
                        .append(first)
                        .append("-1.0.0.")
                        .append(last);
            }
            AddressSet set = variables.addresses(text.append(']').toString());
            for (int address = 0; address < 256; address++) {
                int a = address;
                boolean expected =
                        wanted.stream().anyMatch(r -> a >= r[0] && a <= r[1])
                                && unwanted.stream().noneMatch(r -> a >= r[0] && a <= r[1]);
                assertThat(set.contains(Address.of("1.0.0." + address)))
                        .as("%s in %s", address, text)
                        .isEqualTo(expected);
            }
        }
    }
}
