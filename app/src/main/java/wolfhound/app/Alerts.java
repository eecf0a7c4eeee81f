package wolfhound.app;

import java.util.HashMap;
import java.util.Map;
import wolfhound.model.Host;
import wolfhound.model.Observation;
import wolfhound.model.RuleMatch;

/// How often rules matched in a hunt, by the host that opened the conversation and the priority of
/// the rule.
public final class Alerts {
    /// No more hosts than that are told apart.
    private static final int MOST_HOSTS = 65_536;

    private final Map<Host, Integer> worst = new HashMap<>();
    private long count;

    void see(Observation observation) {
        if (!(observation instanceof RuleMatch match)) {
            return;
        }
        count++;
        add(match.seen().host(), match);
        add(new Host(match.seen().peer().address()), match);
    }

    private void add(Host host, RuleMatch match) {
        if (worst.size() < MOST_HOSTS || worst.containsKey(host)) {
            worst.merge(host, match.rule().priority(), Math::min);
        }
    }

    long count() {
        return count;
    }

    /// The least priority number (the worst) of what matched on the host; [Integer#MAX_VALUE] for
    /// nothing.
    public int worstOn(Host host) {
        return worst.getOrDefault(host, Integer.MAX_VALUE);
    }

    /// … on any host.
    public int worst() {
        return worst.values().stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
    }
}
