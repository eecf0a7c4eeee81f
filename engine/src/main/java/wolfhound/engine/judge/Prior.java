package wolfhound.engine.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import wolfhound.model.Block;
import wolfhound.model.HostCase;
import wolfhound.model.RoleGuess;
import wolfhound.model.Weight;

/// The odds of being infected before anything is seen: by the roles of the host, and higher for
/// three days after the user contained it, because what was in it may bring others.
///
/// @param usual of the roles, blended by their confidence
/// @param blocks the containments, by the user's word
record Prior(Weight usual, List<Block> blocks) {
    /// How long a contained host is looked at more closely, and with which prior.
    private static final Duration WATCH = Duration.ofHours(72);

    private static final Weight WATCHED = new Weight(-20);

    static Prior of(HostCase hostCase) {
        return new Prior(blend(hostCase.roles()), hostCase.circumstances().blocks());
    }

    private static Weight blend(List<RoleGuess> roles) {
        double sum = 0;
        double confidence = 0;
        for (RoleGuess guess : roles) {
            sum += guess.role().prior().decibans() * guess.confidence();
            confidence += guess.confidence();
        }
        return confidence == 0 ? new Weight(-40) : new Weight(sum / confidence);
    }

    Weight at(Instant moment) {
        for (Block block : blocks) {
            boolean watched =
                    !moment.isBefore(block.at()) && moment.isBefore(block.at().plus(WATCH));
            if (watched && usual.decibans() < WATCHED.decibans()) {
                return WATCHED;
            }
        }
        return usual;
    }
}
