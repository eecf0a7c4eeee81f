package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `notice.log`: what scripts of Zeek found worth a notice: matches of rules that inform, by name.
final class NoticeLog implements LogKind {
    private final Line line;
    private final int note;
    private final int message;
    private final int source;
    private final int destination;
    private final int port;

    NoticeLog(Columns columns, Line line) {
        this.line = line;
        note = columns.of("note");
        message = columns.of("msg");
        source = columns.of("src");
        destination = columns.of("dst");
        port = columns.of("p");
    }

    @Override
    public String name() {
        return "notice";
    }

    @Override
    public void read(Row row, Teller teller) {
        Instant at = line.time(row);
        Optional<Seen> ends = line.seen(row, Transport.TCP, 1);
        Address from = row.address(source).orElse(null);
        Address to = row.address(destination).orElse(from);
        if (at == null || !row.has(note) || ends.isEmpty() && (from == null || to == null)) {
            return;
        }
        Seen seen =
                ends.orElseGet(() ->
                        Line.seen(
                                row,
                                at,
                                new ConversationId(
                                        Transport.TCP,
                                        java.util.Objects.requireNonNull(from),
                                        0,
                                        java.util.Objects.requireNonNull(to),
                                        (int) row.number(port, 0)),
                                1));
        RuleFacts facts =
                new RuleFacts(
                        0,
                        0,
                        0,
                        row.text(note) + ": " + row.text(message),
                        "",
                        INFORMS,
                        RuleFacts.Ground.ANOMALY,
                        -1,
                        Map.of());
        teller.tell(new RuleMatch(seen, true, facts));
    }

    private static final int INFORMS = 3;
}
