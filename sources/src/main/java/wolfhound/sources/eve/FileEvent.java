package wolfhound.sources.eve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `fileinfo`: a file that went over the wire. The source sent it.
final class FileEvent implements LogKind {
    private final Event event;
    private final int name;
    private final int magic;
    private final int size;
    private final int state;
    private final int gaps;
    private final int sha256;
    private final int carrier;
    private final int host;
    private final int url;
    private final int contentType;

    FileEvent(Columns columns, Event event) {
        this.event = event;
        name = columns.of("fileinfo.filename");
        magic = columns.of("fileinfo.magic");
        size = columns.of("fileinfo.size");
        state = columns.of("fileinfo.state");
        gaps = columns.of("fileinfo.gaps");
        sha256 = columns.of("fileinfo.sha256");
        carrier = columns.of("app_proto");
        host = columns.of("http.hostname");
        url = columns.of("http.url");
        contentType = columns.of("http.http_content_type");
    }

    @Override
    public String name() {
        return "fileinfo";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.ofPacket(row);
        if (seen.isEmpty()) {
            return;
        }
        long bytes = Math.max(0, row.number(size, 0));
        boolean whole = row.text(state).equals("CLOSED") && !row.isTrue(gaps) && bytes > 0;
        String path = row.text(name);
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        Seen packet = seen.get();
        teller.tell(
                new FileTransfer(
                        new Seen(
                                packet.at(),
                                packet.host(),
                                packet.hostPort(),
                                packet.peer(),
                                packet.hostOpened(),
                                packet.origin(),
                                Event.IN_PART),
                        row.text(carrier).equals("ftp-data") ? "ftp" : row.text(carrier),
                        event.sourceIsServer(row),
                        path.substring(slash + 1),
                        row.has(host) ? "http://" + row.text(host) + row.text(url) : path,
                        declared(row),
                        kind(row.text(magic)),
                        bytes,
                        whole,
                        whole ? row.text(sha256) : "",
                        0,
                        new Excerpt(new byte[0], bytes),
                        Optional.empty()));
    }

    private String declared(Row row) {
        String written = row.text(contentType);
        int end = written.indexOf(';');
        return (end < 0 ? written : written.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// By the words of libmagic, which Suricata writes where it is told to.
    private static FileKind kind(String magic) {
        for (Map.Entry<String, FileKind> each : MAGIC.entrySet()) {
            if (magic.startsWith(each.getKey())) {
                return each.getValue();
            }
        }
        return magic.contains("text") ? FileKind.TEXT : FileKind.BINARY;
    }

    private static final Map<String, FileKind> MAGIC = magic();

    private static Map<String, FileKind> magic() {
        Map<String, FileKind> magic = new LinkedHashMap<>();
        magic.put("PE32", FileKind.PE);
        magic.put("MS-DOS", FileKind.MZ);
        magic.put("ELF", FileKind.ELF);
        magic.put("Mach-O", FileKind.MACH_O);
        magic.put("Java archive", FileKind.JAR);
        magic.put("Zip archive", FileKind.ZIP);
        magic.put("RAR archive", FileKind.RAR);
        magic.put("7-zip", FileKind.SEVEN_ZIP);
        magic.put("gzip", FileKind.GZIP);
        magic.put("Microsoft Cabinet", FileKind.CAB);
        magic.put("Composite Document", FileKind.OLE);
        magic.put("Microsoft OOXML", FileKind.OOXML);
        magic.put("Microsoft Word 2007", FileKind.OOXML);
        magic.put("Microsoft Excel 2007", FileKind.OOXML);
        magic.put("Rich Text", FileKind.RTF);
        magic.put("PDF", FileKind.PDF);
        magic.put("Macromedia Flash", FileKind.FLASH);
        magic.put("HTML", FileKind.HTML);
        magic.put("XML", FileKind.XML);
        magic.put("JSON", FileKind.JSON);
        magic.put("PNG", FileKind.PNG);
        magic.put("JPEG", FileKind.JPEG);
        magic.put("GIF", FileKind.GIF);
        return Collections.unmodifiableMap(magic);
    }
}
