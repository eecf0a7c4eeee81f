package wolfhound.rules.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wolfhound.model.Address;
import wolfhound.rules.language.Effect;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.Test;

/// What rules remember across conversations: bits of hosts and pairs, and how often each matched.
/// Told matches in delivery order by one thread, it says which of them are alerts. Tables are
/// bounded; what was unused longest falls, and is counted.
public final class RuleLedger {
    /// Bits of hosts and pairs kept.
    static final int BITS_AT_MOST = 100_000;

    /// Counts kept, of a rule and whom it tracks.
    static final int COUNTS_AT_MOST = 100_000;

    private static final long SECOND = 1_000_000_000L;

    private final Bounded<Bit, Long> bits = new Bounded<>(BITS_AT_MOST);
    private final Bounded<Tracked, Count> counts = new Bounded<>(COUNTS_AT_MOST);

    /// A match as it happened.
    ///
    /// @param source who sent what matched
    /// @param conversation a number of its own
    /// @param time nanoseconds of the epoch
    public record Match(Rule rule, Address source, Address target, long conversation, long time) {}

    private record Bit(String kind, String name, Address one, Address other) {}

    private record Tracked(long generator, long id, String track, Object one, Object other) {}

    /// Matches since a moment.
    private static final class Count {
        long since;
        long matches;
        long next = 1; // of backoff
    }

    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;
        private final int most;
        private long forgotten;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            boolean full = size() > most;
            forgotten += full ? 1 : 0;
            return full;
        }
    }

    /// Is the match an alert.
    public boolean isAlert(Match match) {
        Rule rule = match.rule();
        for (Test test : rule.tests()) {
            boolean holds =
                    switch (test) {
                        case Test.XBits bit ->
                                has("x", bit.name(), bit.track(), match) == bit.set();
                        case Test.HostBits bit ->
                                bit.names().stream()
                                                .anyMatch(n -> has("host", n, bit.track(), match))
                                        == bit.set();
                        default -> true;
                    };
            if (!holds) {
                return false;
            }
        }
        boolean alert = true;
        for (Effect effect : rule.effects()) {
            if (effect instanceof Effect.DetectionFilter filter && !passes(filter, match)) {
                return false; // nor does it set bits
            }
        }
        for (Effect effect : rule.effects()) {
            switch (effect) {
                case Effect.XBits bit ->
                        change("x", bit.name(), bit.operation(), bit.track(), bit.seconds(), match);
                case Effect.HostBits bit ->
                        change("host", bit.name(), bit.operation(), bit.track(), 0, match);
                case Effect.Threshold threshold -> alert &= passes(threshold, match);
                case Effect.NoAlert silent -> alert = false;
                default -> {}
            }
        }
        return alert;
    }

    /// Bits and counts that fell because tables were full.
    public long forgotten() {
        return bits.forgotten + counts.forgotten;
    }

    private boolean has(String kind, String name, String track, Match match) {
        Bit bit = bit(kind, name, track, match);
        Long until = bits.get(bit);
        if (until != null && until <= match.time()) {
            bits.remove(bit);
            return false;
        }
        return until != null;
    }

    private void change(
            String kind, String name, String operation, String track, int seconds, Match match) {
        boolean had = has(kind, name, track, match);
        Bit bit = bit(kind, name, track, match);
        if (operation.equals("unset") || operation.equals("toggle") && had) {
            bits.remove(bit);
        } else {
            bits.put(bit, seconds == 0 ? Long.MAX_VALUE : match.time() + seconds * SECOND);
        }
    }

    /// A pair has no order.
    private static Bit bit(String kind, String name, String track, Match match) {
        return switch (track) {
            case "ip_src", "src" -> new Bit(kind, name, match.source(), match.source());
            case "ip_dst", "dst" -> new Bit(kind, name, match.target(), match.target());
            default -> {
                boolean ordered = match.source().compareTo(match.target()) <= 0;
                Address least = ordered ? match.source() : match.target();
                yield new Bit(kind, name, least, ordered ? match.target() : match.source());
            }
        };
    }

    /// From the match after `count` within `seconds` on, as in Suricata.
    private boolean passes(Effect.DetectionFilter filter, Match match) {
        Count count = count("filter:" + filter.track(), filter.seconds(), match);
        return ++count.matches > filter.count();
    }

    private boolean passes(Effect.Threshold threshold, Match match) {
        boolean backoff = threshold.type().equals("backoff");
        int seconds = backoff ? Integer.MAX_VALUE : threshold.seconds();
        Count count = count(threshold.type() + ":" + threshold.track(), seconds, match);
        count.matches++;
        return switch (threshold.type()) {
            case "limit" -> count.matches <= threshold.count();
            case "both" -> count.matches == threshold.count();
            case "backoff" -> {
                boolean due = count.matches == threshold.count() * count.next;
                if (due) {
                    count.next *= Math.max(1, threshold.multiplier());
                }
                yield due;
            }
            default -> {
                boolean due = count.matches >= threshold.count();
                if (due) {
                    count.matches = 0;
                }
                yield due;
            }
        };
    }

    private Count count(String what, int seconds, Match match) {
        List<Object> whom = whom(what, match);
        var about = match.rule().about();
        var key = new Tracked(about.generator(), about.id(), what, whom.getFirst(), whom.getLast());
        Count count = counts.get(key);
        if (count == null || match.time() - count.since >= seconds * SECOND) {
            count = new Count();
            count.since = match.time();
            counts.put(key, count);
        }
        return count;
    }

    private static List<Object> whom(String what, Match match) {
        String track = what.substring(what.indexOf(':') + 1);
        return switch (track) {
            case "by_src" -> List.of(match.source());
            case "by_dst" -> List.of(match.target());
            case "by_both" -> List.of(match.source(), match.target());
            case "by_flow" -> List.of(match.conversation());
            default -> List.of("rule");
        };
    }
}
