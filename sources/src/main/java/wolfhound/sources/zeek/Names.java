package wolfhound.sources.zeek;

import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Teller;

/// Tells the names that the two ends of a conversation gave themselves.
record Names(Seen seen, String where, Teller teller) {
    void client(IdentitySeen.Kind kind, String value) {
        tell(seen.host().address(), kind, value);
    }

    void server(IdentitySeen.Kind kind, String value) {
        tell(seen.peer().address(), kind, value);
    }

    private void tell(Address of, IdentitySeen.Kind kind, String value) {
        if (!value.isBlank()) {
            teller.tell(new IdentitySeen(seen, of, kind, where, value.strip()));
        }
    }
}
