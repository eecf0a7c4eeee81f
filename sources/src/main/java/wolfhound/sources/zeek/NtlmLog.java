package wolfhound.sources.zeek;

import java.util.Optional;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `ntlm.log`: as whom a host logged in by NTLM.
final class NtlmLog implements LogKind {
    private final Line line;
    private final int user;
    private final int hostName;
    private final int domain;
    private final int success;
    private final int server;

    NtlmLog(Columns columns, Line line) {
        this.line = line;
        user = columns.of("username");
        hostName = columns.of("hostname");
        domain = columns.of("domainname");
        success = columns.of("success");
        server = columns.of("server_nb_computer_name");
    }

    @Override
    public String name() {
        return "ntlm";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row, Transport.TCP, 1);
        if (seen.isEmpty()) {
            return;
        }
        Names names = new Names(seen.get(), "ntlm", teller);
        names.client(IdentitySeen.Kind.HOST_NAME, row.text(hostName));
        names.client(IdentitySeen.Kind.DOMAIN, row.text(domain));
        names.client(IdentitySeen.Kind.USER, row.text(user));
        names.server(IdentitySeen.Kind.HOST_NAME, row.text(server));
        if (row.has(user)) {
            Login.Outcome outcome =
                    !row.has(success)
                            ? Login.Outcome.TRIED
                            : row.isTrue(success) ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED;
            teller.tell(new Login(seen.get(), "smb", row.text(user), outcome, false));
        }
    }
}
