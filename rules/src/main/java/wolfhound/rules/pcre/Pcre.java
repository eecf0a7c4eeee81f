package wolfhound.rules.pcre;

/// A compiled expression over bytes; immutable, for any thread.
///
/// A character is a byte, case is that of ASCII, a line ends with a line feed.
public interface Pcre {
    /// Is there a match that begins at `start` or behind it.
    ///
    /// The subject is the whole range: `^` stands at `from`, `$` at `to`, and what lies between
    /// `from` and `start` can be looked back at. An expression that takes too many steps has no
    /// match; [Groups#limited] counts it.
    ///
    /// @param groups this thread's; after a match it tells where it lies
    boolean find(byte[] bytes, int from, int to, int start, Groups groups);

    /// How many groups it captures, without the match itself; 0 where it was compiled without.
    int groups();
}
