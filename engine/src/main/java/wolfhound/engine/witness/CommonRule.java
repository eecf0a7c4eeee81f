package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A rule that matches on many machines of the network speaks of what is in use here: it mistakes a
/// program of everybody's. Behaviour is not explained: an outbreak shows it beside the rule.
final class CommonRule implements Witness {
    /// So many other hosts at least, and this share of all.
    private static final int LEAST_OTHERS = 4;

    private static final double LEAST_SHARE = 0.25;

    private static final Scope SCOPE =
            Scope.of(Behaviour.CALLBACK, EvidenceClass.RULE)
                    .and(Behaviour.SCAN, EvidenceClass.RULE)
                    .and(Behaviour.EXPOSURE, EvidenceClass.INDICATOR, EvidenceClass.EXPOSURE);

    @Override
    public String name() {
        return "common-rule";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        int others = surroundings.othersShowing(evidence.about(), evidence.host());
        boolean common =
                evidence.about().startsWith(Surroundings.RULE)
                        && others >= LEAST_OTHERS
                        && others + 1 >= surroundings.hosts() * LEAST_SHARE;
        if (!common) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.8,
                evidence.about()
                        + " matches on "
                        + others
                        + " other machines here: it tells what is"
                        + " in use, not who is infected",
                "a malware's behaviour beside the rule, or the rule on this machine alone");
    }
}
