package wolfhound.outputs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Block;
import wolfhound.model.Circumstances;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.Contact;
import wolfhound.model.Containment;
import wolfhound.model.ConversationId;
import wolfhound.model.Declaration;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Family;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Origin;
import wolfhound.model.PackMember;
import wolfhound.model.Peer;
import wolfhound.model.Role;
import wolfhound.model.RoleGuess;
import wolfhound.model.Sign;
import wolfhound.model.Software;
import wolfhound.model.Testimony;
import wolfhound.model.Transport;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Reckoning;
import wolfhound.model.Weight;

/// A small hunt with a host of every verdict, and with the worst that a name or a body can hold.
public final class Sample {
    public static final Instant START = Instant.parse("2018-01-04T17:02:11.301Z");

    /// Markup, a terminal escape, an override of the reading direction and half a surrogate pair.
    public static final String HOSTILE =
            "<script>alert(1)</script>\"'\u001b[31mred\u202e\ud83d & \u0000";

    private Sample() {}

    public static Hunted hunted() {
        return new Hunted(
                List.of(
                        new Hunted.Input("office.pcap", 12_345, 8_100_000, "", true),
                        new Hunted.Input("cut.pcap", 17, 1_700, "ends in a packet", true)),
                12_362,
                8_101_700,
                0,
                312,
                4_711,
                Optional.of(START.minusSeconds(600)),
                Optional.of(START.plusSeconds(1800)),
                "private",
                1,
                Map.of("conversations forgotten early", 3L),
                "0.1",
                "starting",
                Duration.ofMillis(412),
                false);
    }

    public static List<Verdict> verdicts() {
        return List.of(infected(), suspect(), exposed(), explained(), clear("10.1.4.9"));
    }

    public static Verdict infected() {
        Host host = Host.of("10.1.4.101");
        Evidence delivery =
                evidence(
                        host,
                        "delivery-chain",
                        Behaviour.DELIVERY,
                        EvidenceClass.DELIVERY,
                        25,
                        0,
                        "It fetched invoice.exe, told as image/gif, from www.example.com",
                        "GET /invoice.exe HTTP/1.1\r\nHost: www.example.com\r\n\r\nMZ\u0090\u0000");
        Evidence dialect =
                evidence(
                        host,
                        "gh0st-dialect",
                        Behaviour.CALLBACK,
                        EvidenceClass.TEMPLATE,
                        33,
                        2.5,
                        "It spoke a remote-control dialect: 5 bytes of name, lengths and zlib",
                        "Gh0st\u00ad\u0000\u0000\u0000" + HOSTILE);
        Evidence spam =
                evidence(
                        host,
                        "mail-fan-out",
                        Behaviour.SPAM,
                        EvidenceClass.EFFECT,
                        30,
                        900,
                        "It sent mail to 40 servers in 20 s, as " + HOSTILE,
                        "EHLO localhost\r\n");
        Alibi alibi =
                new Alibi(
                        "mail-gateway",
                        spam,
                        new Weight(12),
                        "Mail gateways talk to many servers",
                        "mail that nobody inside sent it");
        List<Counted> counted =
                List.of(counted(delivery, 0, 25), counted(dialect, 0, 33), counted(spam, 12, 18));
        HostCase hostCase =
                hostCase(
                        host,
                        List.of("DESKTOP-4F2"),
                        Role.WORKSTATION,
                        List.of(delivery, dialect, spam, alibi));
        return new Verdict.Infected(
                hostCase,
                reckoning(27.4, counted, List.of(new Family("gh0st", 0.97))),
                START.plusMillis(2569),
                List.of(
                        new Containment(
                                Containment.Scope.HOST_TO_PEER,
                                "10.1.4.101 to 203.0.113.7:443",
                                Duration.ofHours(1),
                                0,
                                "the call-back goes there",
                                "let it expire")),
                List.of("Remove the program that speaks to 203.0.113.7"),
                List.of(
                        new PackMember(
                                "gh0st",
                                List.of("gh0st-dialect"),
                                List.of(new Peer(Address.of("203.0.113.7"), 443)),
                                START,
                                START.plusSeconds(2),
                                Optional.of(
                                        new PackMember.Aftermath(
                                                PackMember.State.RETRYING,
                                                Optional.of(START.plusSeconds(30)),
                                                12))),
                        new PackMember(
                                "",
                                List.of("strange-tongue"),
                                List.of(),
                                START.plusSeconds(90),
                                START.plusSeconds(95),
                                Optional.of(
                                        new PackMember.Aftermath(
                                                PackMember.State.NEW_SIBLING,
                                                Optional.empty(),
                                                0)))));
    }

    public static Verdict suspect() {
        return suspect("10.1.4.20", HOSTILE, "It asked the same page every 60 s");
    }

    public static Verdict suspect(String address, String name, String because) {
        Host host = Host.of(address);
        Evidence rhythm =
                evidence(
                        host,
                        "rhythm",
                        Behaviour.CALLBACK,
                        EvidenceClass.PERIODICITY,
                        6,
                        30,
                        because,
                        "");
        return new Verdict.Suspect(
                hostCase(host, List.of(name), Role.SERVER, List.of(rhythm)),
                reckoning(-6, List.of(counted(rhythm, 0, 6)), List.of()));
    }

    public static Verdict exposed() {
        Host host = Host.of("fd00::17");
        Evidence kit =
                evidence(
                        host,
                        "redirect-chain",
                        Behaviour.EXPOSURE,
                        EvidenceClass.EXPOSURE,
                        8,
                        60,
                        "It was led through 4 redirects to a page that tries exploits",
                        "<iframe src=http://example.org/>");
        return new Verdict.Exposed(
                hostCase(host, List.of(), Role.WORKSTATION, List.of(kit)),
                reckoning(-32, List.of(counted(kit, 0, 8)), List.of()));
    }

    /// Clear, though something was said against it.
    public static Verdict explained() {
        Host host = Host.of("10.1.4.1");
        Evidence lookups =
                evidence(
                        host,
                        "dga-look-ups",
                        Behaviour.CALLBACK,
                        EvidenceClass.DGA_LIKE,
                        15,
                        5,
                        "It looked up 40 names that do not exist",
                        "");
        Alibi alibi =
                new Alibi(
                        "resolver",
                        lookups,
                        new Weight(15),
                        "It resolves for others",
                        "names that nobody asked it for");
        return new Verdict.Clear(
                hostCase(host, List.of("dns"), Role.RESOLVER, List.of(lookups, alibi)),
                reckoning(-45, List.of(counted(lookups, 15, 0)), List.of()));
    }

    public static Verdict clear(String address) {
        return new Verdict.Clear(
                hostCase(Host.of(address), List.of(), Role.WORKSTATION, List.of()),
                reckoning(-40, List.of(), List.of()));
    }

    private static Evidence evidence(
            Host host,
            String from,
            Behaviour behaviour,
            EvidenceClass kind,
            double weight,
            double secondsIn,
            String because,
            String bytes) {
        Instant at = START.plusMillis((long) (secondsIn * 1000));
        Address peer = Address.of("203.0.113.7");
        return new Evidence(
                from,
                Sign.of(from, behaviour, kind, weight, "a stated value", "T1095"),
                host,
                at,
                at.minusMillis(secondsIn > 0 ? 10 : 0),
                Optional.of(new Peer(peer, 443)),
                "www.example.com",
                new Weight(weight),
                1,
                new Group(Group.Cause.DETECTOR, from),
                because,
                List.of(
                        new Origin(
                                "office.pcap",
                                17,
                                new ConversationId(
                                        Transport.TCP, host.address(), 49152, peer, 443))),
                kind == EvidenceClass.TEMPLATE
                        ? Optional.of(new Family("gh0st", 0.97))
                        : Optional.empty(),
                Excerpt.of(bytes.getBytes(StandardCharsets.ISO_8859_1)),
                1);
    }

    private static Counted counted(Evidence evidence, double relief, double counts) {
        return new Counted(evidence, new Weight(relief), new Weight(counts));
    }

    private static HostCase hostCase(
            Host host, List<String> names, Role role, List<Testimony> testimonies) {
        return new HostCase(
                host,
                Collections.unmodifiableSortedSet(new TreeSet<>(names)),
                List.of(new RoleGuess(role, 0.9), new RoleGuess(Role.LAB, 0.1)),
                0.987,
                START.minusSeconds(600),
                START.plusSeconds(1800),
                new ArrayList<>(testimonies),
                2,
                circumstances());
    }

    /// Of everything that can be known of a host beside its evidence, one.
    static Circumstances circumstances() {
        Address peer = Address.of("203.0.113.7");
        return new Circumstances(
                List.of(
                        new Software(
                                "cpe:2.3:a:oracle:jre:1.7.0:update_10:*:*:*:*:*:*",
                                "Java/1.7.0_10 " + HOSTILE.replace("\ud83d", ""),
                                "http",
                                START,
                                "attacked through since 2013-01-10 (CVE-2013-0422), mended in"
                                        + " 1.7.0.11"),
                        new Software(
                                "cpe:2.3:o:microsoft:windows_7:*:*:*:*:*:*:*:*",
                                "Windows NT 6.1",
                                "smb",
                                START,
                                "")),
                List.of(
                        new ClearTextLogin(
                                "ftp",
                                new Peer(Address.of("203.0.113.9"), 21),
                                "maria",
                                START,
                                START.plusSeconds(3),
                                2)),
                Collections.unmodifiableSortedSet(new TreeSet<>(List.of("maria"))),
                1,
                List.of(
                        new Declaration(
                                "10.1.4.0/24 is our lab", 0, "it sent spam, and no lab does")),
                "lab",
                List.of(
                        new Block(
                                START.plusSeconds(60),
                                Optional.of(peer),
                                "10.1.4.101 was contained 2018-01-04T17:03:11Z at 203.0.113.7")),
                List.of(
                        new Contact(
                                peer,
                                START,
                                START.plusSeconds(900),
                                Optional.of(START.plusSeconds(30)),
                                12,
                                0)));
    }

    private static Reckoning reckoning(
            double posterior, List<Counted> counted, List<Family> families) {
        return new Reckoning(
                new Weight(-40),
                new Weight(posterior),
                counted,
                families,
                counted.stream()
                        .filter(item -> item.counts().decibans() > 20)
                        .map(item -> item.evidence().began())
                        .min(java.util.Comparator.naturalOrder()),
                List.of("Without the dialect it would be suspect"));
    }
}
