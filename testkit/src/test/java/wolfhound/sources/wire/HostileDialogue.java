package wolfhound.sources.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Host;
import wolfhound.model.Observation;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

/// A conversation made up by a fuzzer: both sides say what they like, in any order, with gaps.
/// Keeps the caller's part of the contract of [Dialogue] and checks the other part.
final class HostileDialogue implements Conversation {
    /// A dialogue that uses this many times nothing for one segment would spin for ever.
    private static final int TURNS = 1 << 20;

    private final ConversationId id;
    private final byte[][] held = {new byte[0], new byte[0]};
    private final boolean midStream;

    private HostileDialogue(Transport transport, int port, boolean midStream) {
        this.midStream = midStream;
        this.id =
                new ConversationId(
                        transport,
                        Address.of("10.1.4.101"),
                        49152,
                        Address.of("198.51.100.7"),
                        port);
    }

    /// Lets the protocol recognise and read a conversation of the fuzzer's making.
    static void run(WireProtocol protocol, Transport transport, int port, FuzzedDataProvider data) {
        run(conversation -> protocol, transport, port, data);
    }

    /// The same of a protocol that is agreed on in the conversation.
    static void run(
            Function<Conversation, WireProtocol> protocol,
            Transport transport,
            int port,
            FuzzedDataProvider data) {
        var dialogue = new HostileDialogue(transport, port, data.consumeBoolean());
        dialogue.speak(protocol.apply(dialogue), data);
    }

    private void speak(WireProtocol protocol, FuzzedDataProvider data) {
        Dialogue dialogue = protocol.begin(this);
        boolean first = true;
        while (data.remainingBytes() > 0) {
            Side side = data.consumeBoolean() ? Side.CLIENT : Side.SERVER;
            int choice = data.consumeInt(0, 31);
            if (choice == 0) {
                held[side.ordinal()] = new byte[0];
                if (!dialogue.gap(side, data.consumeLong(1, 1L << 33))) {
                    break;
                }
                continue;
            }
            byte[] said = data.consumeBytes(data.consumeInt(1, 4096));
            if (first) {
                recognise(protocol, side, said);
                first = false;
            }
            if (!give(dialogue, side, said)) {
                break;
            }
        }
        for (Side side : Side.values()) {
            dialogue.close(side, Bytes.of(held[side.ordinal()]));
        }
        dialogue.end();
    }

    private void recognise(WireProtocol protocol, Side side, byte[] said) {
        Bytes none = Bytes.of(new byte[0]);
        boolean client = side == Side.CLIENT;
        protocol.recognise(
                new Opening(
                        id.transport(),
                        id.clientPort(),
                        id.serverPort(),
                        client ? Bytes.of(said) : none,
                        client ? none : Bytes.of(said),
                        client,
                        midStream));
    }

    private boolean give(Dialogue dialogue, Side side, byte[] said) {
        int s = side.ordinal();
        byte[] all = Arrays.copyOf(held[s], held[s].length + said.length);
        System.arraycopy(said, 0, all, held[s].length, said.length);
        held[s] = all;
        for (int turn = 0; turn < TURNS && held[s].length > 0; turn++) {
            switch (dialogue.read(side, Bytes.of(held[s]))) {
                case Parsed.Used used -> {
                    if (used.bytes() < 1) {
                        throw new AssertionError("used " + used.bytes());
                    }
                    int from = Math.min(used.bytes(), held[s].length);
                    held[s] = Arrays.copyOfRange(held[s], from, held[s].length);
                }
                case Parsed.NeedMore more -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
            if (id.transport() == Transport.UDP) {
                held[s] = new byte[0];
            }
        }
        return true;
    }

    @Override
    public ConversationId id() {
        return id;
    }

    @Override
    public boolean midStream() {
        return midStream;
    }

    @Override
    public Seen seen() {
        return new Seen(
                Instant.EPOCH,
                new Host(id.client()),
                id.clientPort(),
                new Peer(id.server(), id.serverPort()),
                true,
                new Origin("made up", 1, id),
                1);
    }

    @Override
    public void tell(Observation observation) {
        if (observation.as(observation.seen().flipped()).toString().isEmpty()) {
            throw new AssertionError("an observation that cannot be shown");
        }
    }

    @Override
    public void odd(Side by, String protocol, String kind, String detail, Bytes bytes) {
        if (!kind.matches("[a-z0-9-]+")) {
            throw new AssertionError("not kebab case: " + kind);
        }
    }

    @Override
    public DomainName name(String text) {
        return new DomainName(text, text);
    }

    @Override
    public void expect(Address server, int port, WireProtocol protocol) {}

    @Override
    public void bounded(String bound) {}
}
