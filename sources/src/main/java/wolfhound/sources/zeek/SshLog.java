package wolfhound.sources.zeek;

import java.util.Optional;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `ssh.log`: attempts to log in, and the programs of both sides.
final class SshLog implements LogKind {
    private final Line line;
    private final int success;
    private final int client;
    private final int server;

    SshLog(Columns columns, Line line) {
        this.line = line;
        success = columns.of("auth_success");
        client = columns.of("client");
        server = columns.of("server");
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row, Transport.TCP, 1);
        if (seen.isEmpty()) {
            return;
        }
        if (row.has(client)) {
            teller.tell(new SoftwareSeen(seen.get(), true, "ssh", row.text(client)));
        }
        if (row.has(server)) {
            teller.tell(new SoftwareSeen(seen.get(), false, "ssh", row.text(server)));
        }
        Login.Outcome outcome =
                !row.has(success)
                        ? Login.Outcome.TRIED
                        : row.isTrue(success) ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED;
        teller.tell(new Login(seen.get(), "ssh", "", outcome, false));
    }
}
