package wolfhound.sources.zeek;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import wolfhound.model.Flow;
import wolfhound.model.Flow.Phase;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `conn.log`: every conversation, written when it ends. It is told as it went: opened, answered,
/// and how it ended.
final class ConnLog implements LogKind {
    private final Line line;
    private final Joins joins;
    private final int service;
    private final int duration;
    private final int originBytes;
    private final int answerBytes;
    private final int originPackets;
    private final int answerPackets;
    private final int state;
    private final int history;
    private final int missed;

    ConnLog(Columns columns, Line line, Joins joins) {
        this.line = line;
        this.joins = joins;
        service = columns.of("service");
        duration = columns.of("duration");
        originBytes = columns.of("orig_bytes");
        answerBytes = columns.of("resp_bytes");
        originPackets = columns.of("orig_pkts");
        answerPackets = columns.of("resp_pkts");
        state = columns.of("conn_state");
        history = columns.of("history");
        missed = columns.of("missed_bytes");
    }

    @Override
    public String name() {
        return "conn";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row, Transport.OTHER, visibility(row));
        if (seen.isEmpty()) {
            return;
        }
        joins.conversation(line.uid(row), seen.get().conversation());
        teller.conversation();
        Phase end = end(row);
        Duration lasted = row.span(duration);
        String protocol = protocol(row);
        teller.tell(flow(row, seen.get(), Phase.OPENED, Duration.ZERO, protocol));
        boolean answered = end != Phase.UNANSWERED && end != Phase.REFUSED;
        if (answered && row.number(answerPackets, 1) > 0) {
            teller.tell(flow(row, seen.get(), Phase.ANSWERED, Duration.ZERO, protocol));
        }
        Seen last = seen.get().at(seen.get().at().plus(lasted));
        teller.tell(flow(row, last, end, lasted, protocol));
    }

    /// What went over the wire is known only of the last word.
    private Flow flow(Row row, Seen seen, Phase phase, Duration lasted, String protocol) {
        boolean last = phase.isLast();
        return new Flow(
                seen,
                phase,
                lasted,
                last ? protocol : "",
                last ? count(row, originBytes, 0) : 0,
                last ? count(row, answerBytes, 0) : 0,
                last ? count(row, originPackets, 1) : 1,
                last ? count(row, answerPackets, 0) : phase == Phase.ANSWERED ? 1 : 0);
    }

    private static long count(Row row, int column, long otherwise) {
        return Math.max(0, row.number(column, otherwise));
    }

    private String protocol(Row row) {
        var services = row.list(service);
        String last = services.isEmpty() ? "" : services.getLast();
        String name = last.substring(last.lastIndexOf(',') + 1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "ssl" -> "tls";
            case "krb", "krb_tcp" -> "kerberos";
            default -> name;
        };
    }

    private Phase end(Row row) {
        return switch (row.text(state)) {
            case "S0", "SH", "RSTOS0" -> Phase.UNANSWERED;
            case "REJ" -> Phase.REFUSED;
            case "RSTO", "RSTR", "RSTRH" -> Phase.RESET;
            case "" -> row.number(answerPackets, 1) > 0 ? Phase.ENDED : Phase.UNANSWERED;
            default -> Phase.ENDED;
        };
    }

    /// Less than 1 for bytes that the sensor missed, and where TCP was met in its middle.
    private double visibility(Row row) {
        double seen = 1;
        long lost = row.number(missed, 0);
        if (lost > 0) {
            long all = count(row, originBytes, 0) + count(row, answerBytes, 0);
            seen = Math.max(0, 1 - (double) lost / Math.max(all, lost));
        }
        String letters = row.text(history);
        boolean midstream =
                row.text(state).equals("OTH")
                        && !letters.isEmpty()
                        && letters.chars().noneMatch(letter -> letter == 'S' || letter == 's');
        return midstream && letters.matches("[A-Za-z^]*[AaDdCcTt].*") ? seen * 0.7 : seen;
    }
}
