package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.Dialect;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;

/// The logs of Zeek that are read, in the order in which a file's name is tried.
public final class ZeekLogs implements Dialect {
    private final Columns columns = new Columns();
    private final Line line = new Line(columns);
    private final Joins joins = new Joins();
    private final List<LogKind> kinds =
            List.of(
                    new ConnLog(columns, line, joins),
                    new DnsLog(columns, line),
                    new HttpLog(columns, line, joins),
                    new SslLog(columns, line, joins),
                    new X509Log(columns, joins),
                    new FilesLog(columns, line, joins),
                    new PeLog(columns, joins),
                    new SmtpLog(columns, line, joins),
                    new FtpLog(columns, line),
                    new IrcLog(columns, line),
                    new SmbFilesLog(columns, line),
                    new SmbMappingLog(columns, line),
                    new DceRpcLog(columns, line),
                    new NtlmLog(columns, line),
                    new KerberosLog(columns, line),
                    new SshLog(columns, line),
                    new RdpLog(columns, line),
                    new SocksLog(columns, line),
                    new DhcpLog(columns, line),
                    new SoftwareLog(columns, line),
                    new NoticeLog(columns, line),
                    new WeirdLog(columns, line));

    private final int path = columns.of("_path");
    private final int connState = columns.of("conn_state");
    private final int query = columns.of("query");
    private final int method = columns.of("method");
    private final int serverName = columns.of("server_name");
    private final int cipher = columns.of("cipher");
    private final Map<String, LogKind> byName = new HashMap<>();
    private final List<LogKind> byLength;

    public ZeekLogs() {
        kinds.forEach(kind -> byName.put(kind.name(), kind));
        byLength =
                kinds.stream().sorted(Comparator.comparing(kind -> -kind.name().length())).toList();
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
        if (row.has(path)) {
            return byName.get(row.text(path));
        }
        LogKind known = byName.get(named);
        if (known != null) {
            return known;
        }
        String name = named.toLowerCase(Locale.ROOT);
        for (LogKind kind : byLength) {
            if (name.contains(kind.name())) {
                return kind;
            }
        }
        return byColumns(row);
    }

    /// Where neither a header nor a name says it: by columns that only one log has.
    private @Nullable LogKind byColumns(Row row) {
        String name =
                row.has(connState)
                        ? "conn"
                        : row.has(query)
                                ? "dns"
                                : row.has(method)
                                        ? "http"
                                        : row.has(serverName) || row.has(cipher) ? "ssl" : "";
        return byName.get(name);
    }

    @Override
    public @Nullable Instant time(Row row) {
        return line.time(row);
    }
}
