package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.Locale;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `software.log`: programs that said their name. Those of HTTP and SSH are told from their own
/// logs.
final class SoftwareLog implements LogKind {
    private final Line line;
    private final int host;
    private final int port;
    private final int type;
    private final int text;

    SoftwareLog(Columns columns, Line line) {
        this.line = line;
        host = columns.of("host");
        port = columns.of("host_p");
        type = columns.of("software_type");
        text = columns.of("unparsed_version");
    }

    @Override
    public String name() {
        return "software";
    }

    @Override
    public void read(Row row, Teller teller) {
        Instant at = line.time(row);
        Address machine = row.address(host).orElse(null);
        String kind = row.text(type).toLowerCase(Locale.ROOT);
        boolean known = kind.startsWith("http::browser") || kind.startsWith("ssh::");
        if (at == null || machine == null || known || !row.has(text)) {
            return;
        }
        int at0 = (int) row.number(port, 0);
        ConversationId id = new ConversationId(Transport.TCP, machine, at0, machine, at0);
        int colons = kind.indexOf("::");
        String where = colons < 0 ? kind : kind.substring(0, colons);
        teller.tell(new SoftwareSeen(Line.seen(row, at, id, 1), true, where, row.text(text)));
    }
}
