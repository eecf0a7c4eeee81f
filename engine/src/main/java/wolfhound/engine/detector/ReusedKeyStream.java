package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Text under one key stream that begins anew with every message, as remote controls hide it: RC4
/// with the password of the operator, a long XOR key.
///
/// ## How
///
/// Letters, digits and signs have their highest bit clear. Under the same key stream the highest
/// bit at a place of the message is then that of the key: the same in every message, whatever is
/// said. Each further message that keeps to it at a place halves the odds of chance, and one that
/// breaks it ends the matter. What is the same in all messages (a head) proves nothing and is left
/// out, as are texts in the open and under one byte, whose highest bits are the same everywhere.
/// Messages in hex digits are read as the bytes they stand for.
///
/// No sound cipher does this; open binary protocols have no text that looks random.
final class ReusedKeyStream implements Detector<ReusedKeyStream.Memory> {
    static final Sign REUSED =
            Sign.of(
                    "key-stream-reused",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "every message of both sides is text under the same beginning of one key stream,"
                            + " which no sound cipher does and nobody with nothing to hide",
                    "T1573.001",
                    "T1095");

    /// Halvings of the odds that chance must be given away for: one in 2³² conversations.
    private static final int LEAST_HALVINGS = 32;

    /// Places that must have a high bit, and places that must not: else the text is in the open.
    private static final double LEAST_SHARE = 0.25;

    private static final int LEAST_MESSAGES = 3;
    private static final int LEAST_PLACES = 5;
    private static final int MOST_PLACES = 96;
    private static final int MOST_TALKS = 64;

    static final class Memory {
        private final Bounded<ConversationId, Boolean> told = new Bounded<>(MOST_TALKS);
    }

    @Override
    public String name() {
        return "reused-key-stream";
    }

    @Override
    public List<Sign> signs() {
        return List.of(REUSED);
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
        boolean judged =
                talk.name().isEmpty()
                        && talk.seen().hostOpened()
                        && talk.seen().transport() == Transport.TCP
                        && talk.seen().peer().address().isUnicast()
                        && talk.turns().size() >= LEAST_MESSAGES
                        && !memory.told.contains(talk.seen().conversation());
        if (!judged) {
            return;
        }
        List<byte[]> messages = new ArrayList<>();
        boolean byHost = false;
        boolean byPeer = false;
        for (RawDialogue.Turn turn : talk.turns()) {
            byte[] bytes = Hex.ofWhole(turn.said().bytes());
            if (bytes.length > 0) {
                messages.add(bytes);
                byHost |= turn.byHost();
                byPeer |= !turn.byHost();
            }
        }
        if (!byHost || !byPeer || halvings(messages) < LEAST_HALVINGS) {
            return;
        }
        memory.told.put(talk.seen().conversation(), true);
        scene.testify(
                Claim.of(
                                REUSED,
                                talk.seen(),
                                messages.size()
                                        + " messages with "
                                        + talk.seen().peer()
                                        + " are text under one key stream that begins anew with each")
                        .began(talk.turns().getFirst().at())
                        .bytes(talk.hostOpening())
                        .group(Group.Cause.DETECTOR, "key-stream-reused"));
    }

    /// How often the odds of chance were halved; 0 where a message broke the rule.
    static int halvings(List<byte[]> messages) {
        int halvings = 0;
        int high = 0;
        int places = 0;
        for (int place = 0; place < MOST_PLACES; place++) {
            int first = -1;
            int sharing = 0;
            boolean varies = false;
            for (byte[] message : messages) {
                if (place >= message.length) {
                    continue;
                }
                int value = message[place] & 0xFF;
                if (first < 0) {
                    first = value;
                } else if ((value ^ first) >= 0x80) {
                    return 0;
                }
                varies |= value != first;
                sharing++;
            }
            if (varies) {
                places++;
                high += first >>> 7;
                halvings += sharing - 1;
            }
        }
        boolean hidden =
                places >= LEAST_PLACES
                        && high >= places * LEAST_SHARE
                        && high <= places * (1 - LEAST_SHARE);
        return hidden ? halvings : 0;
    }
}
