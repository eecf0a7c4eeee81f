package wolfhound.engine.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wolfhound.model.Containment;
import wolfhound.model.Containment.Scope;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Peer;
import wolfhound.model.Verdict.Counted;

/// The narrowest blocks that stop the harm: an account or a URL shape where the server also serves
/// others, a host's way to a peer where it does not, a port where there are many peers. Never a
/// name or address for everybody.
final class Containments {
    private static final int MOST = 6;
    private static final Duration HOUR = Duration.ofHours(1);

    private Containments() {}

    static List<Containment> of(Scale.Reading reading) {
        Map<String, Containment> byTarget = new TreeMap<>();
        reading.counted().stream()
                .filter(counted -> counted.counts().decibans() >= Judge.COUNTS_AT_LEAST)
                .filter(counted -> counted.evidence().kind().isHard())
                .filter(counted -> counted.evidence().kind() != EvidenceClass.DELIVERY)
                .sorted(
                        Comparator.comparingDouble(
                                (Counted counted) -> -counted.counts().decibans()))
                .forEach(counted -> {
                    Containment one = of(counted.evidence());
                    byTarget.putIfAbsent(one.target(), one);
                });
        List<Containment> all = new ArrayList<>(byTarget.values());
        all.sort(Comparator.comparing(Containment::scope).thenComparing(Containment::target));
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static Containment of(Evidence evidence) {
        String host = evidence.host().toString();
        return switch (evidence.behaviour()) {
            case SPAM -> port(evidence, host + " to any:25", "only the mail server needs port 25");
            case SCAN ->
                    port(
                            evidence,
                            host + " to any:" + evidence.peer().map(Peer::port).orElse(0),
                            "the scan goes to this port at many addresses");
            case PEER_TO_PEER ->
                    port(
                            evidence,
                            host + " to unnamed peers by " + evidence.group().key(),
                            "there is no server to block");
            case ENCRYPTION ->
                    new Containment(
                            Scope.QUARANTINE,
                            host,
                            HOUR,
                            0,
                            "it is overwriting shared files",
                            "lift the quarantine of " + host);
            default -> channel(evidence, host);
        };
    }

    private static Containment port(Evidence evidence, String target, String because) {
        return new Containment(
                Scope.HOST_AND_PORT,
                target,
                HOUR,
                0,
                because,
                "remove the rule for " + evidence.host());
    }

    private static Containment channel(Evidence evidence, String host) {
        if (evidence.about().contains("@")) {
            return new Containment(
                    Scope.ACCOUNT,
                    evidence.about(),
                    HOUR,
                    0,
                    "the account is used for the theft; its provider is innocent",
                    "release the account");
        }
        boolean shared = evidence.bystanders() > 0;
        if (evidence.about().startsWith("http") && shared) {
            return new Containment(
                    Scope.URL,
                    evidence.about(),
                    HOUR,
                    0,
                    "others use the same server: block only this page",
                    "remove the URL rule");
        }
        if (evidence.peer().isEmpty()) {
            return new Containment(
                    Scope.QUARANTINE,
                    host,
                    HOUR,
                    0,
                    "many peers, none to blame",
                    "lift the quarantine of " + host);
        }
        return new Containment(
                Scope.HOST_TO_PEER,
                host + " to " + evidence.peer().get(),
                HOUR,
                0,
                "its call-back goes there"
                        + (shared ? ", others use the server too and are not touched" : ""),
                "remove the rule for " + host);
    }
}
