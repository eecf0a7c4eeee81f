package wolfhound.engine.declare;

import static wolfhound.model.EvidenceClass.DELIVERY;
import static wolfhound.model.EvidenceClass.DGA_LIKE;
import static wolfhound.model.EvidenceClass.EFFECT;
import static wolfhound.model.EvidenceClass.EXPOSURE;
import static wolfhound.model.EvidenceClass.FINGERPRINT;
import static wolfhound.model.EvidenceClass.INDICATOR;
import static wolfhound.model.EvidenceClass.NO_DNS;
import static wolfhound.model.EvidenceClass.PERIODICITY;
import static wolfhound.model.EvidenceClass.PROTOCOL_LIE;
import static wolfhound.model.EvidenceClass.RARITY;
import static wolfhound.model.EvidenceClass.RULE;
import static wolfhound.model.EvidenceClass.TEMPLATE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Role;

/// What a user can say that a host is: the words for it, the role that it has then, and the conduct
/// that it explains. Nothing explains more than such a machine does by its trade: no role explains
/// a call home of its own, an obeyed command or a theft.
public enum DeclaredRole {
    SCANNER(
            Role.SCANNER,
            "scanner",
            Explains.of(
                    Behaviour.SCAN,
                    EFFECT,
                    RARITY,
                    TEMPLATE,
                    RULE,
                    PROTOCOL_LIE,
                    EvidenceClass.DIALECT),
            Explains.of(Behaviour.EXPOSURE, EXPOSURE, INDICATOR, RARITY, RULE)),
    /// Explains nothing: what is caught there is real, and meant to be. The case bears the label.
    LAB(Role.LAB, "lab"),
    /// As a lab; and what comes in was asked for.
    HONEYPOT(
            Role.LAB,
            "honeypot",
            Explains.of(Behaviour.EXPOSURE, EXPOSURE, INDICATOR, RARITY),
            Explains.of(Behaviour.DELIVERY, DELIVERY, RULE)),
    /// Mail to many servers is its trade; what the mail says is not explained.
    MAIL_SERVER(
            Role.MAIL_GATEWAY,
            "mail server",
            Explains.of(Behaviour.SPAM, EFFECT, RARITY),
            Explains.of(Behaviour.EXPOSURE, EXPOSURE, INDICATOR, RARITY),
            Explains.of(Behaviour.CALLBACK, INDICATOR, DGA_LIKE)),
    RESOLVER(
            Role.RESOLVER,
            "resolver",
            Explains.of(Behaviour.EXPOSURE, EXPOSURE, INDICATOR, RARITY),
            Explains.of(Behaviour.CALLBACK, INDICATOR, DGA_LIKE, PERIODICITY, RARITY)),
    /// Whom it contacts and how often is its clients' doing.
    PROXY(Role.PROXY_OR_NAT, "proxy", Explains.contact()),
    NAT(Role.PROXY_OR_NAT, "NAT", Explains.contact()),
    PRINTER(Role.PRINTER_OR_IOT, "printer", Explains.of(Behaviour.CALLBACK, PERIODICITY, NO_DNS)),
    DEVICE(Role.PRINTER_OR_IOT, "device", Explains.of(Behaviour.CALLBACK, PERIODICITY, NO_DNS)),
    /// Looks for machines and logs in to them, at fixed intervals.
    MONITOR(
            Role.SERVER,
            "monitor",
            Explains.of(Behaviour.SCAN, EFFECT, RARITY),
            Explains.of(Behaviour.CALLBACK, PERIODICITY)),
    /// Rewrites many files on shares, and moves much.
    BACKUP_SERVER(
            Role.SERVER,
            "backup server",
            Explains.of(Behaviour.ENCRYPTION, EFFECT),
            Explains.of(Behaviour.CALLBACK, PERIODICITY)),
    SERVER(Role.SERVER, "server"),
    WORKSTATION(Role.WORKSTATION, "workstation");

    private final Role role;
    private final String word;
    private final List<Explains> explains;

    DeclaredRole(Role role, String word, Explains... explains) {
        this.role = role;
        this.word = word;
        this.explains = List.of(explains);
    }

    /// One behaviour with the classes of evidence that the role can cause.
    private record Explains(Set<Behaviour> behaviours, Set<EvidenceClass> kinds) {
        static Explains of(Behaviour behaviour, EvidenceClass... kinds) {
            return new Explains(Set.of(behaviour), Set.of(kinds));
        }

        static Explains contact() {
            return new Explains(
                    Set.of(Behaviour.values()),
                    Set.of(
                            EXPOSURE,
                            INDICATOR,
                            PERIODICITY,
                            RARITY,
                            FINGERPRINT,
                            NO_DNS,
                            DGA_LIKE));
        }
    }

    /// Reads the user's word, in any case, also `mail-server` and `NAT gateway`.
    static Optional<DeclaredRole> of(String words) {
        String said = words.replace('-', ' ').replaceFirst("(?i) (?:gateway|machine|host)$", "");
        return Arrays.stream(values()).filter(role -> role.word.equalsIgnoreCase(said)).findFirst();
    }

    /// `scanner, lab, …` for those who guess.
    static String words() {
        return String.join(", ", Arrays.stream(values()).map(DeclaredRole::word).toList());
    }

    public Role role() {
        return role;
    }

    /// As the user says it: `mail server`.
    public String word() {
        return word;
    }

    /// `lab` or `honeypot` where infections are meant to be; else empty.
    public String label() {
        return this == LAB || this == HONEYPOT ? word : "";
    }

    public boolean explains(Behaviour behaviour, EvidenceClass kind) {
        return explains.stream()
                .anyMatch(one -> one.behaviours.contains(behaviour) && one.kinds.contains(kind));
    }

    boolean explains(Evidence evidence) {
        return explains(evidence.behaviour(), evidence.kind());
    }
}
