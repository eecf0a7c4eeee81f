package wolfhound.app.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Containment;
import wolfhound.model.ConversationId;
import wolfhound.model.Evidence;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Verdict;
import wolfhound.outputs.Sentence;

/// What a verdict says of the conversations of its host: which were bad, and which a narrow block
/// would stop.
final class HostFacts {
    private static final double COUNTS = 0.05;

    private final Verdict verdict;
    private final List<Evidence> counted;
    private final Set<ConversationId> shown = new HashSet<>();
    private final Set<Address> peers = new HashSet<>();

    HostFacts(Verdict verdict) {
        this.verdict = verdict;
        this.counted =
                verdict.reckoning().counted().stream()
                        .filter(item -> item.counts().decibans() >= COUNTS)
                        .map(Verdict.Counted::evidence)
                        // that a list has a place proves nothing on the list
                        .filter(item -> item.kind() != wolfhound.model.EvidenceClass.INDICATOR)
                        .toList();
        for (Evidence evidence : counted) {
            evidence.exhibits().forEach(origin -> shown.add(origin.conversation()));
            evidence.peer().map(Peer::address).ifPresent(peers::add);
        }
    }

    Verdict verdict() {
        return verdict;
    }

    Address host() {
        return verdict.host().address();
    }

    Optional<Instant> decided() {
        return verdict instanceof Verdict.Infected infected
                ? Optional.of(infected.decided())
                : Optional.empty();
    }

    /// Does evidence rest on this conversation, or on another with the same peer.
    boolean isBad(ConversationId conversation, Address peer) {
        return shown.contains(conversation) || peers.contains(peer);
    }

    boolean speaksOf(String name) {
        return counted.stream().anyMatch(evidence -> evidence.about().contains(name));
    }

    /// Would the containments of the verdict stop a conversation with this peer.
    boolean isContained(Peer peer) {
        return verdict instanceof Verdict.Infected infected
                && infected.containment().stream().anyMatch(one -> stops(one, peer));
    }

    private static boolean stops(Containment containment, Peer peer) {
        return switch (containment.scope()) {
            case QUARANTINE -> true;
            case HOST_AND_PORT -> containment.target().endsWith(":" + peer.port());
            case HOST_TO_PEER -> containment.target().endsWith(" to " + peer);
            case CONVERSATION, URL, ACCOUNT, NAME -> false;
        };
    }

    /// Where the strongest of what we hold against it can be looked up.
    Optional<Origin> strongest() {
        return verdict.reckoning().counted().stream()
                .filter(item -> !item.evidence().exhibits().isEmpty())
                .max(Comparator.comparing(Verdict.Counted::counts))
                .map(item -> item.evidence().exhibits().getFirst());
    }

    /// Why we decided as we did; for a clean host what explains that it was there.
    String because(String met, Address peer) {
        if (!(verdict instanceof Verdict.Clear)) {
            return Sentence.of(verdict);
        }
        return verdict.hostCase().alibis().stream()
                .filter(alibi -> isAbout(alibi.answers(), met, peer))
                .max(
                        Comparator.comparing(Alibi::relief)
                                .thenComparing(Alibi::from, Comparator.reverseOrder()))
                .map(alibi -> alibi.from() + ": " + alibi.because())
                .or(() -> said(met, peer))
                .orElse("nothing that it said or did counts against it");
    }

    private Optional<String> said(String met, Address peer) {
        return verdict.hostCase().evidence().stream()
                .filter(evidence -> isAbout(evidence, met, peer))
                .findFirst()
                .map(evidence -> "too little: " + evidence.because());
    }

    private static boolean isAbout(Evidence evidence, String met, Address peer) {
        return evidence.about().equals(met)
                || evidence.peer().filter(p -> p.address().equals(peer)).isPresent();
    }
}
