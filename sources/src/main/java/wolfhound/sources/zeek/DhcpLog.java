package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.stream.Stream;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `dhcp.log`: which machine has which address, and what it calls itself.
final class DhcpLog implements LogKind {
    private final Line line;
    private final int mac;
    private final int assigned;
    private final int assignedBefore3;
    private final int requested;
    private final int client;
    private final int server;
    private final int hostName;
    private final int domain;

    DhcpLog(Columns columns, Line line) {
        this.line = line;
        mac = columns.of("mac");
        assigned = columns.of("assigned_addr");
        assignedBefore3 = columns.of("assigned_ip");
        requested = columns.of("requested_addr");
        client = columns.of("client_addr");
        server = columns.of("server_addr");
        hostName = columns.of("host_name");
        domain = columns.of("domain");
    }

    @Override
    public String name() {
        return "dhcp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Instant at = line.time(row);
        Address machine =
                Stream.of(assigned, assignedBefore3, client, requested)
                        .flatMap(column -> row.address(column).stream())
                        .filter(Address::isUnicast)
                        .findFirst()
                        .orElse(null);
        if (at == null || machine == null) {
            return;
        }
        Address answers = row.address(server).orElse(BROADCAST);
        ConversationId id =
                new ConversationId(Transport.UDP, machine, CLIENT_PORT, answers, SERVER_PORT);
        Names names = new Names(Line.seen(row, at, id, 1), "dhcp", teller);
        names.client(IdentitySeen.Kind.HARDWARE, row.text(mac));
        names.client(IdentitySeen.Kind.HOST_NAME, row.text(hostName));
        names.client(IdentitySeen.Kind.DOMAIN, row.text(domain));
    }

    private static final int CLIENT_PORT = 68;
    private static final int SERVER_PORT = 67;
    private static final Address BROADCAST = Address.v4(-1);
}
