package wolfhound.sources.zeek;

import java.util.Optional;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `kerberos.log`: for whom a host asked for tickets.
final class KerberosLog implements LogKind {
    private final Line line;
    private final int client;

    KerberosLog(Columns columns, Line line) {
        this.line = line;
        client = columns.of("client");
    }

    @Override
    public String name() {
        return "kerberos";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row, Transport.TCP, 1);
        String name = row.text(client);
        if (seen.isEmpty() || name.isEmpty()) {
            return;
        }
        int slash = name.indexOf('/');
        String user = slash < 0 ? name : name.substring(0, slash);
        Names names = new Names(seen.get(), "kerberos", teller);
        if (user.endsWith("$")) {
            names.client(IdentitySeen.Kind.HOST_NAME, user.substring(0, user.length() - 1));
        } else {
            names.client(IdentitySeen.Kind.USER, user);
        }
        if (slash >= 0) {
            names.client(IdentitySeen.Kind.DOMAIN, name.substring(slash + 1));
        }
    }
}
