package wolfhound.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.Block;
import wolfhound.model.Circumstances;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.Contact;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Family;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.PackMember;
import wolfhound.model.PackMember.Aftermath;
import wolfhound.model.PackMember.State;
import wolfhound.model.Peer;
import wolfhound.model.Role;
import wolfhound.model.RoleGuess;
import wolfhound.model.Sign;
import wolfhound.model.Software;
import wolfhound.model.Verdict;
import wolfhound.model.Weight;

class PackTest {
    private static final Instant NOON = Instant.parse("2010-09-09T12:00:00Z");
    private static final Host HOST = Host.of("10.0.0.5");
    private static final String ONE = "203.0.113.1";
    private static final String TWO = "203.0.113.2";
    private static final String THREE = "203.0.113.3";

    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<ClearTextLogin> logins = new ArrayList<>();
    private final List<Software> software = new ArrayList<>();
    private Role role = Role.WORKSTATION;

    private Evidence saw(
            String sign,
            Behaviour behaviour,
            EvidenceClass kind,
            String peer,
            int minute,
            String family) {
        return saw(sign, behaviour, kind, peer, minute, family, "", "");
    }

    private Evidence saw(
            String sign,
            Behaviour behaviour,
            EvidenceClass kind,
            String peer,
            int minute,
            String family,
            String about,
            String said) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        Evidence item =
                new Evidence(
                        "detector-" + sign,
                        Sign.of(sign, behaviour, kind, 35, "made for the test"),
                        HOST,
                        at,
                        at,
                        peer.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Peer(Address.of(peer), 443)),
                        about,
                        new Weight(35),
                        1,
                        new Group(Group.Cause.DETECTOR, sign),
                        "it did " + sign,
                        List.of(),
                        family.isEmpty() ? Optional.empty() : Optional.of(new Family(family, 0.8)),
                        Excerpt.of(said.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
                        0);
        evidence.add(item);
        return item;
    }

    private Evidence template(String sign, String peer, int minute, String family) {
        return saw(sign, Behaviour.CALLBACK, EvidenceClass.TEMPLATE, peer, minute, family);
    }

    private HostCase hostCase() {
        return new HostCase(
                HOST,
                new TreeSet<>(),
                List.of(new RoleGuess(role, 1)),
                1,
                NOON,
                NOON.plusSeconds(7200),
                List.copyOf(evidence),
                0,
                new Circumstances(
                        List.copyOf(software),
                        List.copyOf(logins),
                        Collections.emptySortedSet(),
                        0,
                        List.of(),
                        "",
                        List.copyOf(blocks),
                        List.copyOf(contacts)));
    }

    private List<PackMember> pack() {
        return Pack.of(hostCase());
    }

    private List<String> remedies() {
        return ((Verdict.Infected) Judge.judge(hostCase())).remedy();
    }

    @Test
    void countsAFamilyOnceHoweverManyServersItHas() {
        template("a", ONE, 0, "zeus");
        template("b", TWO, 1, "zeus");
        assertThat(pack()).extracting(PackMember::name).containsExactly("zeus");
        assertThat(pack().getFirst().peers()).hasSize(2);
    }

    @Test
    void tellsFamiliesWithPeersOfTheirOwnApart() {
        template("a", ONE, 0, "zeus");
        template("b", TWO, 5, "rustock");
        assertThat(pack()).extracting(PackMember::name).containsExactly("zeus", "rustock");
    }

    @Test
    void laysTheTricksAtOnePeerToOneMaster() {
        template("a", ONE, 0, "zeus");
        template("b", ONE, 1, "");
        saw("lie", Behaviour.CALLBACK, EvidenceClass.PROTOCOL_LIE, TWO, 2, "");
        saw("spam", Behaviour.SPAM, EvidenceClass.EFFECT, "", 3, "");
        assertThat(pack()).hasSize(1);
        assertThat(pack().getFirst().signs()).containsExactly("a", "b", "lie");
    }

    @Test
    void doesNotLetASignOfAnyTongueJoinTwoMasters() {
        template("a", ONE, 0, "zeus");
        template("b", TWO, 1, "");
        saw("kept", Behaviour.CALLBACK, EvidenceClass.DIALECT, ONE, 2, "");
        saw("kept", Behaviour.CALLBACK, EvidenceClass.DIALECT, TWO, 3, "");
        saw("secret", Behaviour.THEFT, EvidenceClass.OWN_SECRET, ONE, 4, "");
        saw("secret", Behaviour.THEFT, EvidenceClass.OWN_SECRET, TWO, 5, "");
        assertThat(pack()).hasSize(2);
    }

    @Test
    void isTheSameInWhateverOrderTheEvidenceOfAMomentCame() {
        template("a", ONE, 0, "zeus");
        template("b", TWO, 0, "");
        template("c", THREE, 0, "rustock");
        List<PackMember> pack = pack();
        Collections.reverse(evidence);
        assertThat(pack()).isEqualTo(pack);
    }

    @Test
    void watchesOnBehindABlock() {
        blocks.add(new Block(NOON.plusSeconds(1800), Optional.empty(), "contained"));
        template("a", ONE, 0, "zeus");
        template("b", TWO, 1, "rustock");
        template("c", THREE, 45, "gozi");
        saw("loot", Behaviour.THEFT, EvidenceClass.OWN_SECRET, ONE, 2, "");
        contact(ONE, 0, 0);
        contact(TWO, 7, 0);
        assertThat(states()).containsExactly(State.SILENT, State.RETRYING, State.NEW_SIBLING);
        Aftermath retrying = pack().get(1).aftermath().orElseThrow();
        assertThat(retrying.retries()).isEqualTo(7);
        assertThat(pack().getFirst().aftermath().orElseThrow().spoke())
                .contains(NOON.plusSeconds(60));
        assertThat(remedies())
                .anyMatch(text -> text.startsWith("re-image the host: something new began after"));
    }

    @Test
    void saysThatABlockDoesNotHoldOrIsNotAboutIt() {
        blocks.add(
                new Block(
                        NOON.plusSeconds(1800), Optional.of(Address.of(ONE)), "contained at one"));
        template("a", ONE, 0, "zeus");
        template("b", TWO, 1, "rustock");
        contact(ONE, 3, 2);
        assertThat(states()).containsExactly(State.SPEAKING, State.NOT_BLOCKED);
    }

    private void contact(String peer, int tries, int answers) {
        contacts.add(
                new Contact(
                        Address.of(peer),
                        NOON,
                        NOON.plusSeconds(3000),
                        Optional.of(NOON.plusSeconds(60)),
                        tries,
                        answers));
    }

    private List<State> states() {
        return pack().stream().map(member -> member.aftermath().orElseThrow().state()).toList();
    }

    @Test
    void looksMoreCloselyForThreeDaysAfterAContainment() {
        Prior before = Prior.of(hostCase());
        blocks.add(new Block(NOON, Optional.empty(), "contained"));
        Prior after = Prior.of(hostCase());
        assertThat(before.at(NOON).decibans()).isEqualTo(-40);
        assertThat(after.at(NOON.minusSeconds(1)).decibans()).isEqualTo(-40);
        assertThat(after.at(NOON).decibans()).isEqualTo(-20);
        assertThat(after.at(NOON.plus(Duration.ofHours(71))).decibans()).isEqualTo(-20);
        assertThat(after.at(NOON.plus(Duration.ofHours(72))).decibans()).isEqualTo(-40);
    }

    /// Contact alone must not convict, whatever the user contained.
    @Test
    void convictsNobodyByContactBehindABlock() {
        blocks.add(new Block(NOON, Optional.empty(), "contained"));
        for (EvidenceClass kind : EvidenceClass.values()) {
            if (!kind.isHard()) {
                saw("soft-" + kind, Behaviour.CALLBACK, kind, ONE, 1, "");
            }
        }
        assertThat(Judge.judge(hostCase()).text()).isEqualTo("suspect");
    }

    @Test
    void namesTheAccountsThatWereStolenOrGivenAway() {
        template("a", ONE, 0, "");
        saw(
                "loot",
                Behaviour.THEFT,
                EvidenceClass.OWN_SECRET,
                ONE,
                1,
                "",
                "",
                "URL: https://bank.example/\r\nUsername: maria\r\nPassword: *******\r\n");
        logins.add(login("paul", 30));
        logins.add(login("old", -600));
        assertThat(remedies())
                .anySatisfy(text ->
                        assertThat(text)
                                .startsWith("change, from another machine, the passwords of")
                                .contains("maria (https://bank.example/)")
                                .contains("paul (ftp at 203.0.113.9:21)")
                                .doesNotContain("old")
                                .doesNotContain("***"));
    }

    private static ClearTextLogin login(String account, int minute) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        return new ClearTextLogin(
                "ftp", new Peer(Address.of("203.0.113.9"), 21), account, at, at, 1);
    }

    @Test
    void stopsWhatDestroysBeforeAllElse() {
        saw("notes", Behaviour.ENCRYPTION, EvidenceClass.TEMPLATE, "10.0.0.2", 0, "", "docs", "");
        saw("renames", Behaviour.ENCRYPTION, EvidenceClass.EFFECT, "10.0.0.2", 0, "", "docs", "");
        saw("spam", Behaviour.SPAM, EvidenceClass.EFFECT, "", 1, "");
        assertThat(remedies().getFirst())
                .startsWith("cut its sessions to the file server now (docs on 10.0.0.2)")
                .contains("2010-09-09 12:00 UTC");
        assertThat(remedies()).anyMatch(text -> text.contains("delist"));
    }

    @Test
    void helpsDevicesAnotherWay() {
        role = Role.PRINTER_OR_IOT;
        template("a", ONE, 0, "");
        saw("b", Behaviour.SCAN, EvidenceClass.EFFECT, "", 0, "", "port 23", "");
        assertThat(remedies()).anyMatch(text -> text.contains("newest firmware"));
    }

    @Test
    void saysHowHijackedNamesAndOldProgramsAreMended() {
        software.add(
                new Software(
                        "cpe:2.3:a:oracle:jre:1.7.0:update_10:*:*:*:*:*:*",
                        "Java/1.7.0_10",
                        "http",
                        NOON,
                        "attacked through since 2013-01-10"));
        template("a", ONE, 0, "");
        saw("hijack", Behaviour.HIJACK, EvidenceClass.PROTOCOL_LIE, TWO, 1, "", "bank.example", "");
        assertThat(remedies())
                .anyMatch(text -> text.contains("hosts file") && text.contains("bank.example"))
                .anyMatch(text -> text.contains("jre 1.7.0 update 10 (attacked through since"));
    }
}
