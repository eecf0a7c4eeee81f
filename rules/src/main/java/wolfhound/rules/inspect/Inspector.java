package wolfhound.rules.inspect;

import java.util.ArrayDeque;
import wolfhound.model.Address;
import wolfhound.rules.literal.Hits;

/// One thread's hand in inspection: opens the conversations of its shard, and keeps what they need
/// only while they are looked at.
public final class Inspector {
    private static final int POOLED = 256;

    final RuleSet set;
    final Hits hits = new Hits();
    final Candidates candidates = new Candidates();
    final Seeker seeker;
    private final ArrayDeque<Transaction> free = new ArrayDeque<>();

    public Inspector(RuleSet set) {
        this.set = set;
        this.seeker = new Seeker(set.lists);
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

    /// Searches that were given up at a bound.
    public long limited() {
        return seeker.limited();
    }

    Transaction transaction() {
        Transaction reused = free.poll();
        return reused == null ? new Transaction() : reused;
    }

    void release(Transaction transaction) {
        if (free.size() < POOLED) {
            transaction.clear();
            free.push(transaction);
        }
    }
}
