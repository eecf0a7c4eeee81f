package wolfhound.sources.flow;

/// Every bound on what hostile traffic can make conversations remember, and every patience with
/// them, in one place. What bites is counted in the tally under the name given here.
final class Limits {
    /// Conversations remembered at once, over all shards; then the one longest silent of a few
    /// goes.
    static final int CONVERSATIONS = 1 << 20;

    /// Bytes of one side that a dialogue may leave unused while it waits for more.
    static final int HELD = 256 * 1024;

    /// Bytes of one side that came too early and wait for what is missing before them.
    static final int EARLY = 1024 * 1024;

    /// Pieces of one side that wait so.
    static final int EARLY_PIECES = 1024;

    /// Bytes buffered for all conversations of a shard.
    static final long BUFFERED = 16L * 1024 * 1024;

    /// Bytes of either side looked at to recognise a protocol.
    static final int OPENING = 8 * 1024;

    /// How often a conversation that was not recognised, or was joined midway, is looked at again.
    static final int LOOKS = 8;

    /// How often one conversation may hand over to another protocol.
    static final int HANDOVERS = 8;

    /// Turns of an unknown protocol that are kept, and bytes of each.
    static final int TURNS = 16;

    static final int TURN_BYTES = 256;

    /// Oddities told of one conversation, so that one broken talker does not drown the rest.
    static final int ODDITIES = 16;

    /// Conversations announced by others and awaited, in one shard.
    static final int EXPECTED = 256;

    /// Echo requests remembered in one shard, to compare what comes back.
    static final int ECHOES = 1024;

    /// Bytes of an echo's payload that are told.
    static final int ECHO_BYTES = 128;

    /// Names remembered with their registered part.
    static final int NAMES = 32 * 1024;

    /// A pause that parts two turns of the same side.
    static final long PAUSE = 1_000_000_000L;

    /// Silence, in seconds, after which a conversation is over.
    static final int CLOSED_SECONDS = 10;

    static final int HALF_OPEN_SECONDS = 40;
    static final int ESTABLISHED_SECONDS = 3600;
    static final int DATAGRAM_UNANSWERED_SECONDS = 60;
    static final int DATAGRAM_ANSWERED_SECONDS = 120;

    /// How often a conversation that goes on is told of.
    static final int GOING_ON_SECONDS = 30;

    /// How long the opening of an unknown protocol waits for an answer before it is told.
    static final int UNANSWERED_TELLING_SECONDS = 2;

    /// How long an announced conversation is awaited.
    static final int EXPECTED_SECONDS = 120;

    /// How long a hole in a stream seen from one side only is kept open.
    static final int HOLE_SECONDS = 2;

    /// A capture that begins this soon after the one before it ended, in nanoseconds, goes on with
    /// its conversations: one sensor's files, rotated.
    static final long ROTATION = 300_000_000_000L;

    private Limits() {}
}
