package wolfhound.outputs;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// `hosts-file check --json` and `pac check --json`: one object a finding, at the end one for the
/// file. The schema is in `docs/json.md`.
public final class EndpointLines implements AutoCloseable {
    private final JsonGenerator json;

    public EndpointLines(OutputStream stream) {
        json = Json.lines(stream);
    }

    /// @param advice `remove` or `ask`
    /// @param protection what the name is protected as; empty for nothing
    public void entry(
            String advice,
            String purpose,
            int line,
            String name,
            String address,
            String protection,
            String because) {
        json.writeStartObject();
        json.writeStringProperty("type", "hosts-entry");
        json.writeStringProperty("advice", advice);
        json.writeStringProperty("purpose", purpose);
        json.writeNumberProperty("line", line);
        Json.string(json, "name", name);
        json.writeStringProperty("address", address);
        json.writeStringProperty("protection", protection);
        Json.string(json, "because", because);
        json.writeEndObject();
    }

    /// @param purposes how many entries are there for what
    /// @param copy where the file as it was is kept, where it was mended
    public void hostsFile(
            String file,
            String encoding,
            int lines,
            int entries,
            Map<String, Integer> purposes,
            int withoutSense,
            long beyondTheBound,
            Optional<String> copy) {
        json.writeStartObject();
        json.writeStringProperty("type", "hosts-file");
        Json.string(json, "file", file);
        json.writeStringProperty("encoding", encoding);
        json.writeNumberProperty("lines", lines);
        json.writeNumberProperty("entries", entries);
        json.writeObjectPropertyStart("purposes");
        purposes.forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeNumberProperty("lines_without_sense", withoutSense);
        json.writeNumberProperty("beyond_the_bound", beyondTheBound);
        Json.optional(json, "copy", copy);
        json.writeEndObject();
    }

    /// @param names patterns that it is for; empty for all
    public void choice(
            String advice,
            String purpose,
            int line,
            List<String> names,
            List<String> proxies,
            String because) {
        json.writeStartObject();
        json.writeStringProperty("type", "proxy-choice");
        json.writeStringProperty("advice", advice);
        json.writeStringProperty("purpose", purpose);
        json.writeNumberProperty("line", line);
        Json.strings(json, "names", names);
        Json.strings(json, "proxies", proxies);
        Json.string(json, "because", because);
        json.writeEndObject();
    }

    /// @param cut whether a bound bit
    public void proxyScript(String file, int choices, boolean cut) {
        json.writeStartObject();
        json.writeStringProperty("type", "proxy-script");
        Json.string(json, "file", file);
        json.writeNumberProperty("choices", choices);
        json.writeBooleanProperty("cut", cut);
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
