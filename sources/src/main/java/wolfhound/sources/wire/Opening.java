package wolfhound.sources.wire;

import wolfhound.model.Transport;

/// The first bytes of both sides of a conversation, as far as they are there, for protocols to
/// recognise themselves. A port is a hint, never proof.
///
/// @param clientFirst whether the client spoke before the server
/// @param midStream whether the beginning of the conversation was not seen
public record Opening(
        Transport transport,
        int clientPort,
        int serverPort,
        Bytes client,
        Bytes server,
        boolean clientFirst,
        boolean midStream) {

    /// What that side said so far.
    public Bytes of(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    public boolean onPort(int port) {
        return serverPort == port || clientPort == port;
    }
}
