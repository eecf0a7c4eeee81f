package wolfhound.outputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Containment;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Family;
import wolfhound.model.HostCase;
import wolfhound.model.Role;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;

/// A verdict in a sentence that can be read out to somebody who is no analyst.
public final class Sentence {
    private static final int BEHAVIOURS = 4;
    private static final Comparator<Counted> BEGAN =
            Comparator.comparing((Counted counted) -> counted.evidence().began())
                    .thenComparing(counted -> counted.evidence().behaviour());

    private Sentence() {}

    /// `10.1.4.101 (DESKTOP-4F2), a workstation, is infected: it called home and sent spam, as zeus
    /// does.`
    public static String of(Verdict verdict) {
        String did = deeds(verdict);
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
                                    + ", "
                                    + letGo(c)
                                    + ".";
        };
    }

    /// Why what looked bad does not condemn: the explanation that takes most, where explanations
    /// took more than was left.
    private static String letGo(Verdict.Clear clear) {
        double explained = 0;
        double left = 0;
        for (Counted counted : clear.reckoning().counted()) {
            explained += counted.relief().decibans();
            left += counted.counts().decibans();
        }
        Optional<Alibi> best =
                clear.hostCase().alibis().stream()
                        .max(
                                Comparator.comparing(Alibi::relief)
                                        .thenComparing(Alibi::from, Comparator.reverseOrder()));
        if (best.isEmpty() || explained <= left) {
            return "and that counts too little";
        }
        return "which has an innocent explanation (" + best.get().because() + ")";
    }

    /// What a piece of evidence says in this verdict, behind "it": a deed only where the host is
    /// condemned or it happened to the host; of a host that is let go, an appearance.
    public static String claim(Verdict verdict, Counted counted) {
        String words = counted.evidence().behaviour().words();
        boolean holds =
                verdict instanceof Verdict.Infected
                        || verdict instanceof Verdict.Exposed && happenedToIt(counted);
        return holds ? words : "looked as if it " + words;
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

    /// What it is accused of: what weighs most, in the order of time; what counts nothing is told
    /// only where nothing counts.
    private static List<String> behaviours(Verdict verdict) {
        List<Counted> all = verdict.reckoning().counted();
        List<Counted> counting =
                all.stream().filter(counted -> counted.counts().decibans() > 0).toList();
        List<Counted> said = counting.isEmpty() ? all : counting;
        if (verdict instanceof Verdict.Exposed) {
            said = said.stream().filter(Sentence::happenedToIt).toList();
        }
        Set<Behaviour> weightiest =
                said.stream()
                        .sorted(Comparator.comparing(Counted::counts).reversed())
                        .map(counted -> counted.evidence().behaviour())
                        .distinct()
                        .limit(BEHAVIOURS)
                        .collect(Collectors.toSet());
        Comparator<Counted> hardFirst =
                Comparator.comparing(counted -> !counted.evidence().kind().isHard());
        Map<Behaviour, Counted> telling =
                said.stream()
                        .filter(counted -> weightiest.contains(counted.evidence().behaviour()))
                        .collect(
                                Collectors.toMap(
                                        counted -> counted.evidence().behaviour(),
                                        Function.identity(),
                                        BinaryOperator.minBy(hardFirst.thenComparing(BEGAN))));
        return telling.values().stream()
                .sorted(BEGAN)
                .map(counted -> counted.evidence().behaviour().words())
                .toList();
    }

    private static boolean happenedToIt(Counted counted) {
        EvidenceClass kind = counted.evidence().kind();
        return kind == EvidenceClass.EXPOSURE || kind == EvidenceClass.DELIVERY;
    }

    /// `received malware and called home`, or nothing.
    public static String deeds(Verdict verdict) {
        return join(behaviours(verdict));
    }

    /// What to block, for how long, why, whom it would hit, and how to take it back: blocks that
    /// differ in their target alone share a line.
    public static List<String> of(List<Containment> containments) {
        Map<Containment, List<String>> targets = new LinkedHashMap<>();
        for (Containment one : containments) {
            Containment alike =
                    new Containment(
                            one.scope(),
                            "",
                            one.timeToLive(),
                            one.bystanders(),
                            one.because(),
                            one.undo());
            targets.computeIfAbsent(alike, none -> new ArrayList<>()).add(one.target());
        }
        return targets.entrySet().stream()
                .map(entry -> block(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String block(Containment containment, List<String> targets) {
        return verb(containment.scope())
                + " "
                + together(targets)
                + " for "
                + Words.duration(containment.timeToLive())
                + ": "
                + containment.because()
                + "; "
                + bystanders(containment.bystanders())
                + ". To undo: "
                + containment.undo()
                + ".";
    }

    /// `a to x, y and z` where each is `a to` somewhere.
    private static String together(List<String> targets) {
        int to = targets.getFirst().indexOf(" to ");
        String from = to < 0 ? "" : targets.getFirst().substring(0, to + 4);
        return targets.stream().allMatch(target -> target.startsWith(from))
                ? from
                        + join(
                                targets.stream()
                                        .map(target -> target.substring(from.length()))
                                        .toList())
                : join(targets);
    }

    private static String verb(Containment.Scope scope) {
        return switch (scope) {
            case CONVERSATION -> "End the conversation";
            case HOST_TO_PEER -> "Block, for this host alone,";
            case URL -> "Block the web address";
            case ACCOUNT -> "Lock the account";
            case NAME -> "Block the name";
            case HOST_AND_PORT -> "Block the port,";
            case QUARANTINE -> "Take off the network";
        };
    }

    private static String bystanders(int count) {
        return switch (count) {
            case 0 -> "no other host was seen to deal with it";
            case 1 -> "it would hit 1 other host";
            default -> "it would hit " + Words.count(count, "other host");
        };
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
