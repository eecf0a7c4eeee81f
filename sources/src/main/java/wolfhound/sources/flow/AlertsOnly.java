package wolfhound.sources.flow;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import wolfhound.model.Address;
import wolfhound.model.Observation;
import wolfhound.model.RuleMatch;
import wolfhound.model.Seen;
import wolfhound.rules.inspect.RuleLedger;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.rules.language.Rule;
import wolfhound.sources.capture.Tally;

/// Lets those matches of rules pass that are alerts, by what rules remember across conversations;
/// of everything else it lets all pass. In the order of delivery, on one thread.
final class AlertsOnly implements Consumer<Observation> {
    private final RuleLedger ledger = new RuleLedger();
    private final Map<Key, Rule> rules = new HashMap<>();
    private final Consumer<Observation> observer;

    private record Key(long generator, long id) {}

    AlertsOnly(RuleSet set, Consumer<Observation> observer) {
        this.observer = observer;
        for (int i = 0; i < set.size(); i++) {
            Rule rule = set.rule(i);
            rules.put(new Key(rule.about().generator(), rule.about().id()), rule);
        }
    }

    @Override
    public void accept(Observation observation) {
        if (!(observation instanceof RuleMatch match) || isAlert(match)) {
            observer.accept(observation);
        }
    }

    /// Counts what the bounded memory of rules lost, once, at the end.
    void report(Tally tally) {
        if (ledger.forgotten() > 0) {
            tally.count("bits and counts of rules forgotten", ledger.forgotten());
        }
    }

    private boolean isAlert(RuleMatch match) {
        Rule rule = rules.get(new Key(match.rule().generator(), match.rule().id()));
        if (rule == null) {
            return false;
        }
        Seen seen = match.seen();
        Address host = seen.host().address();
        Address peer = seen.peer().address();
        return ledger.isAlert(
                new RuleLedger.Match(
                        rule,
                        match.byHost() ? host : peer,
                        match.byHost() ? peer : host,
                        seen.conversation().hashCode(),
                        nanoseconds(seen.at())));
    }

    private static long nanoseconds(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
