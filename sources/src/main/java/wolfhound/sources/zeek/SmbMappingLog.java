package wolfhound.sources.zeek;

import java.util.Optional;
import wolfhound.model.Seen;
import wolfhound.model.ShareAccess;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `smb_mapping.log`: shares that were connected.
final class SmbMappingLog implements LogKind {
    private final Line line;
    private final int path;

    SmbMappingLog(Columns columns, Line line) {
        this.line = line;
        path = columns.of("path");
    }

    @Override
    public String name() {
        return "smb_mapping";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        if (seen.isPresent() && row.has(path)) {
            teller.tell(
                    new ShareAccess(
                            seen.get(),
                            "smb",
                            ShareAccess.Action.CONNECT,
                            row.text(path),
                            "",
                            "",
                            0,
                            0));
        }
    }
}
