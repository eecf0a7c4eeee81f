package wolfhound.sources.zeek;

import java.util.Locale;
import java.util.Optional;
import wolfhound.model.CommandLine;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `ftp.log`: commands with their answers, as many as Zeek logs (`RETR`, `STOR`, `PASV`, …), and as
/// whom they were given.
final class FtpLog implements LogKind {
    private final Line line;
    private final int user;
    private final int command;
    private final int argument;
    private final int code;
    private final int answer;

    FtpLog(Columns columns, Line line) {
        this.line = line;
        user = columns.of("user");
        command = columns.of("command");
        argument = columns.of("arg");
        code = columns.of("reply_code");
        answer = columns.of("reply_msg");
    }

    @Override
    public String name() {
        return "ftp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        if (seen.isEmpty() || !row.has(command)) {
            return;
        }
        String verb = row.text(command).toUpperCase(Locale.ROOT);
        String secretless = verb.equals("PASS") ? "" : row.text(argument);
        teller.tell(
                new CommandLine(
                        seen.get(),
                        "ftp",
                        verb,
                        secretless,
                        (int) row.number(code, 0),
                        row.text(answer)));
        boolean named = row.has(user) && !row.text(user).equals("<unknown>");
        if (named && told.add(line.uid(row) + " " + row.text(user))) {
            teller.tell(new Login(seen.get(), "ftp", row.text(user), Login.Outcome.ACCEPTED, true));
        }
    }

    /// The conversations whose log-in was told.
    private final Latest told = new Latest();
}
