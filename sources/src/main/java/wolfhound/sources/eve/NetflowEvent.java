package wolfhound.sources.eve;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import wolfhound.model.Flow;
import wolfhound.model.Flow.Phase;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `netflow`: one direction of a conversation. Only the client's is told: the other way says the
/// same again.
final class NetflowEvent implements LogKind {
    private final Event event;
    private final int start;
    private final int end;
    private final int packets;
    private final int bytes;
    private final int protocol;

    NetflowEvent(Columns columns, Event event) {
        this.event = event;
        start = columns.of("netflow.start");
        end = columns.of("netflow.end");
        packets = columns.of("netflow.pkts");
        bytes = columns.of("netflow.bytes");
        protocol = columns.of("app_proto");
    }

    @Override
    public String name() {
        return "netflow";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> written = event.seen(row, HALF);
        if (written.isEmpty() || event.sourceIsServer(row)) {
            return;
        }
        Instant began = row.time(start);
        Instant ended = row.time(end);
        Seen first = began == null ? written.get() : written.get().at(began);
        Seen last = ended == null ? written.get() : written.get().at(ended);
        long sent = Math.max(0, row.number(packets, 0));
        Duration lasted = Duration.between(first.at(), last.at());
        teller.conversation();
        teller.tell(Flows.first(first, Phase.OPENED));
        teller.tell(
                new Flow(
                        last,
                        Phase.ENDED,
                        lasted.isNegative() ? Duration.ZERO : lasted,
                        row.text(protocol).equals("failed") ? "" : row.text(protocol),
                        Flows.payload(first, row.number(bytes, 0), sent),
                        0,
                        sent,
                        0));
    }

    /// One of two directions.
    private static final double HALF = 0.5;
}
