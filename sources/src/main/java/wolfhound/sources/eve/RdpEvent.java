package wolfhound.sources.eve;

import java.util.Optional;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `rdp`: a remote desktop that was asked for, with the account that the cookie names.
final class RdpEvent implements LogKind {
    private final Event event;
    private final int type;
    private final int cookie;
    private final int machine;
    private final int build;

    RdpEvent(Columns columns, Event event) {
        this.event = event;
        type = columns.of("rdp.event_type");
        cookie = columns.of("rdp.cookie");
        machine = columns.of("rdp.client.client_name");
        build = columns.of("rdp.client.build");
    }

    @Override
    public String name() {
        return "rdp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, 1);
        if (seen.isEmpty()) {
            return;
        }
        if (row.has(machine)) {
            teller.tell(
                    new IdentitySeen(
                            seen.get(),
                            seen.get().host().address(),
                            IdentitySeen.Kind.HOST_NAME,
                            "rdp",
                            row.text(machine)));
        }
        if (row.has(build)) {
            teller.tell(new SoftwareSeen(seen.get(), true, "rdp", row.text(build)));
        }
        if (row.text(type).equals("initial_request")) {
            teller.tell(new Login(seen.get(), "rdp", row.text(cookie), Login.Outcome.TRIED, false));
        }
    }
}
