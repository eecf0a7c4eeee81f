package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Excerpt;
import wolfhound.model.Host;
import wolfhound.model.Observation;
import wolfhound.model.Oddity;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.rules.inspect.Inspection;

/// Speaks a written dialogue to a protocol as the flow would, cut into segments at will, and
/// collects what it tells. Time and packet number follow the steps of the script, not the cuts, so
/// that the same script tells the same observations however it is cut.
///
/// ```java
/// DialogueHarness.of(new Http()).client("GET / HTTP/1.1\r\n\r\n").server("…").close().observations()
/// ```
final class DialogueHarness {
    static final Address CLIENT = Address.of("10.1.4.101");
    static final Address SERVER = Address.of("198.51.100.7");
    static final Instant START = Instant.parse("2024-03-05T10:00:00Z");

    /// How bytes said in one step are cut into segments; datagrams are never cut.
    interface Cut {
        int next(int left);

        Cut WHOLE = left -> left;
        Cut EVERY_BYTE = left -> 1;

        static Cut random(long seed) {
            var random = new Random(seed);
            return left -> 1 + random.nextInt(Math.min(left, 1 + random.nextInt(2000)));
        }
    }

    private sealed interface Step {}

    private record Says(Side side, byte[] bytes) implements Step {}

    private record Misses(Side side, long count) implements Step {}

    private record Closes(Side side) implements Step {}

    private record Waits(Duration time) implements Step {}

    private record Ends() implements Step {}

    /// What came of a script.
    ///
    /// @param outcome the last answer of the dialogue
    /// @param bounds how often each bound bit
    /// @param expected conversations foretold, as `address:port protocol`
    record Told(
            List<Observation> observations,
            Parsed outcome,
            Map<String, Integer> bounds,
            List<String> expected) {
        <T extends Observation> List<T> all(Class<T> kind) {
            return observations.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        boolean handedOver() {
            return outcome instanceof Parsed.Handover;
        }
    }

    private final WireProtocol protocol;
    private Address client = CLIENT;
    private Address server = SERVER;
    private Transport transport = Transport.TCP;
    private int clientPort = 49152;
    private int serverPort = 80;
    private boolean midStream;
    private Optional<WireProtocol> behind = Optional.empty();
    private Inspection rules = Inspection.NONE;
    private final List<Step> steps = new ArrayList<>();

    private DialogueHarness(WireProtocol protocol) {
        this.protocol = protocol;
    }

    static DialogueHarness of(WireProtocol protocol) {
        return new DialogueHarness(protocol);
    }

    DialogueHarness over(Transport transport, int serverPort) {
        this.transport = transport;
        this.serverPort = serverPort;
        return this;
    }

    DialogueHarness ports(int clientPort, int serverPort) {
        this.clientPort = clientPort;
        this.serverPort = serverPort;
        return this;
    }

    DialogueHarness between(String client, String server) {
        this.client = Address.of(client);
        this.server = Address.of(server);
        return this;
    }

    /// What is recognised behind a handover that does not say what comes.
    DialogueHarness behind(WireProtocol next) {
        behind = Optional.of(next);
        return this;
    }

    /// The rules before which the conversation is laid.
    DialogueHarness before(Inspection inspection) {
        rules = inspection;
        return this;
    }

    DialogueHarness midStream() {
        midStream = true;
        return this;
    }

    DialogueHarness client(String latin1) {
        return client(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    DialogueHarness server(String latin1) {
        return server(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    DialogueHarness client(byte[] bytes) {
        steps.add(new Says(Side.CLIENT, bytes));
        return this;
    }

    DialogueHarness server(byte[] bytes) {
        steps.add(new Says(Side.SERVER, bytes));
        return this;
    }

    DialogueHarness clientHex(String hex) {
        return client(hex(hex));
    }

    DialogueHarness serverHex(String hex) {
        return server(hex(hex));
    }

    DialogueHarness gap(Side side, long missing) {
        steps.add(new Misses(side, missing));
        return this;
    }

    DialogueHarness pause(Duration time) {
        steps.add(new Waits(time));
        return this;
    }

    DialogueHarness close(Side side) {
        steps.add(new Closes(side));
        return this;
    }

    /// Both sides close, and the conversation is over.
    DialogueHarness close() {
        close(Side.CLIENT);
        close(Side.SERVER);
        return end();
    }

    /// The conversation is over without a close (reset, forgotten).
    DialogueHarness end() {
        steps.add(new Ends());
        return this;
    }

    /// Hex digits with any white space, and comments from `#` to the end of the line.
    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", ""));
    }

    /// What the protocol says to everything said so far as an opening (of datagrams: the first of
    /// each side).
    Recognition recognition() {
        byte[] fromClient = opening(Side.CLIENT);
        byte[] fromServer = opening(Side.SERVER);
        boolean clientFirst =
                steps.stream()
                        .filter(Says.class::isInstance)
                        .map(step -> ((Says) step).side() == Side.CLIENT)
                        .findFirst()
                        .orElse(true);
        return protocol.recognise(
                new Opening(
                        transport,
                        clientPort,
                        serverPort,
                        lent(fromClient, fromClient.length),
                        lent(fromServer, fromServer.length),
                        clientFirst,
                        midStream));
    }

    private byte[] opening(Side side) {
        byte[] all = new byte[0];
        for (Step step : steps) {
            if (step instanceof Says says && says.side() == side) {
                if (transport == Transport.UDP) {
                    return says.bytes();
                }
                all = joined(all, says.bytes(), says.bytes().length);
            }
        }
        return all;
    }

    List<Observation> observations() {
        return tell(Cut.WHOLE).observations();
    }

    <T extends Observation> List<T> all(Class<T> kind) {
        return tell(Cut.WHOLE).all(kind);
    }

    Told tell() {
        return tell(Cut.WHOLE);
    }

    Told tell(Cut cut) {
        var run = new Run(transport == Transport.UDP ? Cut.WHOLE : cut);
        steps.forEach(run::take);
        return new Told(
                List.copyOf(run.observations), run.outcome, run.bounds, List.copyOf(run.expected));
    }

    /// Bytes in the middle of an array that is not theirs alone, so that reading beside the window
    /// is noticed.
    private static Bytes lent(byte[] bytes, int length) {
        byte[] wide = new byte[length + 16];
        Arrays.fill(wide, (byte) 0xA5);
        System.arraycopy(bytes, 0, wide, 8, length);
        return new Bytes().set(wide, 8, 8 + length);
    }

    private static byte[] joined(byte[] first, byte[] second, int length) {
        byte[] both = Arrays.copyOf(first, first.length + length);
        System.arraycopy(second, 0, both, first.length, length);
        return both;
    }

    /// One playing of the script.
    private final class Run implements Conversation {
        private final Cut cut;
        private Dialogue dialogue;
        private final List<Observation> observations = new ArrayList<>();
        private final Map<String, Integer> bounds = new TreeMap<>();
        private final List<String> expected = new ArrayList<>();
        private final byte[][] held = {new byte[0], new byte[0]};
        private final int[] wanted = {1, 1};
        private final ConversationId id =
                new ConversationId(transport, client, clientPort, server, serverPort);
        private Parsed outcome = Parsed.NEED_MORE;
        private boolean over;
        private String proxied = "";
        private Instant now = START;
        private long packet;

        Run(Cut cut) {
            this.cut = cut;
            this.dialogue = protocol.begin(this);
        }

        void take(Step step) {
            packet++;
            now = now.plusMillis(10);
            switch (step) {
                case Waits waits -> now = now.plus(waits.time());
                case Says says -> say(says.side(), says.bytes());
                case Misses misses -> miss(misses.side(), misses.count());
                case Closes closes -> close(closes.side());
                case Ends ends -> dialogue.end();
            }
        }

        private void say(Side side, byte[] bytes) {
            if (transport == Transport.UDP) {
                if (!over) {
                    judge(side, dialogue.read(side, lent(bytes, bytes.length)), bytes);
                }
                return;
            }
            int at = 0;
            while (at < bytes.length && !over) {
                int size = Math.clamp(cut.next(bytes.length - at), 1, bytes.length - at);
                byte[] segment = Arrays.copyOfRange(bytes, at, at + size);
                held[side.ordinal()] = joined(held[side.ordinal()], segment, size);
                read(side);
                at += size;
            }
        }

        private void read(Side side) {
            int s = side.ordinal();
            while (!over && held[s].length > 0 && held[s].length >= wanted[s]) {
                Parsed parsed = dialogue.read(side, lent(held[s], held[s].length));
                judge(side, parsed, held[s]);
                switch (parsed) {
                    case Parsed.Used used -> {
                        if (used.bytes() < 1) {
                            throw new AssertionError("used " + used.bytes());
                        }
                        held[s] = rest(held[s], used.bytes());
                        wanted[s] = 1;
                    }
                    case Parsed.NeedMore more -> {
                        wanted[s] = held[s].length + more.atLeast();
                        return;
                    }
                    case Parsed.Handover(int count, WireProtocol to) -> {
                        held[s] = rest(held[s], count);
                        handOver(Optional.ofNullable(to).or(() -> behind));
                    }
                    default -> {}
                }
            }
        }

        private void handOver(Optional<WireProtocol> to) {
            if (to.isPresent()) {
                Arrays.fill(wanted, 1);
                dialogue.end();
                dialogue = to.get().begin(this);
                over = false;
            }
        }

        private void judge(Side side, Parsed parsed, byte[] bytes) {
            outcome = parsed;
            over = !(parsed instanceof Parsed.Used || parsed instanceof Parsed.NeedMore);
            if (parsed instanceof Parsed.Malformed malformed) {
                odd(side, protocol.name(), malformed.kind(), malformed.detail(), Bytes.of(bytes));
            }
        }

        private void miss(Side side, long count) {
            held[side.ordinal()] = new byte[0];
            wanted[side.ordinal()] = 1;
            if (!over && !dialogue.gap(side, count)) {
                over = true;
            }
        }

        private void close(Side side) {
            if (!over) {
                byte[] unused = held[side.ordinal()];
                dialogue.close(side, lent(unused, unused.length));
            }
        }

        private static byte[] rest(byte[] bytes, int used) {
            return used >= bytes.length
                    ? new byte[0]
                    : Arrays.copyOfRange(bytes, used, bytes.length);
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
                    now,
                    new Host(client),
                    clientPort,
                    new Peer(server, serverPort),
                    true,
                    new Origin("written", packet, id),
                    1);
        }

        @Override
        public void tell(Observation observation) {
            observations.add(observation);
        }

        @Override
        public void odd(Side by, String protocol, String kind, String detail, Bytes bytes) {
            Excerpt excerpt = bytes.excerpt(0, bytes.length(), 64);
            tell(new Oddity(seen(), by == Side.CLIENT, protocol, kind, detail, excerpt));
        }

        @Override
        public DomainName name(String text) {
            int last = text.lastIndexOf('.');
            int before = last < 0 ? -1 : text.lastIndexOf('.', last - 1);
            return new DomainName(text, text.substring(before + 1));
        }

        @Override
        public void expect(Address server, int port, WireProtocol protocol) {
            expected.add(server + ":" + port + " " + protocol.name());
        }

        @Override
        public Inspection rules() {
            return rules;
        }

        @Override
        public void proxies(String name) {
            proxied = name;
        }

        @Override
        public String proxied() {
            return proxied;
        }

        @Override
        public void bounded(String bound) {
            bounds.merge(bound, 1, Integer::sum);
        }
    }

    /// Lets the protocol recognise and read every prefix of these bytes as the first words of that
    /// side, and ends the conversation there, without rules and before them: nothing may throw.
    static void everyPrefix(WireProtocol protocol, Transport transport, int port, byte[] bytes) {
        for (int length = 0; length <= bytes.length; length++) {
            byte[] prefix = Arrays.copyOf(bytes, length);
            for (Side side : Side.values()) {
                var harness = of(protocol).over(transport, port);
                harness.steps.add(new Says(side, prefix));
                harness.recognition();
                harness.close().tell();
                harness.before(new TransactionsSeen()).tell();
            }
        }
    }
}
