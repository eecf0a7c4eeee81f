package wolfhound.sources.zeek;

import java.util.Locale;
import java.util.Optional;
import wolfhound.model.Excerpt;
import wolfhound.model.Oddity;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `weird.log`: traffic that broke its own protocol.
final class WeirdLog implements LogKind {
    private final Line line;
    private final int name;
    private final int detail;
    private final int source;

    WeirdLog(Columns columns, Line line) {
        this.line = line;
        name = columns.of("name");
        detail = columns.of("addl");
        source = columns.of("source");
    }

    @Override
    public String name() {
        return "weird";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row, Transport.TCP, 1);
        if (seen.isPresent() && row.has(name)) {
            teller.tell(
                    new Oddity(
                            seen.get(),
                            true,
                            row.text(source).toLowerCase(Locale.ROOT),
                            "zeek-" + row.text(name).toLowerCase(Locale.ROOT).replace('_', '-'),
                            row.text(detail),
                            Excerpt.NONE));
        }
    }
}
