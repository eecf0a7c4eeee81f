package wolfhound.sources.eve;

import java.time.Instant;
import java.util.stream.Stream;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `dhcp`: which machine has which address, and what it calls itself.
final class DhcpEvent implements LogKind {
    private final Event event;
    private final int assigned;
    private final int client;
    private final int mac;
    private final int machine;

    DhcpEvent(Columns columns, Event event) {
        this.event = event;
        assigned = columns.of("dhcp.assigned_ip");
        client = columns.of("dhcp.client_ip");
        mac = columns.of("dhcp.client_mac");
        machine = columns.of("dhcp.hostname");
    }

    @Override
    public String name() {
        return "dhcp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Instant at = event.time(row);
        Address address =
                Stream.of(assigned, client)
                        .flatMap(column -> row.address(column).stream())
                        .filter(Address::isUnicast)
                        .findFirst()
                        .orElse(null);
        if (at == null || address == null) {
            return;
        }
        Address answers = event.ofPacket(row).map(s -> s.peer().address()).orElse(address);
        ConversationId id =
                new ConversationId(Transport.UDP, address, CLIENT_PORT, answers, SERVER_PORT);
        Seen seen = Event.seen(row, at, id, 1);
        tell(seen, IdentitySeen.Kind.HARDWARE, row.text(mac), teller);
        tell(seen, IdentitySeen.Kind.HOST_NAME, row.text(machine), teller);
    }

    private static final int CLIENT_PORT = 68;
    private static final int SERVER_PORT = 67;

    private static void tell(Seen seen, IdentitySeen.Kind kind, String value, Teller teller) {
        if (!value.isEmpty()) {
            teller.tell(new IdentitySeen(seen, seen.host().address(), kind, "dhcp", value));
        }
    }
}
