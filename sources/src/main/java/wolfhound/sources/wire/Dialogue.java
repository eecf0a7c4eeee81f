package wolfhound.sources.wire;

/// Reads one conversation and tells what it says. One thread, no locks; state is bounded.
public interface Dialogue {
    /// Begun by a protocol of which only the name is known here: the conversation is told raw,
    /// under that name.
    Dialogue NONE = (from, bytes) -> Parsed.ALL;

    /// Bytes of one side, in order and without gaps. Of a stream: what was not used is given again
    /// with more behind it. Of datagrams: exactly one datagram; what is not used of it is dropped.
    Parsed read(Side from, Bytes bytes);

    /// That many bytes of that side are missing and will not come; anything held back of that side
    /// was dropped too.
    ///
    /// @return whether the dialogue can go on behind the gap
    default boolean gap(Side from, long missing) {
        return false;
    }

    /// That side will send no more (FIN); bytes it had not used are still at hand for the last
    /// time.
    default void close(Side from, Bytes unused) {}

    /// The conversation is over: tell what is still to be told.
    default void end() {}
}
