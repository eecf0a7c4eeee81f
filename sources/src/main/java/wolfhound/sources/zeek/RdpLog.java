package wolfhound.sources.zeek;

import java.util.Optional;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `rdp.log`: attempts to open a remote desktop, with the account that the cookie names.
final class RdpLog implements LogKind {
    private final Line line;
    private final int cookie;
    private final int clientName;
    private final int build;

    RdpLog(Columns columns, Line line) {
        this.line = line;
        cookie = columns.of("cookie");
        clientName = columns.of("client_name");
        build = columns.of("client_build");
    }

    @Override
    public String name() {
        return "rdp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row, Transport.TCP, 1);
        if (seen.isEmpty()) {
            return;
        }
        new Names(seen.get(), "rdp", teller)
                .client(IdentitySeen.Kind.HOST_NAME, row.text(clientName));
        if (row.has(build)) {
            teller.tell(new SoftwareSeen(seen.get(), true, "rdp", row.text(build)));
        }
        teller.tell(new Login(seen.get(), "rdp", row.text(cookie), Login.Outcome.TRIED, false));
    }
}
