package wolfhound.sources.eve;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Host;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.Row;

/// What every event begins with: the time, the flow, and two ends. In events of transactions the
/// source is the client; in those of packets (alerts, anomalies) it is who sent the packet.
final class Event {
    /// How much of a conversation an event shows that tells its content by a few fields: neither
    /// the bytes, nor which header fields stood where. What is wholly told has 1.
    static final double IN_PART = 0.8;

    private static final int FIRST_CLIENT_PORT = 1024;

    private final int timestamp;
    private final int flow;
    private final int source;
    private final int sourcePort;
    private final int destination;
    private final int destinationPort;
    private final int proto;
    private final int icmpType;
    private final int icmpCode;
    private final int direction;
    private final int flowSource;
    private final int flowSourcePort;

    Event(Columns columns) {
        timestamp = columns.of("timestamp");
        flow = columns.of("flow_id");
        source = columns.of("src_ip");
        sourcePort = columns.of("src_port");
        destination = columns.of("dest_ip");
        destinationPort = columns.of("dest_port");
        proto = columns.of("proto");
        icmpType = columns.of("icmp_type");
        icmpCode = columns.of("icmp_code");
        direction = columns.of("direction");
        flowSource = columns.of("flow.src_ip");
        flowSourcePort = columns.of("flow.src_port");
    }

    @Nullable Instant time(Row row) {
        return row.time(timestamp);
    }

    String flow(Row row) {
        return row.text(flow);
    }

    /// Who with whom, where the source is the client.
    Optional<Seen> seen(Row row, double visibility) {
        return seen(row, visibility, false);
    }

    /// Who with whom, where the source is whoever sent the packet.
    Optional<Seen> ofPacket(Row row) {
        return seen(row, 1, sourceIsServer(row));
    }

    /// Whether the packet came from the server: by the flow where the event names it, by its
    /// direction where that is told, else by which port is a service's.
    boolean sourceIsServer(Row row) {
        if (row.has(flowSource)) {
            return !row.text(flowSource).equals(row.text(source))
                    || row.has(flowSourcePort)
                            && row.number(flowSourcePort, 0) != row.number(sourcePort, 0);
        }
        if (row.has(direction)) {
            return row.text(direction).equals("to_client");
        }
        long from = row.number(sourcePort, 0);
        long to = row.number(destinationPort, 0);
        return from > 0 && from < FIRST_CLIENT_PORT && to >= FIRST_CLIENT_PORT;
    }

    private Optional<Seen> seen(Row row, double visibility, boolean turned) {
        Instant at = time(row);
        Optional<Address> from = row.address(turned ? destination : source);
        Optional<Address> to = row.address(turned ? source : destination);
        if (at == null || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Transport transport =
                switch (row.text(proto)) {
                    case "TCP" -> Transport.TCP;
                    case "UDP" -> Transport.UDP;
                    case "ICMP" -> Transport.ICMP;
                    case "IPv6-ICMP" -> Transport.ICMP6;
                    case "SCTP" -> Transport.SCTP;
                    default -> Transport.OTHER;
                };
        boolean icmp = transport == Transport.ICMP || transport == Transport.ICMP6;
        int fromPort = port(row, icmp ? icmpType : turned ? destinationPort : sourcePort);
        int toPort = port(row, icmp ? icmpCode : turned ? sourcePort : destinationPort);
        return Optional.of(
                seen(
                        row,
                        at,
                        new ConversationId(transport, from.get(), fromPort, to.get(), toPort),
                        visibility));
    }

    static Seen seen(Row row, Instant at, ConversationId id, double visibility) {
        return new Seen(
                at,
                new Host(id.client()),
                id.clientPort(),
                new Peer(id.server(), id.serverPort()),
                true,
                new Origin(row.file(), row.line(), id),
                visibility);
    }

    private static int port(Row row, int column) {
        long port = row.number(column, 0);
        return port < 0 || port > 0xFFFF ? 0 : (int) port;
    }
}
