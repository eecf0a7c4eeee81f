package wolfhound.sources.zeek;

import java.util.Optional;
import wolfhound.model.Seen;
import wolfhound.model.ShareAccess;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `dce_rpc.log`: remote procedure calls, by the pipe that they went through.
final class DceRpcLog implements LogKind {
    private final Line line;
    private final int pipe;

    DceRpcLog(Columns columns, Line line) {
        this.line = line;
        pipe = columns.of("named_pipe");
    }

    @Override
    public String name() {
        return "dce_rpc";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        boolean piped = row.text(pipe).contains("pipe") || row.text(pipe).startsWith("\\");
        if (seen.isPresent() && piped && told.add(line.uid(row) + " " + row.text(pipe))) {
            String path = row.text(pipe);
            teller.tell(
                    new ShareAccess(
                            seen.get(),
                            "smb",
                            ShareAccess.Action.PIPE,
                            "",
                            path.substring(path.lastIndexOf('\\') + 1),
                            "",
                            0,
                            0));
        }
    }

    /// The pipes that were told, by conversation.
    private final Latest told = new Latest();
}
