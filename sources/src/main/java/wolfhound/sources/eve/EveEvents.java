package wolfhound.sources.eve;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.Dialect;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;

/// The kinds of events of EVE that are read.
public final class EveEvents implements Dialect {
    private final Columns columns = new Columns();
    private final Event event = new Event(columns);
    private final List<LogKind> kinds =
            List.of(
                    new FlowEvent(columns, event),
                    new NetflowEvent(columns, event),
                    new DnsEvent(columns, event),
                    new HttpEvent(columns, event),
                    new TlsEvent(columns, event),
                    new FileEvent(columns, event),
                    new SmtpEvent(columns, event),
                    new FtpEvent(columns, event),
                    new SmbEvent(columns, event),
                    new SshEvent(columns, event),
                    new RdpEvent(columns, event),
                    new KerberosEvent(columns, event),
                    new DhcpEvent(columns, event),
                    new AlertEvent(columns, event),
                    new AnomalyEvent(columns, event));

    private final int type = columns.of("event_type");
    private final Map<String, LogKind> byName = new HashMap<>();

    public EveEvents() {
        kinds.forEach(kind -> byName.put(kind.name(), kind));
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public List<LogKind> kinds() {
        return kinds;
    }

    @Override
    public @Nullable LogKind kind(Row row, String named) {
        return byName.get(row.text(type));
    }

    @Override
    public @Nullable Instant time(Row row) {
        return event.time(row);
    }
}
