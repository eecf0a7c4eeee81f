package wolfhound.sources.eve;

import java.util.Locale;
import java.util.Optional;
import wolfhound.model.Excerpt;
import wolfhound.model.Oddity;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `anomaly`: traffic that broke its own protocol, as a decoder or parser of Suricata saw it.
final class AnomalyEvent implements LogKind {
    private final Event event;
    private final int type;
    private final int what;
    private final int layer;
    private final int protocol;

    AnomalyEvent(Columns columns, Event event) {
        this.event = event;
        type = columns.of("anomaly.type");
        what = columns.of("anomaly.event");
        layer = columns.of("anomaly.layer");
        protocol = columns.of("app_proto");
    }

    @Override
    public String name() {
        return "anomaly";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.ofPacket(row);
        if (seen.isPresent() && row.has(what)) {
            String kind =
                    row.text(what).toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
            teller.tell(
                    new Oddity(
                            seen.get(),
                            !event.sourceIsServer(row),
                            row.text(protocol),
                            "suricata-" + kind,
                            row.text(row.has(layer) ? layer : type),
                            Excerpt.NONE));
        }
    }
}
