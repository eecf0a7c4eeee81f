package wolfhound.sources.eve;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import wolfhound.model.Flow;
import wolfhound.model.Flow.Phase;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `flow`: every conversation, written when it ends or falls silent. It is told as it went.
final class FlowEvent implements LogKind {
    private final Event event;
    private final int start;
    private final int end;
    private final int reset;
    private final int syn;
    private final int packetsOut;
    private final int packetsIn;
    private final int bytesOut;
    private final int bytesIn;
    private final int protocol;

    FlowEvent(Columns columns, Event event) {
        this.event = event;
        start = columns.of("flow.start");
        end = columns.of("flow.end");
        reset = columns.of("tcp.rst");
        syn = columns.of("tcp.syn");
        packetsOut = columns.of("flow.pkts_toserver");
        packetsIn = columns.of("flow.pkts_toclient");
        bytesOut = columns.of("flow.bytes_toserver");
        bytesIn = columns.of("flow.bytes_toclient");
        protocol = columns.of("app_proto");
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> written = event.seen(row, visibility(row));
        if (written.isEmpty()) {
            return;
        }
        Instant began = row.time(start);
        Instant ended = row.time(end);
        Seen first = began == null ? written.get() : written.get().at(began);
        Seen last = ended == null ? written.get() : written.get().at(ended);
        long answers = Math.max(0, row.number(packetsIn, 0));
        long asked = Math.max(0, row.number(packetsOut, 0));
        long said = Flows.payload(first, row.number(bytesOut, 0), asked);
        long heard = Flows.payload(first, row.number(bytesIn, 0), answers);
        Phase phase = phase(row, first, answers, said + heard);
        Duration lasted = Duration.between(first.at(), last.at());
        teller.conversation();
        teller.tell(Flows.first(first, Phase.OPENED));
        if (answers > 0 && phase != Phase.REFUSED) {
            teller.tell(Flows.first(first, Phase.ANSWERED));
        }
        teller.tell(
                new Flow(
                        last,
                        phase,
                        lasted.isNegative() ? Duration.ZERO : lasted,
                        protocol(row),
                        said,
                        heard,
                        asked,
                        answers));
    }

    private String protocol(Row row) {
        String name = row.text(protocol);
        return switch (name) {
            case "failed" -> "";
            case "krb5" -> "kerberos";
            default -> name;
        };
    }

    private Phase phase(Row row, Seen seen, long answers, long payload) {
        if (answers == 0) {
            return Phase.UNANSWERED;
        }
        if (seen.transport() == Transport.TCP && row.isTrue(reset)) {
            return payload == 0 ? Phase.REFUSED : Phase.RESET;
        }
        return Phase.ENDED;
    }

    /// Less than 1 where TCP was met in its middle.
    private double visibility(Row row) {
        return row.has(syn) && !row.isTrue(syn) ? MIDSTREAM : 1;
    }

    private static final double MIDSTREAM = 0.7;
}
