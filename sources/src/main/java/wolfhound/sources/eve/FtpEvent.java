package wolfhound.sources.eve;

import java.util.Locale;
import java.util.Optional;
import wolfhound.model.CommandLine;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `ftp`: a command with its answer.
final class FtpEvent implements LogKind {
    private final Event event;
    private final int command;
    private final int argument;
    private final int code;
    private final int answer;

    FtpEvent(Columns columns, Event event) {
        this.event = event;
        command = columns.of("ftp.command");
        argument = columns.of("ftp.command_data");
        code = columns.of("ftp.completion_code");
        answer = columns.of("ftp.reply");
    }

    @Override
    public String name() {
        return "ftp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, 1);
        if (seen.isEmpty() || !row.has(command)) {
            return;
        }
        String verb = row.text(command).toUpperCase(Locale.ROOT);
        int answered = (int) row.number(code, 0);
        teller.tell(
                new CommandLine(
                        seen.get(),
                        "ftp",
                        verb,
                        verb.equals("PASS") ? "" : row.text(argument),
                        answered,
                        row.text(answer)));
        if (verb.equals("USER")) {
            teller.tell(
                    new Login(
                            seen.get(),
                            "ftp",
                            row.text(argument),
                            answered >= 500 ? Login.Outcome.REJECTED : Login.Outcome.TRIED,
                            true));
        }
    }
}
