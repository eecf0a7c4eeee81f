package wolfhound.sources.wire;

import wolfhound.model.Transport;

/// The datagrams of eDonkey's family: servers and sources (eDonkey, eMule), and the hash tables
/// Kademlia and Overnet (Maymounkov and Mazières 2002; Overnet's messages as eDonkey2000 and, after
/// it, the Storm worm spoke them: Holz et al., LEET 2008). One byte of dialect and one of verb are
/// weak marks, so only datagrams whose length fits the verb are taken.
final class EdonkeyDatagrams implements WireProtocol {
    private static final int EDONKEY = 0xE3;
    private static final int EMULE = 0xC5;
    private static final int KADEMLIA = 0xE4;
    private static final int OVERNET_PEER = 23;

    private static final int MOST_VERSION = 20;
    private static final int MOST_TAGS = 8;

    @Override
    public String name() {
        return "edonkey-datagram";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.UDP) {
            return Recognition.NO;
        }
        boolean asks = !verb(opening.client()).isEmpty();
        boolean answers = opening.server().isEmpty() || !verb(opening.server()).isEmpty();
        boolean answersAlone = opening.client().isEmpty() && !opening.server().isEmpty();
        return answers && (asks || answersAlone) ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        PeerTalk edonkey = new PeerTalk(conversation, "edonkey");
        PeerTalk kademlia = new PeerTalk(conversation, "kademlia");
        PeerTalk overnet = new PeerTalk(conversation, "overnet");
        return (from, bytes) -> {
            String verb = verb(bytes);
            if (verb.isEmpty()) {
                return Parsed.ALL;
            }
            PeerTalk talk =
                    bytes.u8(0) == KADEMLIA
                            ? kademlia
                            : bytes.u8(0) == EDONKEY && bytes.u8(1) < 0x20 ? overnet : edonkey;
            talk.tell(from, verb, "");
            return Parsed.ALL;
        };
    }

    /// The verb of a datagram that has the length of it; empty for any other.
    private static String verb(Bytes bytes) {
        if (!bytes.has(0, 2)) {
            return "";
        }
        int verb = bytes.u8(1);
        int length = bytes.length();
        return switch (bytes.u8(0)) {
            case EDONKEY -> verb < 0x20 ? overnet(bytes, verb, length) : server(verb, length);
            case EMULE -> source(bytes, verb, length);
            case KADEMLIA -> kademlia(bytes, verb, length);
            default -> "";
        };
    }

    /// A peer is a hash of 16 bytes, an address, a port and one byte more.
    private static String overnet(Bytes bytes, int verb, int length) {
        return switch (verb) {
            case 0x0A -> length == 2 + OVERNET_PEER ? "connect" : "";
            case 0x0B ->
                    bytes.has(2, 2) && length == 4 + OVERNET_PEER * bytes.le16(2)
                            ? "connect_reply"
                            : "";
            case 0x0C -> length == 2 + OVERNET_PEER ? "publicize" : "";
            case 0x0D -> length == 2 ? "publicize_ack" : "";
            case 0x0E -> length == 2 + 17 ? "search" : "";
            case 0x0F ->
                    bytes.has(18, 1) && length == 19 + OVERNET_PEER * bytes.u8(18)
                            ? "search_next"
                            : "";
            case 0x10 -> length == 2 + 21 ? "search_info" : "";
            case 0x12 -> length == 2 + 16 ? "search_end" : "";
            case 0x14 -> length == 2 + 16 ? "publish_ack" : "";
            case 0x1B -> length == 4 ? "identify" : "";
            default -> "";
        };
    }

    private static String server(int verb, int length) {
        return switch (verb) {
            case 0x96 -> length == 6 ? "server_status_request" : "";
            case 0x97 -> length >= 14 && length <= 46 && length % 4 == 2 ? "server_status" : "";
            case 0x9A -> length > 2 && (length - 2) % 16 == 0 ? "get_sources" : "";
            case 0x94 -> length > 2 && (length - 2) % 20 == 0 ? "get_sources2" : "";
            case 0xA2 -> length == 6 ? "server_description_request" : "";
            default -> "";
        };
    }

    private static String source(Bytes bytes, int verb, int length) {
        return switch (verb) {
            case 0x90 -> length == 18 || length == 20 || hasParts(bytes, 18) ? "reask_file" : "";
            case 0x91 -> length == 4 || hasParts(bytes, 2) ? "reask_answer" : "";
            case 0x92 -> length == 2 ? "file_not_found" : "";
            case 0x93 -> length == 2 ? "queue_full" : "";
            default -> "";
        };
    }

    /// At this place a number of parts with a bit for each, and at most a number of 16 bits more.
    private static boolean hasParts(Bytes bytes, int at) {
        if (!bytes.has(at, 2)) {
            return false;
        }
        int end = at + 2 + (bytes.le16(at) + 7) / 8;
        return bytes.length() == end || bytes.length() == end + 2;
    }

    /// Who says hello names a version of one digit or two, and few facts of itself.
    private static boolean saysHello(Bytes bytes, int length) {
        return length >= 22
                && length <= 64
                && bytes.u8(20) <= MOST_VERSION
                && bytes.u8(21) <= MOST_TAGS;
    }

    private static String kademlia(Bytes bytes, int verb, int length) {
        return switch (verb) {
            case 0x00, 0x10, 0x18 -> length == 27 ? "hello" : "";
            case 0x01 -> length == 2 ? "bootstrap_request" : "";
            case 0x09 ->
                    bytes.has(21, 2) && length == 23 + 25 * bytes.le16(21)
                            ? "bootstrap_response"
                            : "";
            case 0x11 -> saysHello(bytes, length) ? "hello_request" : "";
            case 0x19 -> saysHello(bytes, length) ? "hello_response" : "";
            case 0x20, 0x21 -> length == 35 ? "request" : "";
            case 0x28, 0x29 ->
                    bytes.has(18, 1) && length == 19 + 25 * bytes.u8(18) ? "response" : "";
            case 0x50 -> length == 4 ? "firewalled_request" : "";
            case 0x58 -> length == 6 ? "firewalled_response" : "";
            case 0x60 -> length == 2 ? "ping" : "";
            case 0x61 -> length == 4 ? "pong" : "";
            default -> "";
        };
    }
}
