package wolfhound.outputs;

import java.io.OutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import wolfhound.model.Indicator;
import wolfhound.model.Origin;
import wolfhound.outputs.Audited.Condemned;
import wolfhound.outputs.Audited.Entry;
import wolfhound.outputs.Audited.ListRow;
import wolfhound.outputs.Audited.Loss;
import wolfhound.outputs.Audited.Missed;

/// `audit --json`: one object a row, first the audit with all lists taken together. The schema is
/// in `docs/json.md`.
public final class AuditLines implements AutoCloseable {
    private final JsonGenerator json;

    public AuditLines(OutputStream stream) {
        json = Json.lines(stream);
    }

    public void audit(Audited audited) {
        json.writeStartObject();
        json.writeStringProperty("type", "audit");
        json.writeNumberProperty("captures", audited.captures());
        json.writeNumberProperty("packets", audited.packets());
        json.writeStringProperty("truth", audited.byLabels() ? "labels" : "verdicts");
        json.writeNumberProperty("infected", audited.infected());
        json.writeNumberProperty("others", audited.others());
        json.writeNumberProperty("knocks", audited.knocks());
        write(audited.total());
        json.writeObjectPropertyStart("counters");
        audited.bounds().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeEndObject();
        for (ListRow row : audited.lists()) {
            json.writeStartObject();
            json.writeStringProperty("type", "audited-list");
            write(row);
            json.writeEndObject();
        }
        audited.condemned().forEach(this::write);
        audited.missed().forEach(this::write);
        audited.entries().forEach(this::write);
    }

    private void write(ListRow row) {
        Json.string(json, "list", row.name());
        json.writeNumberProperty("entries", row.entries());
        json.writeNumberProperty("met", row.met());
        json.writeObjectPropertyStart("condemned");
        for (Map.Entry<String, Integer> entry : row.condemned().entrySet()) {
            json.writeNumberProperty(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeNumberProperty("rightly", row.rightly());
        json.writeNumberProperty("wrongly", row.wrongly());
        json.writeNumberProperty("missed", row.missed());
        json.writeNumberProperty("alone", row.alone());
        json.writeNumberProperty("earlier", row.earlier());
        json.writeNumberProperty("later", row.later());
        write("lost_innocent", row.innocent());
        write("lost_undecided", row.undecided());
        write("stopped", row.stopped());
        json.writeNumberProperty("lost_by_narrow_blocks", row.narrow());
    }

    private void write(String key, Loss loss) {
        json.writeObjectPropertyStart(key);
        json.writeNumberProperty("conversations", loss.conversations());
        json.writeNumberProperty("requests", loss.requests());
        json.writeNumberProperty("pages", loss.pages());
        json.writeNumberProperty("look_ups", loss.lookUps());
        json.writeNumberProperty("sites", loss.sites());
        json.writeNumberProperty("hosts", loss.hosts());
        json.writeEndObject();
    }

    private void write(Condemned one) {
        json.writeStartObject();
        json.writeStringProperty("type", "condemned");
        Json.string(json, "list", one.list());
        Json.string(json, "capture", one.capture());
        json.writeStringProperty("host", one.host());
        json.writeBooleanProperty("infected", one.isInfected());
        json.writeStringProperty("verdict", one.ours());
        Json.optional(json, "decided", one.decided());
        json.writeStringProperty("told", one.told().toString());
        write(one.entry());
        json.writeStringProperty("how", one.how());
        Json.string(json, "met", one.met());
        json.writeNumberProperty("sightings", one.sightings());
        Json.string(json, "because", one.because());
        write(one.origin());
        json.writeEndObject();
    }

    private void write(Indicator entry) {
        json.writeObjectPropertyStart("entry");
        json.writeStringProperty("kind", entry.kind().text());
        Json.string(json, "value", entry.value());
        Json.string(json, "label", entry.label());
        Json.string(json, "place", entry.place());
        Json.optional(json, "since", entry.since());
        json.writeStringProperty("tenure", entry.tenure().kind().text());
        Json.string(json, "tenure_because", entry.tenure().because());
        json.writeEndObject();
    }

    private void write(Missed one) {
        json.writeStartObject();
        json.writeStringProperty("type", "missed");
        Json.string(json, "capture", one.capture());
        json.writeStringProperty("host", one.host());
        json.writeStringProperty("verdict", one.ours());
        Json.string(json, "because", one.because());
        json.writeArrayPropertyStart("exhibits");
        one.origin().ifPresent(this::object);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Entry entry) {
        json.writeStartObject();
        json.writeStringProperty("type", "audited-entry");
        Json.string(json, "list", entry.indicator().from());
        write(entry.indicator());
        json.writeNumberProperty("rightly", entry.rightly());
        json.writeNumberProperty("wrongly", entry.wrongly());
        json.writeNumberProperty("other_sites", entry.others());
        write("lost_innocent", entry.innocent());
        write(entry.origin());
        json.writeEndObject();
    }

    private void write(Origin origin) {
        json.writeArrayPropertyStart("exhibits");
        object(origin);
        json.writeEndArray();
    }

    private void object(Origin origin) {
        json.writeStartObject();
        Json.string(json, "file", origin.file());
        json.writeNumberProperty("packet", origin.packet());
        json.writeStringProperty(
                "community_id", origin.isLine() ? "" : origin.conversation().communityId());
        json.writeEndObject();
    }

    @Override
    public void close() {
        Json.writing(() -> {
            json.writeRaw('\n');
            json.close();
        });
    }
}
