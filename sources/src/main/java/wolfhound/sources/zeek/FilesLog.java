package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Excerpt;
import wolfhound.model.FileTransfer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.MediaTypes;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;
import wolfhound.sources.zeek.Joins.FileFacts;

/// `files.log`: every file that went over the wire, in which conversation by `conn_uids`.
/// Certificates are files to Zeek, and none to us.
final class FilesLog implements LogKind {
    private final Line line;
    private final Joins joins;
    private final int fuid;
    private final int uids;
    private final int source;
    private final int mimeType;
    private final int fileName;
    private final int fromOriginator;
    private final int senders;
    private final int seenBytes;
    private final int totalBytes;
    private final int missingBytes;
    private final int sha256;

    FilesLog(Columns columns, Line line, Joins joins) {
        this.line = line;
        this.joins = joins;
        fuid = columns.of("fuid");
        uids = columns.of("conn_uids");
        source = columns.of("source");
        mimeType = columns.of("mime_type");
        fileName = columns.of("filename");
        fromOriginator = columns.of("is_orig");
        senders = columns.of("tx_hosts");
        seenBytes = columns.of("seen_bytes");
        totalBytes = columns.of("total_bytes");
        missingBytes = columns.of("missing_bytes");
        sha256 = columns.of("sha256");
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public void read(Row row, Teller teller) {
        Instant at = line.time(row);
        String carrier = row.text(source).toLowerCase(Locale.ROOT);
        boolean certificate = carrier.equals("ssl") || row.text(mimeType).contains("x509");
        if (at == null || certificate || row.text(mimeType).equals("application/pkix-cert")) {
            return;
        }
        String id = row.text(fuid);
        String path = row.text(fileName);
        long size = Math.max(0, row.number(seenBytes, 0));
        String hash = row.text(sha256);
        joins.file(id, new FileFacts(path, row.text(mimeType), size, hash));
        Told told =
                new Told(
                        id,
                        row.file(),
                        row.line(),
                        at,
                        switch (carrier) {
                            case "ftp_data" -> "ftp";
                            default -> carrier;
                        },
                        path,
                        row.text(mimeType),
                        size,
                        row.number(missingBytes, 0) == 0
                                && size >= row.number(totalBytes, size)
                                && size > 0,
                        hash,
                        row.isTrue(fromOriginator),
                        row.text(senders));
        Optional<Seen> seen = line.seen(row);
        List<String> conversations = List.copyOf(row.list(uids));
        String uid = conversations.isEmpty() ? line.uid(row) : conversations.getFirst();
        ConversationId ends = seen.map(Seen::conversation).orElse(null);
        teller.tell(at, () -> transfer(told, ends, uid));
    }

    /// What a line said, until the conversation is known.
    private record Told(
            String fuid,
            String file,
            long line,
            Instant at,
            String carrier,
            String path,
            String mimeType,
            long size,
            boolean whole,
            String sha256,
            boolean fromOriginator,
            String sender) {}

    private @Nullable FileTransfer transfer(Told told, @Nullable ConversationId ends, String uid) {
        ConversationId id = ends == null ? joins.conversation(uid).orElse(null) : ends;
        if (id == null || id.transport() == Transport.OTHER) {
            return null;
        }
        boolean toHost =
                Address.parse(told.sender)
                        .map(sender -> !sender.equals(id.client()))
                        .orElse(!told.fromOriginator);
        String url = joins.url(told.fuid);
        String from = url.isEmpty() ? told.path : url;
        String path = told.path.isEmpty() ? path(url) : told.path;
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return new FileTransfer(
                new Seen(
                        told.at,
                        new wolfhound.model.Host(id.client()),
                        id.clientPort(),
                        new wolfhound.model.Peer(id.server(), id.serverPort()),
                        true,
                        new wolfhound.model.Origin(told.file, told.line, id),
                        Line.IN_PART),
                told.carrier,
                toHost,
                path.substring(slash + 1),
                from,
                "",
                MediaTypes.kind(told.mimeType),
                told.size,
                told.whole,
                told.whole ? told.sha256 : "",
                0,
                new Excerpt(new byte[0], told.size),
                joins.executable(told.fuid));
    }

    /// The path of an address without its query.
    private static String path(String url) {
        int query = url.indexOf('?');
        String plain = query < 0 ? url : url.substring(0, query);
        int scheme = plain.indexOf("://");
        int slash = scheme < 0 ? -1 : plain.indexOf('/', scheme + 3);
        return slash < 0 ? "" : plain.substring(slash);
    }
}
