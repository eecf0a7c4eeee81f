package wolfhound.sources.eve;

import java.util.Optional;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `ssh`: the programs of both sides, and that somebody tried to log in.
final class SshEvent implements LogKind {
    private final Event event;
    private final int client;
    private final int server;

    SshEvent(Columns columns, Event event) {
        this.event = event;
        client = columns.of("ssh.client.software_version");
        server = columns.of("ssh.server.software_version");
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, 1);
        if (seen.isEmpty()) {
            return;
        }
        if (row.has(client)) {
            teller.tell(new SoftwareSeen(seen.get(), true, "ssh", row.text(client)));
        }
        if (row.has(server)) {
            teller.tell(new SoftwareSeen(seen.get(), false, "ssh", row.text(server)));
        }
        teller.tell(new Login(seen.get(), "ssh", "", Login.Outcome.TRIED, false));
    }
}
