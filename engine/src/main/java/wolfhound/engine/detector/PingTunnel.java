package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Ping;
import wolfhound.model.Sign;

/// A connection carried in echo requests and replies. An echo reply gives back what was asked (RFC
/// 792, RFC 1122 §3.2.2.6); a tunnel's answers with something else, and what it carries begins like
/// the protocol inside.
final class PingTunnel implements Detector<PingTunnel.Memory> {
    static final Sign UNFAITHFUL =
            Sign.of(
                    "ping-answers-differ",
                    Behaviour.TUNNEL,
                    EvidenceClass.PROTOCOL_LIE,
                    25,
                    "echo replies that again and again do not echo",
                    "T1095",
                    "T1572");
    static final Sign CARRIES =
            Sign.of(
                    "ping-carries-stream",
                    Behaviour.TUNNEL,
                    EvidenceClass.TEMPLATE,
                    35,
                    "another protocol, a packet, or a cipher of ever new content inside echoes",
                    "T1572",
                    "T1048");

    static final Sign NUMBERED =
            Sign.of(
                    "ping-numbered-stream",
                    Behaviour.TUNNEL,
                    EvidenceClass.DIALECT,
                    12,
                    "echoes that bear a head of their own with a number that counts up, as what is"
                            + " cut in pieces does; told of what is a stream already",
                    "T1572");

    private static final int MOST_PEERS = 32;
    private static final int LEAST_DIFFERENT = 5;
    private static final int LEAST_CARRIED = 4;
    private static final int LEAST_RANDOM = 8;
    private static final int LEAST_PAYLOAD = 20;

    static final class Memory {
        private final Bounded<Address, Talk> talks = new Bounded<>(MOST_PEERS);
    }

    private static final class Talk {
        int different;
        int carried;
        int random;
        int contents;
        int lastContent;
        final Numbering numbering = new Numbering();
        boolean differentTold;
        boolean carriedTold;
        boolean numberedTold;
    }

    @Override
    public String name() {
        return "ping-tunnel";
    }

    @Override
    public List<Sign> signs() {
        return List.of(UNFAITHFUL, CARRIES, NUMBERED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Ping.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        Ping ping = (Ping) observation;
        boolean echo =
                ping.type() == 8 || ping.type() == 0 || ping.type() == 128 || ping.type() == 129;
        if (!echo || !ping.seen().hostOpened() || ping.payload().length() < LEAST_PAYLOAD) {
            return;
        }
        Talk talk = memory.talks.get(ping.seen().peer().address(), a -> new Talk());
        add(talk, ping);
        if (talk.different >= LEAST_DIFFERENT && !talk.differentTold) {
            talk.differentTold = true;
            scene.testify(
                    Claim.of(
                                    UNFAITHFUL,
                                    ping.seen(),
                                    talk.different
                                            + " echo replies of "
                                            + ping.seen().peer()
                                            + " did not give back what was sent")
                            .bytes(ping.payload())
                            .group(Group.Cause.DETECTOR, "ping-differs"));
        }
        numbered(talk, ping, scene);
        boolean stream =
                talk.carried >= LEAST_CARRIED || talk.random >= LEAST_RANDOM && talk.different > 0;
        if (stream && talk.contents >= LEAST_CARRIED && !talk.carriedTold) {
            talk.carriedTold = true;
            scene.testify(
                    Claim.of(
                                    CARRIES,
                                    ping.seen(),
                                    "echoes with "
                                            + ping.seen().peer()
                                            + " carry "
                                            + (talk.carried >= LEAST_CARRIED
                                                    ? "packets or another protocol"
                                                    : "ever new ciphered content"))
                            .bytes(ping.payload())
                            .group(Group.Cause.DETECTOR, "ping-carries"));
        }
    }

    /// Told of a stream that was found by its content and its unfaithful answers: an ordinary ping
    /// has a time that counts up as well.
    private static void numbered(Talk talk, Ping ping, Scene scene) {
        boolean stream = talk.differentTold && talk.carriedTold && !talk.numberedTold;
        if (!stream || !talk.numbering.isNumbered()) {
            return;
        }
        talk.numberedTold = true;
        scene.testify(
                Claim.of(
                                NUMBERED,
                                ping.seen(),
                                "echoes with "
                                        + ping.seen().peer()
                                        + " bear a head of their own that counts up")
                        .bytes(ping.payload())
                        .group(Group.Cause.DETECTOR, "ping-numbered"));
    }

    private static void add(Talk talk, Ping ping) {
        Excerpt payload = ping.payload();
        if (ping.type() == 8 || ping.type() == 128) {
            talk.numbering.add(payload.text());
        }
        int content = payload.hashCode();
        if (content != talk.lastContent) {
            talk.contents++;
            talk.lastContent = content;
        }
        talk.different += ping.sameAsAsked() ? 0 : 1;
        talk.carried += holdsProtocol(payload) ? 1 : 0;
        talk.random += payload.looksRandom() ? 1 : 0;
    }

    /// Near the beginning: the banner of a protocol, the header of an IP packet of that very
    /// length, or one in an Ethernet frame.
    private static boolean holdsProtocol(Excerpt payload) {
        byte[] bytes = payload.bytes();
        String text = payload.text();
        int head = Math.min(64, text.length());
        String beginning = text.substring(0, head);
        boolean banner =
                beginning.contains("SSH-")
                        || beginning.contains("HTTP/1.")
                        || beginning.contains("GET /")
                        || beginning.contains("POST /")
                        || beginning.contains("Microsoft Windows [")
                        || beginning.contains("220 ");
        if (banner) {
            return true;
        }
        for (int at = 0; at + 20 <= Math.min(bytes.length, 48); at++) {
            boolean header = bytes[at] == 0x45;
            int length = (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
            int protocol = bytes[at + 9] & 0xFF;
            boolean inner = protocol == 6 || protocol == 17 || protocol == 1;
            if (header && inner && length >= 20 && length == payload.length() - at) {
                return true;
            }
        }
        return false;
    }
}
