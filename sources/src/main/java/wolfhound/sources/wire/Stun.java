package wolfhound.sources.wire;

/// STUN and TURN (RFC 8489, RFC 8656) over datagrams, by their magic cookie. They tell nothing; but
/// the conversation may go on in DTLS, which is somebody else's to read.
final class Stun implements WireProtocol {
    private static final int DTLS_MAJOR = 0xFE;

    @Override
    public String name() {
        return "stun";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
        return NamedProtocols.isStun(first, opening) && first.u16(2) + 20 <= first.length()
                ? Recognition.YES
                : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return (from, bytes) -> {
            boolean dtls =
                    bytes.has(0, Dtls.HEADER)
                            && bytes.u8(0) == Tls.HANDSHAKE
                            && bytes.u8(1) == DTLS_MAJOR;
            return dtls ? Parsed.NOT_MINE : Parsed.ALL;
        };
    }
}
