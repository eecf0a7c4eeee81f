package wolfhound.sources.flow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Excerpt;
import wolfhound.model.Flow;
import wolfhound.model.Host;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Ping;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.link.PacketBatch;

/// Reads the messages that hosts and routers exchange about themselves: echoes and other ICMP with
/// a payload of its own (RFC 792, RFC 4443), the errors that end conversations, and who has which
/// hardware address (ARP, RFC 826, and neighbour discovery, RFC 4861).
final class Echoes {
    private static final int UNREACHABLE = 3;
    private static final int UNREACHABLE_6 = 1;

    private final Shard shard;

    /// The payload of requests that may still be answered.
    private final Map<Asked, byte[]> asked =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, byte[]> eldest) {
                    return size() > Limits.ECHOES;
                }
            };

    /// The hardware address last told for an address.
    private final Map<Address, Long> hardware =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Address, Long> eldest) {
                    return size() > Limits.ECHOES;
                }
            };

    private record Asked(long high, long low, long otherHigh, long otherLow, int head) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Asked asked
                    && asked.head == head
                    && asked.low == low
                    && asked.otherLow == otherLow
                    && asked.high == high
                    && asked.otherHigh == otherHigh;
        }

        @Override
        public int hashCode() {
            long ends = (high * 31 + low) * 31 + otherHigh * 31 + otherLow;
            return Long.hashCode(ends * 0x9E3779B97F4A7C15L) ^ head;
        }
    }

    Echoes(Shard shard) {
        this.shard = shard;
    }

    void clear() {
        asked.clear();
        hardware.clear();
    }

    void take(PacketBatch batch, int i) {
        if ((batch.flags[i] & PacketBatch.ABOUT) != 0) {
            shard.alone(batch, i);
            takeError(batch, i);
            return;
        }
        boolean six = batch.protocol[i] == 58;
        int type = batch.sourcePort[i];
        int code = batch.targetPort[i];
        if (six && type >= 133 && type <= 137) {
            shard.alone(batch, i);
            takeNeighbour(batch, i, type);
            return;
        }
        int request = request(six, type);
        boolean reply = request >= 0;
        Talk talk =
                reply
                        ? shard.converse(batch, i, code, request)
                        : shard.converse(batch, i, type, code);
        boolean byClient = Shard.isByClient(talk, batch, i, reply ? code : type);
        int length = batch.length[i];
        talk.add(byClient, length);
        talk.mark(byClient ? Talk.CLIENT_SPOKE : Talk.SERVER_SPOKE);
        if (length > 0) {
            tell(talk, byClient, batch, i, isEcho(six, type), isEchoReply(six, type));
        }
    }

    private void tell(
            Talk talk, boolean byClient, PacketBatch batch, int i, boolean echo, boolean reply) {
        int from = batch.payload[i];
        int captured = batch.captured[i];
        byte[] said = Arrays.copyOfRange(batch.bytes, from, from + captured);
        int head = batch.sequence[i];
        var excerpt =
                new Excerpt(
                        Arrays.copyOf(said, Math.min(said.length, Limits.ECHO_BYTES)),
                        batch.length[i]);
        boolean same = !reply || isSame(talk, head, said);
        if (echo) {
            asked.put(key(talk, head), said);
        }
        Seen seen = talk.seen(shard.file(), shard.packet(), shard.time());
        shard.tell(
                new Ping(
                        seen,
                        byClient,
                        batch.sourcePort[i],
                        batch.targetPort[i],
                        head >>> 16,
                        head & 0xFFFF,
                        excerpt,
                        same));
    }

    private boolean isSame(Talk talk, int head, byte[] said) {
        byte[] request = asked.get(key(talk, head));
        return request == null || Arrays.equals(request, said);
    }

    private static Asked key(Talk talk, int head) {
        return new Asked(talk.clientHigh, talk.clientLow, talk.serverHigh, talk.serverLow, head);
    }

    private static boolean isEcho(boolean six, int type) {
        return type == (six ? 128 : 8);
    }

    private static boolean isEchoReply(boolean six, int type) {
        return type == (six ? 129 : 0);
    }

    /// The type of request that this type replies to, -1 for none.
    private static int request(boolean six, int type) {
        if (six) {
            return type == 129 ? 128 : -1;
        }
        return switch (type) {
            case 0 -> 8;
            case 14 -> 13;
            case 16 -> 15;
            case 18 -> 17;
            default -> -1;
        };
    }

    /// Nobody is there: the conversation it is about was refused, if nobody had answered.
    private void takeError(PacketBatch batch, int i) {
        int unreachable = batch.protocol[i] == 58 ? UNREACHABLE_6 : UNREACHABLE;
        if (batch.sourcePort[i] != unreachable) {
            return;
        }
        Talk talk = shard.findAbout(batch, i);
        if (talk == null) {
            shard.bounded("errors about no known conversation");
            return;
        }
        boolean aboutClients =
                talk.opens(
                        batch.aboutSourceHigh[i],
                        batch.aboutSourceLow[i],
                        batch.aboutSourcePort[i]);
        if (aboutClients && !talk.isAnswered() && !talk.is(Talk.OVER)) {
            shard.finish(talk, Flow.Phase.REFUSED, batch.time[i]);
        }
    }

    void takeArp(PacketBatch batch, int i) {
        if (batch.captured[i] >= 6) {
            tellHardware(batch, i, batch.payload[i], "arp", Transport.OTHER);
        }
    }

    /// Walks the options of a neighbour message for the link-layer address.
    private void takeNeighbour(PacketBatch batch, int i, int type) {
        int wanted = type == 136 ? 2 : 1;
        int options =
                switch (type) {
                    case 134 -> 8;
                    case 135, 136 -> 16;
                    case 137 -> 32;
                    default -> 0;
                };
        int at = batch.payload[i] + options;
        int end = batch.payload[i] + batch.captured[i];
        while (at + 8 <= end) {
            int length = (batch.bytes[at + 1] & 0xFF) * 8;
            if (length == 0) {
                return;
            }
            if (batch.bytes[at] == wanted && length == 8) {
                tellHardware(batch, i, at + 2, "ndp", Transport.ICMP6);
                return;
            }
            at += length;
        }
    }

    /// Once for each address, and again when it changes.
    private void tellHardware(PacketBatch batch, int i, int at, String where, Transport transport) {
        var sender = new Address(batch.sourceHigh[i], batch.sourceLow[i]);
        if (!sender.isUnicast()) {
            return;
        }
        long bits = 0;
        for (int b = 0; b < 6; b++) {
            bits = bits << 8 | batch.bytes[at + b] & 0xFF;
        }
        Long before = hardware.put(sender, bits);
        if (before != null && before == bits) {
            return;
        }
        var target = new Address(batch.targetHigh[i], batch.targetLow[i]);
        int port = transport == Transport.OTHER ? 0 : batch.sourcePort[i];
        var id = new ConversationId(transport, sender, port, target, 0);
        var seen =
                new Seen(
                        Talk.instant(batch.time[i]),
                        new Host(sender),
                        port,
                        new Peer(target, 0),
                        true,
                        new Origin(batch.file, batch.number[i], id),
                        1);
        shard.tell(new IdentitySeen(seen, sender, IdentitySeen.Kind.HARDWARE, where, text(bits)));
    }

    private static String text(long bits) {
        var text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            String hex = Long.toHexString(bits >>> shift & 0xFF);
            text.append(text.isEmpty() ? "" : ":").append(hex.length() < 2 ? "0" : "").append(hex);
        }
        return text.toString();
    }
}
