package wolfhound.model;

import java.util.Optional;

/// An indicator met in what was seen. Made beside the observation that it was met in, with that
/// one's [Seen]; a fact about a list, and no accusation.
///
/// @param where in what it was met
/// @param met what was in the traffic: the whole name, the address, the URL that was asked for
/// @param itself whether the indicator itself was met, as against only the server on which a listed
///   page or port lies
/// @param server where it is, as far as the observation tells: the address that the name led to, or
///   that was contacted
/// @param ofServer whether it stands for the side that was contacted, as against the side that
///   opened the conversation
public record Sighting(
        Seen seen,
        Indicator indicator,
        Where where,
        String met,
        Optional<Address> server,
        boolean itself,
        boolean ofServer)
        implements Observation {

    public enum Where {
        /// Somebody asked for the name.
        LOOK_UP,
        /// An answer led there.
        ANSWER,
        /// A conversation was opened.
        CONVERSATION,
        /// A request of HTTP, or one to a proxy.
        REQUEST,
        /// A handshake of TLS: name, certificate, fingerprint.
        HANDSHAKE,
        FILE,
        MAIL;

        /// What was done, to follow the host's name: `asked for the name`.
        public String text() {
            return switch (this) {
                case LOOK_UP -> "asked for the name";
                case ANSWER -> "was told the address";
                case CONVERSATION -> "opened a conversation with";
                case REQUEST -> "requested";
                case HANDSHAKE -> "shook hands with";
                case FILE -> "received or sent the file";
                case MAIL -> "handled mail with";
            };
        }
    }

    /// Whether it is about the other end, and not about the host under watch itself.
    public boolean ofPeer() {
        return seen.hostOpened() == ofServer;
    }

    @Override
    public Sighting as(Seen seen) {
        return new Sighting(seen, indicator, where, met, server, itself, ofServer);
    }
}
