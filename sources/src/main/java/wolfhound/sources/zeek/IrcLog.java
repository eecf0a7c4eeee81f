package wolfhound.sources.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.model.ChatLine;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `irc.log`: what a client does on IRC (`NICK`, `USER`, `JOIN`, `DCC`). What is said in a channel
/// is not logged.
final class IrcLog implements LogKind {
    private final Line line;
    private final int command;
    private final int value;
    private final int addl;

    IrcLog(Columns columns, Line line) {
        this.line = line;
        command = columns.of("command");
        value = columns.of("value");
        addl = columns.of("addl");
    }

    @Override
    public String name() {
        return "irc";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        if (seen.isEmpty() || !row.has(command)) {
            return;
        }
        List<String> parameters = new ArrayList<>();
        if (row.has(value)) {
            parameters.add(row.text(value));
        }
        if (row.has(addl)) {
            parameters.add(row.text(addl));
        }
        teller.tell(
                new ChatLine(
                        seen.get(),
                        true,
                        "",
                        row.text(command).toUpperCase(Locale.ROOT),
                        List.copyOf(parameters),
                        parameters.isEmpty() ? "" : parameters.getLast()));
    }
}
