package wolfhound.sources.zeek;

import java.util.Optional;
import wolfhound.model.ProxyRequest;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `socks.log`: whom a host asked a proxy to connect it to.
final class SocksLog implements LogKind {
    private final Line line;
    private final int version;
    private final int name;
    private final int host;
    private final int port;
    private final int status;

    SocksLog(Columns columns, Line line) {
        this.line = line;
        version = columns.of("version");
        name = columns.of("request.name");
        host = columns.of("request.host");
        port = columns.of("request_p");
        status = columns.of("status");
    }

    @Override
    public String name() {
        return "socks";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row, Transport.TCP, 1);
        String target = row.text(row.has(name) ? name : host);
        if (seen.isPresent() && !target.isEmpty()) {
            teller.tell(
                    new ProxyRequest(
                            seen.get(),
                            row.number(version, 5) == 4 ? "socks4" : "socks5",
                            target,
                            (int) row.number(port, 0),
                            row.text(status).startsWith("succeeded")));
        }
    }
}
