package wolfhound.sources.zeek;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Seen;
import wolfhound.model.ShareAccess;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `smb_files.log`: what was done with files on shares.
final class SmbFilesLog implements LogKind {
    private final Line line;
    private final int action;
    private final int share;
    private final int file;
    private final int before;
    private final int size;

    SmbFilesLog(Columns columns, Line line) {
        this.line = line;
        action = columns.of("action");
        share = columns.of("path");
        file = columns.of("name");
        before = columns.of("prev_name");
        size = columns.of("size");
    }

    @Override
    public String name() {
        return "smb_files";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        String written = row.text(action);
        ShareAccess.Action done =
                action(
                        written.substring(
                                written.indexOf("::") < 0 ? 0 : written.indexOf("::") + 2));
        if (seen.isEmpty() || done == null) {
            return;
        }
        boolean renamed = done == ShareAccess.Action.RENAME;
        teller.tell(
                new ShareAccess(
                        seen.get(),
                        "smb",
                        done,
                        row.text(share),
                        row.text(renamed && row.has(before) ? before : file),
                        renamed ? row.text(file) : "",
                        Math.max(0, row.number(size, 0)),
                        0));
    }

    private static ShareAccess.@Nullable Action action(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "FILE_OPEN" -> ShareAccess.Action.OPEN;
            case "FILE_READ" -> ShareAccess.Action.READ;
            case "FILE_WRITE" -> ShareAccess.Action.WRITE;
            case "FILE_RENAME" -> ShareAccess.Action.RENAME;
            case "FILE_DELETE" -> ShareAccess.Action.DELETE;
            case "PIPE_OPEN", "PIPE_READ", "PIPE_WRITE" -> ShareAccess.Action.PIPE;
            default -> null;
        };
    }
}
