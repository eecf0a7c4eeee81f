package wolfhound.outputs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.Declaration;
import wolfhound.model.HostCase;
import wolfhound.model.PackMember;
import wolfhound.model.PackMember.Aftermath;
import wolfhound.model.Peer;
import wolfhound.model.Software;
import wolfhound.model.Verdict;

/// What is known of a host beside its evidence, in words: what it runs, what it gave away, what the
/// user declared, and whom it works for.
public final class Background {
    /// Products that are not out of date, named in one line.
    private static final int MOST_RUNNING = 12;

    private static final int MOST_LOGINS = 8;
    private static final int MOST_PEERS = 4;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private Background() {}

    /// What is out of date a line each, all else in one.
    public static List<String> software(HostCase hostCase) {
        List<String> lines = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Software software : hostCase.circumstances().software()) {
            String name = name(software.cpe());
            if (software.outdated().isEmpty()) {
                others.add(name);
            } else {
                lines.add(name + ": " + software.outdated());
            }
        }
        if (!others.isEmpty()) {
            int more = others.size() - MOST_RUNNING;
            lines.add(
                    String.join(", ", others.subList(0, Math.min(others.size(), MOST_RUNNING)))
                            + (more > 0 ? " and " + Words.count(more) + " more" : ""));
        }
        return lines;
    }

    /// `jre 1.7.0 update 17`, of `cpe:2.3:a:oracle:jre:1.7.0:update_17:…`.
    static String name(String cpe) {
        String[] parts = cpe.split("(?<!\\\\):", -1);
        return parts.length < 7
                ? cpe
                : List.of(parts).subList(4, 7).stream()
                        .filter(part -> !part.equals("*"))
                        .map(part -> part.replace('_', ' ').replace("\\", ""))
                        .collect(Collectors.joining(" "));
    }

    /// Accounts whose secret went over the wire in the clear; the secret itself is nowhere.
    public static List<String> logins(HostCase hostCase) {
        List<ClearTextLogin> all = hostCase.circumstances().clearTextLogins();
        List<String> lines = new ArrayList<>();
        for (ClearTextLogin login : all.subList(0, Math.min(all.size(), MOST_LOGINS))) {
            lines.add(
                    (login.account().isEmpty() ? "an unnamed account" : login.account())
                            + " by "
                            + login.service()
                            + " at "
                            + login.server()
                            + (login.times() > 1 ? ", " + login.times() + " times" : ""));
        }
        if (all.size() > MOST_LOGINS) {
            lines.add(Words.count(all.size() - MOST_LOGINS, "more account"));
        }
        return lines;
    }

    public static List<String> declarations(HostCase hostCase) {
        List<String> lines = new ArrayList<>();
        for (Declaration declared : hostCase.circumstances().declarations()) {
            lines.add(declaration(declared));
        }
        hostCase.circumstances().blocks().forEach(block -> lines.add(block.sentence()));
        return lines;
    }

    private static String declaration(Declaration declared) {
        List<String> says = new ArrayList<>();
        if (declared.explains() > 0) {
            says.add("explains " + Words.count(declared.explains(), "piece") + " of evidence");
        }
        if (!declared.breaks().isEmpty()) {
            says.add("does not fit: " + declared.breaks());
        }
        return declared.sentence() + (says.isEmpty() ? "" : " (" + String.join("; ", says) + ")");
    }

    /// Declarations that what was seen does not fit.
    static List<String> broken(HostCase hostCase) {
        return hostCase.circumstances().declarations().stream()
                .filter(declared -> !declared.breaks().isEmpty())
                .map(declared -> "declared: " + declared.sentence() + "; but " + declared.breaks())
                .toList();
    }

    /// `It works for 3 masters`, or what became of its one after the user's block; empty where
    /// neither is to be said.
    public static Optional<String> packHeading(Verdict verdict) {
        List<PackMember> pack = pack(verdict);
        if (pack.size() > 1) {
            return Optional.of("This host works for " + pack.size() + " masters");
        }
        return pack.stream()
                .filter(member -> member.aftermath().isPresent())
                .findFirst()
                .map(member -> "After the containment");
    }

    public static List<String> packLines(Verdict verdict) {
        return packHeading(verdict).isEmpty()
                ? List.of()
                : pack(verdict).stream().map(Background::member).toList();
    }

    private static List<PackMember> pack(Verdict verdict) {
        return verdict instanceof Verdict.Infected infected ? infected.pack() : List.of();
    }

    private static String member(PackMember member) {
        return name(member)
                + peers(member.peers())
                + ", from "
                + TIME.format(member.first())
                + (sameMinute(member) ? "" : " to " + TIME.format(member.last()))
                + " UTC"
                + member.aftermath().map(Background::aftermath).orElse("");
    }

    private static boolean sameMinute(PackMember member) {
        return TIME.format(member.first()).equals(TIME.format(member.last()));
    }

    /// `zeus`, or `one without a name, known by web-call-home`.
    static String name(PackMember member) {
        return member.name().isEmpty()
                ? "one without a name, known by " + String.join(", ", member.signs())
                : member.name();
    }

    private static String peers(List<Peer> peers) {
        if (peers.isEmpty()) {
            return "";
        }
        int more = peers.size() - MOST_PEERS;
        return " with "
                + peers.stream()
                        .limit(MOST_PEERS)
                        .map(Peer::toString)
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + Words.count(more) + " more" : "");
    }

    private static String aftermath(Aftermath after) {
        String spoke = after.spoke().map(Background::time).orElse("the beginning");
        return switch (after.state()) {
            case SILENT -> "; silent since " + spoke;
            case RETRYING ->
                    "; tried "
                            + Words.count(after.retries(), "time")
                            + " against the block in vain, which confirms it: it still runs";
            case SPEAKING -> "; was answered after the block, so the block does not hold";
            case NEW_SIBLING -> "; began after the containment: re-image the host";
            case NOT_BLOCKED -> "; the block is not about it";
        };
    }

    private static String time(Instant at) {
        return TIME.format(at) + " UTC";
    }
}
