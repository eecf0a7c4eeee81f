package wolfhound.rules.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.AddressSet;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Effect;
import wolfhound.rules.language.Field;
import wolfhound.rules.language.Look;
import wolfhound.rules.language.PortSet;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.Test;
import wolfhound.rules.language.Variables;
import wolfhound.rules.pcre.Expressions;

/// A rule ready to be asked: where it looks, at what, and by which literal it is found.
final class CompiledRule {
    private static final Set<String> NETWORK =
            Set.of("ip", "ipv4", "ip4", "ipv6", "ip6", "any", "pkthdr");

    final int number; // place in the list that was compiled
    final Rule rule;
    final AddressSet source;
    final AddressSet target;
    final PortSet sourcePorts;
    final PortSet targetPorts;
    final List<CompiledBlock> blocks = new ArrayList<>();

    /// IANA number that it wants, -1 for any.
    final int transport;

    /// Name of the application protocol that it wants, or empty.
    final String application;

    final boolean fromClient;
    final boolean fromServer;
    final boolean ofPacket;

    /// Is it also asked of single packets of TCP, whose bytes it could see in the stream.
    final boolean ofSegment;

    final boolean ofStream;
    final boolean ofTransaction;

    /// Is it asked of both sides of a transaction together (`=>`).
    final boolean ofBothSides;

    /// The event that calls it, and nothing else does; empty where none does.
    final String event;

    /// Which block its literal is of; null where no literal will do.
    final @Nullable CompiledBlock fastBlock;

    final @Nullable Prefilter fast;

    /// The literal by which it is found in a single packet.
    final @Nullable Prefilter fastInPacket;

    /// Neither addresses nor ports are told.
    final boolean ofAnyone;

    /// Found by addresses alone: no ports, nothing to look into, nothing to test.
    final boolean ofAddresses;

    /// What is asked of the conversation and its packet, the cheap before the dear.
    final Test[] tests;

    final boolean silent; // noalert, and nothing for the ledger to keep

    CompiledRule(int number, Rule rule, Variables variables, Expressions engine) {
        this.number = number;
        this.rule = rule;
        source = variables.addresses(rule.source().addresses());
        target = variables.addresses(rule.target().addresses());
        sourcePorts = variables.ports(rule.source().ports());
        targetPorts = variables.ports(rule.target().ports());
        CompiledBlock inner = null;
        for (Rule.Block block : rule.blocks().reversed()) {
            CompiledBlock made = CompiledBlock.of(block, engine, inner);
            if (block.buffer() == Buffer.BASE64_DATA) {
                inner = made;
            } else {
                blocks.addFirst(made);
                inner = null;
            }
        }
        String protocol = rule.protocol();
        transport =
                switch (protocol) {
                    case "tcp", "tcp-pkt", "tcp-stream" -> 6;
                    case "udp" -> 17;
                    case "icmp", "icmpv4" -> 1;
                    case "icmpv6" -> 58;
                    case "sctp" -> 132;
                    default -> -1;
                };
        application = transport >= 0 || NETWORK.contains(protocol) ? "" : protocol;
        boolean client = true;
        boolean server = true;
        boolean stream = protocol.equals("tcp-stream");
        boolean packet = protocol.equals("tcp-pkt");
        boolean transaction = false;
        String called = "";
        for (Test test : rule.tests()) {
            switch (test) {
                case Test.Flow flow -> {
                    client &= !Boolean.FALSE.equals(flow.toServer());
                    server &= !Boolean.TRUE.equals(flow.toServer());
                    stream |= Boolean.TRUE.equals(flow.stream());
                    packet |= Boolean.FALSE.equals(flow.stream());
                }
                case Test.Number number1 -> {
                    if (PacketNumbers.isOfPacket(number1.field())) {
                        packet = true;
                    } else if (PacketNumbers.isOfTransaction(number1.field())) {
                        transaction = true;
                    }
                }
                case Test.Event event1 -> {
                    called = event1.name();
                    packet |= !event1.kind().equals("app");
                }
                case Test.TcpFlags flags -> packet = true;
                case Test.FragBits bits -> packet = true;
                case Test.IpOption option -> packet = true;
                case Test.Checksum sum -> packet = true;
                case Test.Word word -> transaction = true;
                case Test.TlsWord word -> transaction = true;
                case Test.FtpBounce bounce -> {
                    transaction = true;
                    server = false;
                }
                case Test.FileDigest digest -> transaction = true;
                default -> {}
            }
        }
        boolean payload = false;
        boolean placed = false;
        for (CompiledBlock block : blocks) {
            Buffer buffer = block.buffer;
            if (buffer == Buffer.PAYLOAD) {
                payload = true;
                for (Look look : block.looks) {
                    placed |=
                            look instanceof Look.Content c
                                    && (c.offset() != null || c.depth() != null || c.startsWith());
                }
            } else if (buffer.isOfPacket()) {
                packet = true;
            } else {
                transaction = true;
                if (rule.arrow() != Rule.Arrow.TRANSACTION) {
                    client &= buffer.isToServer();
                    server &= buffer.isToClient();
                }
            }
        }
        fromClient = client;
        fromServer = server;
        event = blocks.isEmpty() && !transaction ? called : "";
        ofTransaction = transaction;
        ofBothSides = transaction && rule.arrow() == Rule.Arrow.TRANSACTION;
        boolean intoStream = payload && !packet && transport != 17 && transport != 1;
        boolean free = !transaction && event.isEmpty();
        ofStream = free && (stream || intoStream);
        ofSegment = free && (packet || !ofStream || placed && !stream);
        ofPacket = free && (ofSegment || transport < 0);
        fastBlock = chooseBlock(Prefilter::strength);
        fast = prefilter(fastBlock, Prefilter::strength);
        Prefilter inPacket =
                prefilter(chooseBlock(Prefilter::strengthInPacket), Prefilter::strengthInPacket);
        fastInPacket = inPacket == null ? null : inPacket.within(longestPayload(rule));
        ofAnyone =
                source.isEverything()
                        && target.isEverything()
                        && sourcePorts.isEverything()
                        && targetPorts.isEverything();
        ofAddresses =
                blocks.isEmpty()
                        && rule.tests().isEmpty()
                        && application.isEmpty()
                        && sourcePorts.isEverything()
                        && targetPorts.isEverything();
        tests =
                rule.tests().stream()
                        .sorted(Comparator.comparingInt(CompiledRule::cost))
                        .toArray(Test[]::new);
        boolean kept =
                rule.effects().stream()
                        .anyMatch(e -> e instanceof Effect.XBits || e instanceof Effect.HostBits);
        silent = !kept && rule.effects().stream().anyMatch(Effect.NoAlert.class::isInstance);
    }

    private @Nullable CompiledBlock chooseBlock(ToLongFunction<Look.Content> strength) {
        CompiledBlock best = null;
        long most = -1;
        for (CompiledBlock block : blocks) {
            boolean isRaw = block.buffer == Buffer.PAYLOAD && block.transforms.isEmpty();
            Look.Content content = best(block, strength);
            if ((isRaw || ofTransaction && block.buffer != Buffer.PAYLOAD)
                    && content != null
                    && strength.applyAsLong(content) > most) {
                best = block;
                most = strength.applyAsLong(content);
            }
        }
        return best;
    }

    private static Look.@Nullable Content best(
            CompiledBlock block, ToLongFunction<Look.Content> strength) {
        Look.Content best = null;
        for (Look look : block.looks) {
            if (look instanceof Look.Content content
                    && Prefilter.of(content) != null
                    && (best == null
                            || strength.applyAsLong(content) > strength.applyAsLong(best))) {
                best = content;
            }
        }
        return best;
    }

    private static @Nullable Prefilter prefilter(
            @Nullable CompiledBlock block, ToLongFunction<Look.Content> strength) {
        Look.Content content = block == null ? null : best(block, strength);
        return content == null ? null : Prefilter.of(content);
    }

    /// Is it asked of transactions, and found in the stream: its literal is of no buffer of theirs.
    boolean isFoundInStream() {
        return ofTransaction && fastBlock != null && fastBlock.buffer == Buffer.PAYLOAD;
    }

    /// Does it look at what this side sends.
    boolean looksAt(boolean byClient) {
        return byClient ? fromClient : fromServer;
    }

    /// The longest payload that its `dsize` allows.
    private static int longestPayload(Rule rule) {
        long longest = Prefilter.FAR;
        for (Test test : rule.tests()) {
            if (test instanceof Test.Number number
                    && number.field() == Field.PAYLOAD_SIZE
                    && !number.numbers().negated()) {
                longest = Math.min(longest, number.numbers().most());
            }
        }
        return (int) Math.max(0, longest);
    }

    private static int cost(Test test) {
        return switch (test) {
            case Test.Flow flow -> 0;
            case Test.FlowBits bits -> bits.set() ? 1 : 2; // few conversations have any
            case Test.Checksum sum -> 4; // of all bytes
            default -> 3;
        };
    }

    /// Do its own lists of addresses, not variables, choose whom it concerns.
    boolean isListed() {
        return fast == null && (isList(rule.source()) || isList(rule.target()));
    }

    static boolean isList(Rule.End end) {
        return !end.addresses().equals("any")
                && end.addresses().indexOf('$') < 0
                && end.addresses().indexOf('!') < 0;
    }

    /// In what order Suricata asks rules: passes first, then those that set what others test, then
    /// by priority.
    int rank() {
        boolean sets = rule.effects().stream().anyMatch(Effect.FlowBits.class::isInstance);
        boolean tests = rule.tests().stream().anyMatch(Test.FlowBits.class::isInstance);
        int bits = sets ? tests ? 1 : 0 : tests ? 2 : 3;
        int action =
                switch (rule.action()) {
                    case PASS -> 0;
                    case DROP -> 1;
                    case ALERT -> 3;
                    default -> 2;
                };
        Integer priority = rule.about().priority();
        return action << 16 | bits << 8 | (priority == null ? 3 : Math.min(255, priority));
    }
}
