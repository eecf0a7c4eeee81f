package wolfhound.outputs;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import wolfhound.model.Output;
import wolfhound.model.Verdict;

/// `--json`: one object a line, first the hunt, then a verdict for every home host. The schema is
/// in `docs/json.md`.
public final class JsonLines implements Output {
    private final JsonGenerator json;

    public JsonLines(OutputStream stream, Hunted hunted) {
        json = Json.lines(stream);
        Json.writing(() -> write(hunted));
    }

    @Override
    public void accept(Verdict verdict) {
        Json.writing(() -> VerdictJson.write(json, verdict));
    }

    @Override
    public void close() {
        Json.writing(() -> {
            json.writeRaw('\n');
            json.close();
        });
    }

    private void write(Hunted hunted) {
        json.writeStartObject();
        json.writeStringProperty("type", "hunt");
        json.writeArrayPropertyStart("inputs");
        hunted.inputs().forEach(this::write);
        json.writeEndArray();
        json.writeNumberProperty("packets", hunted.packets());
        json.writeNumberProperty("bytes", hunted.bytes());
        json.writeNumberProperty("log_lines", hunted.logLines());
        json.writeNumberProperty("conversations", hunted.conversations());
        json.writeNumberProperty("observations", hunted.observations());
        Json.optional(json, "first", hunted.first());
        Json.optional(json, "last", hunted.last());
        Json.string(json, "home_net", hunted.homeNet());
        json.writeNumberProperty("declarations", hunted.declarations());
        json.writeBooleanProperty("cut_short", hunted.cutShort());
        json.writeObjectPropertyStart("versions");
        json.writeStringProperty("wolfhound", hunted.version());
        json.writeStringProperty("weights", hunted.weights());
        json.writeEndObject();
        json.writeObjectPropertyStart("counters");
        hunted.counters().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Hunted.Input input) {
        json.writeStartObject();
        Json.string(json, "path", input.path());
        json.writeNumberProperty("packets", input.packets());
        json.writeNumberProperty("bytes", input.bytes());
        json.writeBooleanProperty("readable", input.readable());
        Json.string(json, "problem", input.problem());
        json.writeEndObject();
    }
}
