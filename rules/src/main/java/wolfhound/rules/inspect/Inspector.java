package wolfhound.rules.inspect;

import java.util.ArrayDeque;
import java.util.Map;
import wolfhound.model.Address;
import wolfhound.rules.literal.Hits;

/// One thread's hand in inspection: opens the conversations of its shard, and keeps what they need
/// only while they are looked at.
public final class Inspector {
    private static final int POOLED = 256;

    final RuleSet set;
    final Hits hits = new Hits();
    final Candidates candidates = new Candidates();
    final Bounds bounds = new Bounds();
    final Seeker seeker;
    private final ArrayDeque<Transaction> free = new ArrayDeque<>();

    public Inspector(RuleSet set) {
        this.set = set;
        this.seeker = new Seeker(bounds, set.lists);
    }

    /// Who talks with whom.
    ///
    /// @param protocol IANA number
    public record Ends(
            int protocol, Address client, int clientPort, Address server, int serverPort) {}

    /// Opens a conversation.
    public Inspection open(Ends ends, Inspection.Matches matches) {
        return new Watch(this, ends, matches);
    }

    /// The bounds that bit, each with how often.
    public Map<Bound, Long> bounded() {
        Map<Bound, Long> counts = bounds.counts();
        if (seeker.limited() > 0) {
            counts.merge(Bound.LOOKS, seeker.limited(), Long::sum);
        }
        return counts;
    }

    Transaction transaction() {
        Transaction reused = free.poll();
        return reused == null ? new Transaction(bounds) : reused;
    }

    void release(Transaction transaction) {
        if (free.size() < POOLED) {
            transaction.clear();
            free.push(transaction);
        }
    }
}
