package wolfhound.engine.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is remembered of one address that a host dealt with.
public final class PeerMemory {
    Instant first;
    Instant last;
    int opened;
    int answered;
    int failed;
    int received;
    long hostBytes;
    long peerBytes;
    boolean named;
    @Nullable Instant lastAnswered;
    int triesAfterBlock;
    int answersAfterBlock;

    PeerMemory(Instant first) {
        this.first = first;
        this.last = first;
    }

    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }

    /// Conversations that the host opened to it.
    public int opened() {
        return opened;
    }

    /// … of which it answered.
    public int answered() {
        return answered;
    }

    /// … of which it refused or never answered.
    public int failed() {
        return failed;
    }

    /// Conversations that it opened to the host.
    public int received() {
        return received;
    }

    /// Payload bytes that the host sent it in conversations that are over.
    public long hostBytes() {
        return hostBytes;
    }

    public long peerBytes() {
        return peerBytes;
    }

    /// Whether the host had been told a name for the address before it first opened a conversation
    /// to it.
    public boolean named() {
        return named;
    }
}
