package wolfhound.engine.detector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// A proxy turned round: the host called a server outside, and then it is the server that asks, in
/// the words of SOCKS (RFC 1928, and version 4 before it), to be let through. So criminals go out
/// by the addresses of others. Who runs a proxy is called; who rents out his line to a company for
/// money wants to know it too.
final class BackwardProxy implements Detector<BackwardProxy.Memory> {
    static final Sign PROXY =
            Sign.of(
                    "backward-proxy",
                    Behaviour.COMMAND,
                    EvidenceClass.TEMPLATE,
                    33,
                    "a server that the host called asks the host to carry it on, and is granted it",
                    "T1090.002",
                    "T1095");

    static final Sign CARRIED =
            Sign.of(
                    "backward-proxy-carried",
                    Behaviour.COMMAND,
                    EvidenceClass.CAUSALITY,
                    30,
                    "the host opened a conversation to the very address that a server outside had"
                            + " asked it to go to",
                    "T1090.002");

    private static final int MOST_TALKS = 64;
    private static final int MOST_METHODS = 4;
    private static final int TOLD = 1;
    private static final int CARRIED_TOLD = 2;

    static final class Memory {
        private final Bounded<ConversationId, Integer> told = new Bounded<>(MOST_TALKS);
    }

    @Override
    public String name() {
        return "backward-proxy";
    }

    @Override
    public List<Sign> signs() {
        return List.of(PROXY, CARRIED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(RawDialogue.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        RawDialogue talk = (RawDialogue) observation;
        if (talk.seen().transport() != Transport.TCP || !Outside.is(talk.seen())) {
            return;
        }
        List<RawDialogue.Turn> turns = talk.turns();
        for (int i = 0; i + 1 < turns.size(); i++) {
            boolean asked = !turns.get(i).byHost() && turns.get(i + 1).byHost();
            if (asked && isGranted(turns.get(i).said(), turns.get(i + 1).said())) {
                granted(memory, talk, turns.get(i), scene);
                if (i + 2 < turns.size()) {
                    carried(memory, talk, turns.get(i + 2), scene);
                }
                return;
            }
        }
    }

    private static boolean first(Memory memory, RawDialogue talk, int flag) {
        int told = memory.told.get(talk.seen().conversation(), id -> 0);
        memory.told.put(talk.seen().conversation(), told | flag);
        return (told & flag) == 0;
    }

    private static void granted(
            Memory memory, RawDialogue talk, RawDialogue.Turn asked, Scene scene) {
        if (first(memory, talk, TOLD)) {
            scene.testify(
                    Claim.of(
                                    PROXY,
                                    talk.seen(),
                                    talk.seen().peer()
                                            + ", which the host called, asked to be let through in"
                                            + " the words of SOCKS, and was")
                            .began(talk.turns().getFirst().at())
                            .bytes(asked.said())
                            .group(Group.Cause.DETECTOR, "backward-proxy"));
        }
    }

    private static void carried(
            Memory memory, RawDialogue talk, RawDialogue.Turn order, Scene scene) {
        Optional<Address> target = target(order.said().bytes());
        boolean went =
                !order.byHost()
                        && target.flatMap(scene.host()::peer)
                                .filter(peer -> peer.opened() > 0)
                                .isPresent();
        if (went && first(memory, talk, CARRIED_TOLD)) {
            scene.testify(
                    Claim.of(
                                    CARRIED,
                                    talk.seen(),
                                    talk.seen().peer()
                                            + " asked the host to go to "
                                            + target.orElseThrow()
                                            + ", and it went")
                            .began(order.at())
                            .bytes(order.said())
                            .group(Group.Cause.DETECTOR, "backward-proxy-carried"));
        }
    }

    /// The address of a request to connect: version, connect, zero, IPv4, port.
    private static Optional<Address> target(byte[] order) {
        boolean connects =
                order.length >= 10
                        && order[0] == 5
                        && order[1] == 1
                        && order[2] == 0
                        && order[3] == 1;
        return connects
                ? Address.parse(
                        (order[4] & 0xFF)
                                + "."
                                + (order[5] & 0xFF)
                                + "."
                                + (order[6] & 0xFF)
                                + "."
                                + (order[7] & 0xFF))
                : Optional.empty();
    }

    /// Version 5: its number, so many methods, and one of them chosen; version 4: connect, port,
    /// address, a name and a zero, and the word that it is done.
    private static boolean isGranted(Excerpt asked, Excerpt answer) {
        byte[] ask = asked.bytes();
        byte[] said = answer.bytes();
        boolean five =
                asked.length() >= 3
                        && ask[0] == 5
                        && ask[1] > 0
                        && ask[1] <= MOST_METHODS
                        && asked.length() == 2 + ask[1]
                        && answer.length() == 2
                        && said[0] == 5
                        && (said[1] == 0 || said[1] == 2);
        boolean four =
                asked.isWhole()
                        && asked.length() >= 9
                        && ask[0] == 4
                        && ask[1] == 1
                        && ask[ask.length - 1] == 0
                        && answer.length() == 8
                        && said[0] == 0
                        && said[1] == 0x5A;
        return five || four;
    }
}
