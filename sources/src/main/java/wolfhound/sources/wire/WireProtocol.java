package wolfhound.sources.wire;

/// A protocol spoken over conversations; knows itself by its first bytes and reads what follows.
public interface WireProtocol {
    /// The name shown for conversations that speak it, lower case: `http`, `tls`, `dns`.
    String name();

    /// Is the opening of this protocol. Called again with more bytes as long as it answers
    /// [Recognition#MAYBE]; for datagrams with the first datagram of each side. Be strict: the
    /// first in the list that answers YES gets the conversation.
    Recognition recognise(Opening opening);

    /// May this be the first byte of its opening, said by a side before the other said anything.
    /// Where it may not, [#recognise] answers NO to all openings that begin so, once
    /// [FirstBytes#enough] bytes are there: this only saves the asking.
    default boolean mayOpen(Side speaks, int first) {
        return true;
    }

    /// A reader for one conversation of this protocol; it is given all bytes from the beginning of
    /// the recognised opening.
    Dialogue begin(Conversation conversation);
}
