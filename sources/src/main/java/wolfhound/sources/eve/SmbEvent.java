package wolfhound.sources.eve;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.model.ShareAccess;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `smb`: one command on a share, and whom the session belongs to.
final class SmbEvent implements LogKind {
    private final Event event;
    private final int command;
    private final int share;
    private final int file;
    private final int pipe;
    private final int disposition;
    private final int renamedFrom;
    private final int renamedTo;
    private final int size;
    private final int user;
    private final int machine;
    private final int domain;
    private final int status;

    SmbEvent(Columns columns, Event event) {
        this.event = event;
        command = columns.of("smb.command");
        share = columns.of("smb.share");
        file = columns.of("smb.filename");
        pipe = columns.of("smb.named_pipe");
        disposition = columns.of("smb.disposition");
        renamedFrom = columns.of("smb.rename.from");
        renamedTo = columns.of("smb.rename.to");
        size = columns.of("smb.size");
        user = columns.of("smb.ntlmssp.user");
        machine = columns.of("smb.ntlmssp.host");
        domain = columns.of("smb.ntlmssp.domain");
        status = columns.of("smb.status");
    }

    @Override
    public String name() {
        return "smb";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, Event.IN_PART);
        if (seen.isEmpty()) {
            return;
        }
        identify(row, seen.get(), teller);
        ShareAccess.Action action = action(row);
        if (action == null) {
            return;
        }
        String path = row.text(action == ShareAccess.Action.PIPE ? pipe : file);
        boolean renamed = action == ShareAccess.Action.RENAME;
        teller.tell(
                new ShareAccess(
                        seen.get(),
                        "smb",
                        action,
                        row.text(share),
                        action == ShareAccess.Action.CONNECT
                                ? ""
                                : renamed ? row.text(renamedFrom) : path,
                        renamed ? row.text(renamedTo) : "",
                        Math.max(0, row.number(size, 0)),
                        0));
    }

    private void identify(Row row, Seen seen, Teller teller) {
        if (row.has(machine)) {
            tell(seen, IdentitySeen.Kind.HOST_NAME, row.text(machine), teller);
        }
        if (row.has(domain)) {
            tell(seen, IdentitySeen.Kind.DOMAIN, row.text(domain), teller);
        }
        if (row.has(user)) {
            tell(seen, IdentitySeen.Kind.USER, row.text(user), teller);
            Login.Outcome outcome =
                    row.text(status).equals("STATUS_SUCCESS")
                            ? Login.Outcome.ACCEPTED
                            : row.text(status).equals("STATUS_LOGON_FAILURE")
                                    ? Login.Outcome.REJECTED
                                    : Login.Outcome.TRIED;
            teller.tell(new Login(seen, "smb", row.text(user), outcome, false));
        }
    }

    private static void tell(Seen seen, IdentitySeen.Kind kind, String value, Teller teller) {
        if (!value.isBlank()) {
            teller.tell(new IdentitySeen(seen, seen.host().address(), kind, "ntlm", value));
        }
    }

    private ShareAccess.@Nullable Action action(Row row) {
        if (row.has(renamedTo)) {
            return ShareAccess.Action.RENAME;
        }
        return switch (row.text(command)) {
            case "SMB2_COMMAND_TREE_CONNECT", "SMB1_COMMAND_TREE_CONNECT_ANDX" ->
                    row.has(share) ? ShareAccess.Action.CONNECT : null;
            case "SMB2_COMMAND_CREATE", "SMB1_COMMAND_NT_CREATE_ANDX" ->
                    row.has(pipe)
                            ? ShareAccess.Action.PIPE
                            : row.text(disposition).contains("CREATE")
                                    ? ShareAccess.Action.CREATE
                                    : row.has(file) ? ShareAccess.Action.OPEN : null;
            case "SMB2_COMMAND_WRITE", "SMB1_COMMAND_WRITE_ANDX" ->
                    row.has(file) ? ShareAccess.Action.WRITE : null;
            case "SMB2_COMMAND_READ", "SMB1_COMMAND_READ_ANDX" ->
                    row.has(file) ? ShareAccess.Action.READ : null;
            default -> null;
        };
    }
}
