package wolfhound.sources.eve;

import java.util.Optional;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `krb5`: for whom a host asked for tickets.
final class KerberosEvent implements LogKind {
    private final Event event;
    private final int client;
    private final int realm;

    KerberosEvent(Columns columns, Event event) {
        this.event = event;
        client = columns.of("krb5.cname");
        realm = columns.of("krb5.realm");
    }

    @Override
    public String name() {
        return "krb5";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, 1);
        String name = row.text(client);
        if (seen.isEmpty() || name.isEmpty() || name.equals("<empty>")) {
            return;
        }
        boolean machine = name.endsWith("$");
        IdentitySeen.Kind kind = machine ? IdentitySeen.Kind.HOST_NAME : IdentitySeen.Kind.USER;
        String value = machine ? name.substring(0, name.length() - 1) : name;
        tell(seen.get(), kind, value, teller);
        if (row.has(realm) && !row.text(realm).equals("<empty>")) {
            tell(seen.get(), IdentitySeen.Kind.DOMAIN, row.text(realm), teller);
        }
    }

    private static void tell(Seen seen, IdentitySeen.Kind kind, String value, Teller teller) {
        teller.tell(new IdentitySeen(seen, seen.host().address(), kind, "kerberos", value));
    }
}
