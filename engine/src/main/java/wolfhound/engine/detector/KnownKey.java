package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Remote controls whose ciphers have keys that everybody can read: built into every copy, or what
/// the builder takes where its user enters none. What opens with such a key was closed with it.
///
/// ## How
///
/// *DES with one key for all* (published with the analyses of NanoCore): frames of a length and
/// blocks in CBC, each padded with the number of its padding bytes (PKCS #7). A wrong key leaves
/// such a padding once in 2⁸ for its first byte and in 2⁸ again for each further one; enough of
/// these, and no frame without, is no chance.
///
/// *RC4 under a default password* (published with the analyses of DarkComet): messages in hex
/// digits, each under the key stream from its beginning. A wrong key leaves a byte that is text in
/// three of eight.
final class KnownKey implements Detector<KnownKey.Memory> {
    static final Sign OPENED =
            Sign.of(
                    "opened-with-known-key",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROOF,
                    60,
                    "messages open with the key that a remote control carries in every copy; by"
                            + " chance once in 2³⁶ conversations",
                    "T1573.001",
                    "T1219");

    /// NanoCore's key, and what its first block is mixed with.
    private static final long SHARED_KEY = 0x72_20_18_78_8C_29_48_97L;

    private static final Des SHARED = new Des(SHARED_KEY);

    /// DarkComet's passwords, version by version, where its user set none.
    private static final List<String> PASSWORDS =
            List.of(
                    "#KCMDDC51#-890",
                    "#KCMDDC5#-890",
                    "#KCMDDC42F#-890",
                    "#KCMDDC42#-890",
                    "#KCMDDC4#-890",
                    "#KCMDDC2#-890");

    /// Halvings of the odds of chance: of paddings in bits, and of text in bytes.
    private static final int ENOUGH_BITS = 40;

    private static final int ENOUGH_TEXT = 26;

    private static final int LARGEST_FRAME = 16 << 20;
    private static final int MOST_TALKS = 64;

    static final class Memory {
        private final Bounded<ConversationId, Boolean> told = new Bounded<>(MOST_TALKS);
    }

    @Override
    public String name() {
        return "known-key";
    }

    @Override
    public List<Sign> signs() {
        return List.of(OPENED);
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
                        && talk.turns().size() >= 2
                        && !memory.told.contains(talk.seen().conversation());
        if (!judged) {
            return;
        }
        if (opensWithTheSharedKey(talk.turns())) {
            opened(memory, talk, "the DES key that NanoCore has in every copy", "nanocore", scene);
            return;
        }
        Optional<String> password = passwordOf(talk.turns());
        password.ifPresent(word ->
                opened(memory, talk, "the RC4 password «" + word + "»", "darkcomet", scene));
    }

    private static void opened(
            Memory memory, RawDialogue talk, String key, String family, Scene scene) {
        memory.told.put(talk.seen().conversation(), true);
        scene.testify(
                Claim.of(
                                OPENED,
                                talk.seen(),
                                "what it and "
                                        + talk.seen().peer()
                                        + " say to each other opens with "
                                        + key)
                        .began(talk.turns().getFirst().at())
                        .family(family, 0.95)
                        .bytes(talk.hostOpening())
                        .group(Group.Cause.DETECTOR, "opened-with-known-key"));
    }

    private static boolean opensWithTheSharedKey(List<RawDialogue.Turn> turns) {
        int bits = 0;
        Set<Long> met = new HashSet<>();
        for (RawDialogue.Turn turn : turns) {
            byte[] bytes = turn.said().bytes();
            int at = 0;
            while (at + 4 <= bytes.length) {
                int length = little(bytes, at);
                if (length < Des.BLOCK || length % Des.BLOCK != 0 || length > LARGEST_FRAME) {
                    return false;
                }
                int end = at + 4 + length;
                if (end > bytes.length) {
                    break; // the rest was not kept
                }
                long ciphered = block(bytes, end - Des.BLOCK);
                long before = length == Des.BLOCK ? SHARED_KEY : block(bytes, end - 2 * Des.BLOCK);
                int padding = padding(SHARED.last(before, ciphered));
                if (padding == 0) {
                    return false;
                }
                bits += met.add(ciphered) ? 8 * padding : 0;
                at = end;
            }
        }
        return bits >= ENOUGH_BITS;
    }

    /// How many bytes at the end are padding that says so, 0 for none.
    private static int padding(long clear) {
        int count = (int) (clear & 0xFF);
        if (count < 1 || count > Des.BLOCK) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            if ((clear >>> 8 * i & 0xFF) != count) {
                return 0;
            }
        }
        return count;
    }

    private static Optional<String> passwordOf(List<RawDialogue.Turn> turns) {
        for (String password : PASSWORDS) {
            int text = 0;
            for (RawDialogue.Turn turn : turns) {
                Excerpt said = turn.said();
                if (!Hex.is(said.bytes())) {
                    return Optional.empty();
                }
                byte[] clear = opened(password, Hex.ofWhole(said.bytes()));
                text = isText(clear) ? text + clear.length : -1;
                if (text < 0) {
                    break;
                }
            }
            if (text >= ENOUGH_TEXT) {
                return Optional.of(password);
            }
        }
        return Optional.empty();
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if ((b < ' ' || b > '~') && b != '\r' && b != '\n' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /// RC4, which is its own inverse.
    private static byte[] opened(String password, byte[] ciphered) {
        byte[] key = password.getBytes(StandardCharsets.US_ASCII);
        int[] state = new int[256];
        Arrays.setAll(state, i -> i);
        for (int i = 0, j = 0; i < state.length; i++) {
            j = j + state[i] + key[i % key.length] & 0xFF;
            swap(state, i, j);
        }
        byte[] clear = new byte[ciphered.length];
        for (int n = 0, i = 0, j = 0; n < clear.length; n++) {
            i = i + 1 & 0xFF;
            j = j + state[i] & 0xFF;
            swap(state, i, j);
            clear[n] = (byte) (ciphered[n] ^ state[state[i] + state[j] & 0xFF]);
        }
        return clear;
    }

    private static void swap(int[] state, int i, int j) {
        int held = state[i];
        state[i] = state[j];
        state[j] = held;
    }

    private static int little(byte[] bytes, int at) {
        return bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }

    private static long block(byte[] bytes, int at) {
        long block = 0;
        for (int i = 0; i < Des.BLOCK; i++) {
            block = block << 8 | bytes[at + i] & 0xFF;
        }
        return block;
    }
}
