package wolfhound.outputs;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import wolfhound.model.Indicator;

/// `intel --json`: one object a list, wrong line or indicator, at the end of an import one for all.
/// The schema is in `docs/json.md`.
public final class IntelLines implements AutoCloseable {
    private final JsonGenerator json;

    public IntelLines(OutputStream stream) {
        json = Json.lines(stream);
    }

    public void list(
            String name,
            String formats,
            int files,
            int indicators,
            int refused,
            int landmarks,
            Optional<Instant> oldest,
            Optional<Instant> newest) {
        json.writeStartObject();
        json.writeStringProperty("type", "list");
        Json.string(json, "name", name);
        Json.string(json, "formats", formats);
        json.writeNumberProperty("files", files);
        json.writeNumberProperty("indicators", indicators);
        json.writeNumberProperty("refused", refused);
        json.writeNumberProperty("landmarks", landmarks);
        Json.optional(json, "oldest", oldest);
        Json.optional(json, "newest", newest);
        json.writeEndObject();
    }

    /// @param line 0 where it is no matter of a line
    public void complaint(String file, long line, String sentence) {
        json.writeStartObject();
        json.writeStringProperty("type", "complaint");
        Json.string(json, "file", file);
        json.writeNumberProperty("line", line);
        Json.string(json, "sentence", sentence);
        json.writeEndObject();
    }

    /// @param refusal why it is refused, empty where it is not
    /// @param worth what having met it would be worth at the moment told, 0 to 1
    public void indicator(Indicator indicator, Optional<String> refusal, double worth) {
        json.writeStartObject();
        json.writeStringProperty("type", "indicator");
        json.writeStringProperty("kind", indicator.kind().text());
        Json.string(json, "value", indicator.value());
        Json.string(json, "from", indicator.from());
        Json.string(json, "label", indicator.label());
        Json.optional(json, "since", indicator.since());
        Json.optional(json, "until", indicator.until());
        json.writeNumberProperty("confidence", indicator.confidence());
        Json.string(json, "comment", indicator.comment());
        Json.string(json, "place", indicator.place());
        json.writeStringProperty("tenure", indicator.tenure().kind().text());
        Json.string(json, "tenure_because", indicator.tenure().because());
        Json.number(json, "worth", worth);
        Json.optional(json, "refused_as", refusal);
        json.writeEndObject();
    }

    /// @param leftOut what is right and of no use, by what it is
    public void imported(
            int indicators,
            int landmarks,
            long wrong,
            Map<String, Long> leftOut,
            Iterable<String> notLists,
            Iterable<String> unreadable) {
        json.writeStartObject();
        json.writeStringProperty("type", "import");
        json.writeNumberProperty("indicators", indicators);
        json.writeNumberProperty("landmarks", landmarks);
        json.writeNumberProperty("wrong", wrong);
        json.writeArrayPropertyStart("left_out");
        leftOut.forEach((what, times) -> {
            json.writeStartObject();
            Json.string(json, "what", what);
            json.writeNumberProperty("times", times);
            json.writeEndObject();
        });
        json.writeEndArray();
        Json.strings(json, "not_lists", notLists);
        Json.strings(json, "unreadable", unreadable);
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
