package wolfhound.engine.detector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.Entropy;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;

/// Frames of a remote control: from the first byte on each message is its own length and then
/// cipher, both ways, to a server outside, with no greeting and no exchange of keys (the key is in
/// the program). Honest protocols that cipher from the start greet or agree on a key first.
final class CipheredFrames implements Detector<CipheredFrames.Memory> {
    static final Sign FRAMES =
            Sign.of(
                    "ciphered-frames",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "the first messages of both sides are a length that is right and then cipher",
                    "T1095",
                    "T1573.001");

    private static final int MOST_PEERS = 32;
    private static final int LEAST = 24;

    /// Of the ciphers in use, the most common.
    private static final int BLOCK = 16;

    /// What is left where more than a length stands before the cipher: cameras and telephones keep
    /// in touch with their makers behind a magic or a type.
    private static final double BEHIND_A_HEAD = 0.4;

    static final class Memory {
        final Bounded<Peer, Boolean> told = new Bounded<>(MOST_PEERS);
    }

    @Override
    public String name() {
        return "ciphered-frames";
    }

    @Override
    public List<Sign> signs() {
        return List.of(FRAMES);
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
        RawDialogue raw = (RawDialogue) observation;
        if (!raw.name().isEmpty()
                || !Outside.is(raw.seen())
                || memory.told.contains(raw.seen().peer())) {
            return;
        }
        Optional<OpenLengths> kept =
                OpenLengths.of(raw.turns()).filter(rule -> rule.isCiphered(raw.turns()));
        if (kept.isEmpty() && !isFrame(raw.hostOpening())) {
            return;
        }
        boolean both = kept.isPresent() || isFrame(raw.peerOpening()) || isBrief(raw.peerOpening());
        boolean bare = isFrame(raw.hostOpening()) || kept.filter(OpenLengths::isBare).isPresent();
        if (!both && !raw.peerOpening().isEmpty() && raw.peerOpening().printable() > 0.9) {
            return;
        }
        memory.told.put(raw.seen().peer(), true);
        scene.testify(
                Claim.of(
                                FRAMES,
                                raw.seen(),
                                "speaks to "
                                        + raw.seen().peer()
                                        + " in frames of a length and then cipher"
                                        + (both ? ", and is answered alike" : "")
                                        + ", without greeting or exchange of keys")
                        .began(raw.turns().getFirst().at())
                        .strength(!bare ? BEHIND_A_HEAD : both ? 1 : 0.6)
                        .bytes(raw.hostOpening()));
    }

    /// An answer of one block of cipher behind its written length.
    private static boolean isBrief(Excerpt said) {
        int head = writtenHead(said);
        return head > 0 && said.length() - head >= BLOCK && isRandom(said.bytes(), head);
    }

    /// A whole message that begins with the length of what follows (four bytes in either order, or
    /// decimals and a zero), and what follows is random.
    static boolean isFrame(Excerpt said) {
        byte[] bytes = said.bytes();
        if (said.length() < LEAST || bytes.length < LEAST) {
            return false;
        }
        long big =
                (bytes[0] & 0xFFL) << 24
                        | (bytes[1] & 0xFF) << 16
                        | (bytes[2] & 0xFF) << 8
                        | bytes[3] & 0xFF;
        long little = Integer.toUnsignedLong(Integer.reverseBytes((int) big));
        long rest = said.length() - 4;
        int head =
                big == rest || little == rest || big == rest + 4 || little == rest + 4
                        ? 4
                        : writtenHead(said);
        return head > 0 && isRandom(bytes, head);
    }

    /// The size of a head that writes the length of what follows in decimals and ends with a zero,
    /// 0 for none.
    private static int writtenHead(Excerpt said) {
        byte[] bytes = said.bytes();
        long written = 0;
        int at = 0;
        while (at < Math.min(8, bytes.length) && bytes[at] >= '0' && bytes[at] <= '9') {
            written = written * 10 + bytes[at] - '0';
            at++;
        }
        boolean head =
                at > 0 && at < bytes.length && bytes[at] == 0 && written == said.length() - at - 1;
        return head ? at + 1 : 0;
    }

    private static boolean isRandom(byte[] bytes, int from) {
        int size = bytes.length - from;
        return Entropy.of(bytes, from, bytes.length) > Entropy.expectedOfRandom(size) - 0.3;
    }
}
