package wolfhound.engine.declare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.Block;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Host;

class DeclarationsTest {
    private static final Host SCANNER = Host.of("10.0.0.9");

    private static List<RoleDeclaration> of(Host host, String... sentences) {
        return Declarations.parse(List.of(sentences)).rolesOf(host, Set.of("SCAN01.corp.example"));
    }

    private static RoleDeclaration one(String sentence) {
        assertThat(of(SCANNER, sentence)).hasSize(1);
        return of(SCANNER, sentence).getFirst();
    }

    @Test
    void readsWhoIsWhat() {
        assertThat(one("10.0.0.9 is our scanner").role()).isEqualTo(DeclaredRole.SCANNER);
        assertThat(one("10.0.0.0/24 is a mail server.").role()).isEqualTo(DeclaredRole.MAIL_SERVER);
        assertThat(one("scan01 is the backup-server").role()).isEqualTo(DeclaredRole.BACKUP_SERVER);
        assertThat(one("10.0.0.9 is a NAT gateway").role()).isEqualTo(DeclaredRole.NAT);
        assertThat(one("  10.0.0.9   IS   Lab ").role()).isEqualTo(DeclaredRole.LAB);
        assertThat(of(SCANNER, "# 10.0.0.9 is our lab", "", "10.0.0.8 is our lab")).isEmpty();
        assertThat(of(SCANNER, "scan02 is our lab")).isEmpty();
    }

    @Test
    void readsEveryRoleByItsWord() {
        for (DeclaredRole role : DeclaredRole.values()) {
            String sentence = "10.0.0.9 is our " + role.word() + ", Mon-Fri 08-18 until 2030-01-01";
            assertThat(one(sentence).role()).isEqualTo(role);
            assertThat(one("10.0.0.9 is our " + role.word()).role()).isEqualTo(role);
        }
    }

    @Test
    void holdsInItsHoursOnly() {
        RoleDeclaration tuesday = one("10.0.0.9 is our scanner, Tue 01-05");
        assertThat(tuesday.holds(Instant.parse("2026-11-24T01:00:00Z"))).isTrue();
        assertThat(tuesday.holds(Instant.parse("2026-11-24T04:59:59Z"))).isTrue();
        assertThat(tuesday.holds(Instant.parse("2026-11-24T05:00:00Z"))).isFalse();
        assertThat(tuesday.holds(Instant.parse("2026-11-25T02:00:00Z"))).isFalse();
    }

    @Test
    void knowsNightsThatEndOnTheNextDay() {
        RoleDeclaration night = one("10.0.0.9 is our scanner, Fri 22:30-04");
        assertThat(night.holds(Instant.parse("2026-11-27T22:30:00Z"))).isTrue();
        assertThat(night.holds(Instant.parse("2026-11-28T03:59:00Z"))).isTrue();
        assertThat(night.holds(Instant.parse("2026-11-28T22:30:00Z"))).isFalse();
        assertThat(night.holds(Instant.parse("2026-11-27T03:00:00Z"))).isFalse();
    }

    @Test
    void readsTheClockOfTheNamedZone() {
        RoleDeclaration berlin = one("10.0.0.9 is our scanner, Mon-Wed, Sat 01-05 Europe/Berlin");
        assertThat(berlin.holds(Instant.parse("2026-07-07T00:30:00Z"))).isTrue();
        assertThat(berlin.holds(Instant.parse("2026-07-07T04:30:00Z"))).isFalse();
        assertThat(berlin.holds(Instant.parse("2026-07-11T00:30:00Z"))).isTrue();
        assertThat(berlin.holds(Instant.parse("2026-07-09T00:30:00Z"))).isFalse();
    }

    @Test
    void isVoidFromTheDayAfter() {
        RoleDeclaration until = one("10.0.0.9 is our scanner until 2026-12-31");
        assertThat(until.holds(Instant.parse("2026-12-31T23:59:59Z"))).isTrue();
        assertThat(until.holds(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void readsContainments() {
        Declarations declared =
                Declarations.parse(
                        List.of(
                                "10.0.0.9 was contained 2010-09-09T12:00+02:00 at 203.0.113.9",
                                "10.0.0.9 was contained 2010-09-08T10:00Z"));
        List<Block> blocks = declared.blocksOf(SCANNER, new TreeSet<>());
        assertThat(blocks)
                .extracting(Block::at)
                .containsExactly(
                        Instant.parse("2010-09-08T10:00:00Z"),
                        Instant.parse("2010-09-09T10:00:00Z"));
        assertThat(blocks.getFirst().covers(Address.of("203.0.113.1"))).isTrue();
        assertThat(blocks.getLast().covers(Address.of("203.0.113.9"))).isTrue();
        assertThat(blocks.getLast().covers(Address.of("203.0.113.1"))).isFalse();
    }

    @Test
    void saysWhatIsWrongWithAnExample() {
        for (String wrong :
                List.of(
                        "10.0.0.9 our scanner",
                        "10.0.0.9 is our toaster",
                        "10.0.0.9 is our scanner, Tue 25-26",
                        "10.0.0.9 is our scanner, Tue 01-05 Middle/Earth",
                        "10.0.0.9 is our scanner until soon",
                        "10.0.0.9 was contained yesterday",
                        "10.0.0.9 was contained 2010-09-09T10:00Z at home",
                        "is our scanner",
                        "\u0000")) {
            assertThatThrownBy(() -> Declarations.parse(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + wrong + "\"")
                    .hasMessageContaining("for example: 10.0.0.");
        }
    }

    /// The user's word must not become the whitelist that the laws forbid.
    @Test
    void noRoleExplainsACallHomeAnOrderOrATheft() {
        for (DeclaredRole role : DeclaredRole.values()) {
            for (EvidenceClass kind : EvidenceClass.values()) {
                if (kind.isHard()) {
                    for (Behaviour behaviour :
                            List.of(
                                    Behaviour.CALLBACK,
                                    Behaviour.COMMAND,
                                    Behaviour.THEFT,
                                    Behaviour.PEER_TO_PEER,
                                    Behaviour.TUNNEL,
                                    Behaviour.HIJACK,
                                    Behaviour.MINING)) {
                        assertThat(role.explains(behaviour, kind)).as(role.word()).isFalse();
                    }
                }
            }
        }
        assertThat(
                        Arrays.stream(EvidenceClass.values())
                                .filter(kind ->
                                        DeclaredRole.SCANNER.explains(Behaviour.SPAM, kind)))
                .isEmpty();
    }
}
