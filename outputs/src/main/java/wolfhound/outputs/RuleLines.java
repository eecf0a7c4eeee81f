package wolfhound.outputs;

import java.io.OutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// `rules check --json`: one object a problem, at the end what was loaded. The schema is in
/// `docs/json.md`.
public final class RuleLines implements AutoCloseable {
    private final JsonGenerator json;

    public RuleLines(OutputStream stream) {
        json = Json.lines(stream);
    }

    /// @param kind `wrong`, `not supported`, `doubtful` or `costly`
    /// @param keyword what is not supported; else empty
    /// @param loaded whether the rule is loaded all the same
    public void problem(
            String kind,
            String file,
            int line,
            int column,
            String keyword,
            boolean loaded,
            String sentence) {
        json.writeStartObject();
        json.writeStringProperty("type", "problem");
        json.writeStringProperty("kind", kind);
        Json.string(json, "file", file);
        json.writeNumberProperty("line", line);
        json.writeNumberProperty("column", column);
        Json.string(json, "keyword", keyword);
        json.writeBooleanProperty("loaded", loaded);
        Json.string(json, "sentence", sentence);
        json.writeEndObject();
    }

    /// @param notSupported how many rules each keyword keeps out
    public void rules(
            int loaded,
            int disabled,
            int wrong,
            Map<String, Integer> notSupported,
            int doubtful,
            int costly,
            Iterable<String> files,
            Iterable<String> unreadable) {
        json.writeStartObject();
        json.writeStringProperty("type", "rules");
        json.writeNumberProperty("loaded", loaded);
        json.writeNumberProperty("disabled", disabled);
        json.writeNumberProperty("wrong", wrong);
        json.writeArrayPropertyStart("not_supported");
        notSupported.forEach((keyword, rules) -> {
            json.writeStartObject();
            Json.string(json, "keyword", keyword);
            json.writeNumberProperty("rules", rules);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeNumberProperty("doubtful", doubtful);
        json.writeNumberProperty("costly", costly);
        Json.strings(json, "files", files);
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
