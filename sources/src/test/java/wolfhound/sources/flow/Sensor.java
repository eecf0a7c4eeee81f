package wolfhound.sources.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.Flow;
import wolfhound.model.Observation;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.language.Variables;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.link.PacketBatch;
import wolfhound.sources.wire.WireProtocol;

/// A shard that is shown hand-made packets between a client and a server, one by one.
final class Sensor {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;
    static final long START = 1_700_000_000_000_000_000L;

    final Tally tally = new Tally();
    final List<Observation> told = new ArrayList<>();
    final Shard shard;
    private final Clock clock = new Clock();
    private final PacketBatch batch = new PacketBatch();
    private long number;
    private long time = START;
    private int second;

    /// What the decoder has to say against the packets that follow.
    long odd;

    /// One end of the hand-made conversations.
    record End(Address address, int port) {
        static End of(String address, int port) {
            return new End(Address.of(address), port);
        }
    }

    End client = End.of("10.0.0.2", 49152);
    End server = End.of("192.0.2.1", 80);

    Sensor(WireProtocol... protocols) {
        this(1000, protocols);
    }

    Sensor(int capacity, WireProtocol... protocols) {
        this(capacity, null, protocols);
    }

    private Sensor(int capacity, @Nullable RuleSet rules, WireProtocol... protocols) {
        shard =
                new Shard(
                        tally,
                        new Names(),
                        List.of(protocols),
                        List.of(protocols),
                        capacity,
                        rules);
        shard.tellTo(told::add);
        clock.tell(time);
    }

    /// One that lays everything before these rules.
    static Sensor ruled(String... rules) {
        RuleSet set =
                RuleSet.compile(
                        Arrays.stream(rules).map(RuleParser::rule).toList(),
                        Variables.usual(),
                        LiteralEngine.java(),
                        Expressions.java());
        return new Sensor(1000, set);
    }

    Sensor after(double seconds) {
        time += (long) (seconds * 1e9);
        int now = clock.tell(time);
        if (now > second) {
            second = now;
            shard.pass(second, time);
        }
        return this;
    }

    void end() {
        shard.end(time);
    }

    Sensor tcp(boolean byClient, int flags, long sequence, long acknowledged, String said) {
        return tcp(byClient, flags, sequence, acknowledged, bytes(said), said.length());
    }

    /// @param length on the wire, where the sensor cut the packet
    Sensor tcp(
            boolean byClient,
            int flags,
            long sequence,
            long acknowledged,
            byte[] said,
            int length) {
        batch.sequence[0] = (int) sequence;
        batch.acknowledged[0] = (int) acknowledged;
        batch.flags[0] = flags;
        return packet(6, byClient, said, length);
    }

    Sensor udp(boolean byClient, String said) {
        return packet(17, byClient, bytes(said), said.length());
    }

    Sensor echo(boolean byClient, int type, int identifier, int sequence, String said) {
        End clientBefore = client;
        End serverBefore = server;
        client = new End(client.address, byClient ? type : 0);
        server = new End(server.address, byClient ? 0 : type);
        batch.flags[0] = 0;
        batch.sequence[0] = identifier << 16 | sequence;
        packet(1, byClient, bytes(said), said.length());
        client = clientBefore;
        server = serverBefore;
        return this;
    }

    /// Somebody says that the client's packet found nobody.
    Sensor unreachable(int protocol) {
        batch.flags[0] = PacketBatch.ABOUT;
        batch.aboutProtocol[0] = protocol;
        batch.aboutSourceHigh[0] = client.address.high();
        batch.aboutSourceLow[0] = client.address.low();
        batch.aboutSourcePort[0] = client.port;
        batch.aboutTargetHigh[0] = server.address.high();
        batch.aboutTargetLow[0] = server.address.low();
        batch.aboutTargetPort[0] = server.port;
        End serverBefore = server;
        End clientBefore = client;
        server = End.of("192.0.2.254", 3);
        client = new End(client.address, 3);
        packet(1, false, new byte[0], 0);
        server = serverBefore;
        client = clientBefore;
        return this;
    }

    Sensor arp(byte[] hardware) {
        return packet(PacketBatch.ARP, true, hardware, hardware.length);
    }

    Sensor packet(int protocol, boolean byClient, byte[] said, int length) {
        End from = byClient ? client : server;
        End to = byClient ? server : client;
        batch.bytes = said;
        batch.file = "hand-made.pcap";
        batch.count = 1;
        batch.number[0] = ++number;
        batch.time[0] = time;
        batch.protocol[0] = protocol;
        batch.network[0] = -1;
        batch.odd[0] = odd;
        batch.sourceHigh[0] = from.address.high();
        batch.sourceLow[0] = from.address.low();
        batch.sourcePort[0] = from.port;
        batch.targetHigh[0] = to.address.high();
        batch.targetLow[0] = to.address.low();
        batch.targetPort[0] = to.port;
        batch.payload[0] = 0;
        batch.captured[0] = said.length;
        batch.length[0] = length;
        shard.take(batch, 0, second);
        // What readers keep they must have copied.
        Arrays.fill(said, (byte) '!');
        return this;
    }

    /// SYN, SYN and ACK, ACK, with these initial sequence numbers.
    Sensor handshake(long clientStart, long serverStart) {
        return tcp(true, SYN, clientStart, 0, "")
                .tcp(false, SYN | ACK, serverStart, clientStart + 1, "")
                .tcp(true, ACK, clientStart + 1, serverStart + 1, "");
    }

    Sensor from(End newClient) {
        client = newClient;
        return this;
    }

    <T extends Observation> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Flow.Phase> phases() {
        return told(Flow.class).stream().map(Flow::phase).toList();
    }

    Flow lastFlow() {
        return told(Flow.class).getLast();
    }

    private static byte[] bytes(String said) {
        return said.getBytes(StandardCharsets.ISO_8859_1);
    }
}
