package wolfhound.engine.detector;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// The roles are reversed: the host called, and then it is the server that breaks each silence, and
/// the host that answers at once and briefly, in a protocol without a name on a port of no service.
/// Who calls to get something asks for it; who is called to be used is asked. Devices and games
/// that are kept awake by their servers answer so as well, but in words that anybody can read or
/// behind a greeting, and this never convicts by itself.
final class PeerLeads implements Detector<PeerLeads.Memory> {
    static final Sign LEADS =
            Sign.of(
                    "server-leads",
                    Behaviour.CALLBACK,
                    EvidenceClass.CAUSALITY,
                    15,
                    "silence after silence the server that was called speaks first, in cipher or code,"
                            + " and the host answers at once",
                    "T1095",
                    "T1571");

    /// A silence that is no pause in an answer.
    private static final Duration SILENCE = Duration.ofSeconds(4);

    /// An answer that a person or a computation has no part in.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final int LEAST_ROUNDS = 2;
    private static final int ENOUGH = 3;

    /// Orders and answers of maintenance are short.
    private static final long SHORT = 512;

    /// What two rounds are worth.
    private static final double TWO = 0.7;

    private static final int MOST_PEERS = 16;

    static final class Memory {
        final Bounded<Peer, Integer> told = new Bounded<>(MOST_PEERS);
    }

    @Override
    public String name() {
        return "peer-leads";
    }

    @Override
    public List<Sign> signs() {
        return List.of(LEADS);
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
        Peer peer = talk.seen().peer();
        boolean judged =
                talk.name().isEmpty()
                        && Outside.is(talk.seen())
                        && talk.seen().transport() == Transport.TCP
                        && !Outside.isServicePort(peer.port())
                        && isUnreadable(talk.peerOpening())
                        && isUnreadable(talk.hostOpening());
        if (!judged) {
            return;
        }
        int rounds = Math.min(ENOUGH, rounds(talk.turns()));
        if (rounds < LEAST_ROUNDS || rounds <= memory.told.get(peer, p -> 0)) {
            return;
        }
        memory.told.put(peer, rounds);
        scene.testify(
                Claim.of(
                                LEADS,
                                talk.seen(),
                                peer
                                        + " broke the silence "
                                        + rounds
                                        + " times, and the host that had called it answered at once")
                        .began(talk.turns().getFirst().at())
                        .strength(rounds >= ENOUGH ? 1 : TWO)
                        .bytes(talk.peerOpening()));
    }

    /// Cipher, or code in hexadecimal digits: no greeting and no words.
    private static boolean isUnreadable(Excerpt said) {
        return !said.isEmpty() && (said.printable() < 0.7 || Hex.is(said.bytes()));
    }

    /// How many times the server spoke first after a silence and was answered at once. A host that
    /// breaks a silence itself leads as much as it is led.
    private static int rounds(List<RawDialogue.Turn> turns) {
        int rounds = 0;
        for (int i = 1; i < turns.size(); i++) {
            RawDialogue.Turn turn = turns.get(i);
            boolean silence =
                    Duration.between(turns.get(i - 1).at(), turn.at()).compareTo(SILENCE) >= 0;
            if (!silence) {
                continue;
            }
            if (turn.byHost()) {
                return 0;
            }
            boolean answered =
                    i + 1 < turns.size()
                            && turns.get(i + 1).byHost()
                            && turn.said().length() <= SHORT
                            && turns.get(i + 1).said().length() <= SHORT
                            && Duration.between(turn.at(), turns.get(i + 1).at()).compareTo(AT_ONCE)
                                    <= 0;
            rounds += answered ? 1 : 0;
        }
        return rounds;
    }
}
