package wolfhound.outputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import wolfhound.model.Behaviour;
import wolfhound.model.Containment;
import wolfhound.model.Family;
import wolfhound.model.HostCase;
import wolfhound.model.Role;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;

/// A verdict in a sentence that can be read out to somebody who is no analyst.
public final class Sentence {
    private static final int BEHAVIOURS = 4;

    private Sentence() {}

    /// `10.1.4.101 (DESKTOP-4F2), a workstation, is infected: it called home and sent spam, as zeus
    /// does.`
    public static String of(Verdict verdict) {
        String did = join(behaviours(verdict));
        String subject = subject(verdict.hostCase());
        String looks =
                verdict.reckoning().families().stream()
                        .limit(1)
                        .map(Family::name)
                        .map(name -> ", as " + name + " does")
                        .collect(Collectors.joining());
        return switch (verdict) {
            case Verdict.Infected i -> subject + " is infected: it " + did + looks + ".";
            case Verdict.Suspect s ->
                    subject
                            + " is suspect: it looks as if it "
                            + did
                            + looks
                            + ", which is no proof yet.";
            case Verdict.Exposed e ->
                    subject + " was exposed: it " + did + ", and nothing shows that it worked.";
            case Verdict.Clear c ->
                    did.isEmpty()
                            ? subject + " is clear: nothing counts against it."
                            : subject
                                    + " is clear: it looked as if it "
                                    + did
                                    + ", and that has an innocent explanation or counts too little.";
        };
    }

    /// `10.1.4.101 (DESKTOP-4F2), a workstation,`, or the address alone where no more is known.
    private static String subject(HostCase hostCase) {
        String names = String.join(", ", hostCase.names());
        String subject = hostCase.host() + (names.isEmpty() ? "" : " (" + names + ")");
        return hostCase.roles().isEmpty()
                ? subject
                : subject + ", " + role(hostCase.roles().getFirst().role()) + ",";
    }

    /// The role with its article.
    public static String role(Role role) {
        return switch (role) {
            case WORKSTATION -> "a workstation";
            case SERVER -> "a server";
            case MAIL_GATEWAY -> "a mail gateway";
            case RESOLVER -> "a resolver";
            case PROXY_OR_NAT -> "a proxy or NAT gateway";
            case PRINTER_OR_IOT -> "a printer or IoT device";
            case SCANNER -> "a scanner";
            case LAB -> "a lab machine";
        };
    }

    /// What it is accused of, that which weighs most first; what counts nothing is told only where
    /// nothing counts.
    private static List<String> behaviours(Verdict verdict) {
        List<Counted> all = verdict.reckoning().counted();
        List<Counted> counting =
                all.stream().filter(counted -> counted.counts().decibans() > 0).toList();
        return (counting.isEmpty() ? all : counting)
                .stream()
                        .sorted(Comparator.comparing(Counted::counts).reversed())
                        .map(counted -> counted.evidence().behaviour())
                        .distinct()
                        .limit(BEHAVIOURS)
                        .map(Behaviour::words)
                        .toList();
    }

    /// What to block, for how long, why, whom it would hit, and how to take it back.
    public static String of(Containment containment) {
        String bystanders =
                containment.bystanders() == 0
                        ? "nobody else was seen there"
                        : Words.count(containment.bystanders(), "other host") + " would be hit";
        return Words.key(containment.scope()).replace('-', ' ')
                + " "
                + containment.target()
                + " for "
                + Words.duration(containment.timeToLive())
                + ": "
                + containment.because()
                + " ("
                + bystanders
                + "). To undo: "
                + containment.undo();
    }

    /// `a`, `a and b`, `a, b and c`.
    static String join(List<String> clauses) {
        if (clauses.size() < 2) {
            return String.join("", clauses);
        }
        List<String> most = new ArrayList<>(clauses.subList(0, clauses.size() - 1));
        return String.join(", ", most) + " and " + clauses.getLast();
    }
}
