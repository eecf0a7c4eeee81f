package wolfhound.sources.wire;

import wolfhound.model.Transport;

/// µTP, the transport of BitTorrent over UDP (BEP 29): known by its opening, and by name alone.
final class MicroTransport implements WireProtocol {
    private static final int HEADER = 20;
    private static final int SYN = 0x41;
    private static final int STATE = 0x21;

    @Override
    public String name() {
        return "utp";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.UDP || !isSyn(opening.client())) {
            return Recognition.NO;
        }
        Bytes answer = opening.server();
        if (answer.isEmpty()) {
            return Recognition.MAYBE;
        }
        boolean answers =
                answer.has(0, HEADER)
                        && answer.u8(0) == STATE
                        && answer.u16(2) == opening.client().u16(2);
        return answers ? Recognition.YES : Recognition.NO;
    }

    private static boolean isSyn(Bytes bytes) {
        return bytes.has(0, HEADER)
                && bytes.length() <= HEADER + 12
                && bytes.u8(0) == SYN
                && bytes.u8(1) <= 2
                && bytes.u16(16) == 1;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        PeerTalk talk = new PeerTalk(conversation, "utp");
        return (from, bytes) -> {
            if (isSyn(bytes)) {
                talk.tell(from, "syn", "");
            }
            return Parsed.ALL;
        };
    }
}
