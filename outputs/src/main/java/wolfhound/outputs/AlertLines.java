package wolfhound.outputs;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import wolfhound.model.ConversationId;
import wolfhound.model.Peer;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;

/// `rules match --json`: one object an alert. The schema is in `docs/json.md`.
public final class AlertLines implements AutoCloseable {
    private final JsonGenerator json;

    public AlertLines(OutputStream stream) {
        json = Json.lines(stream);
    }

    /// @param path the input that was read
    public void alert(String path, RuleMatch match) {
        RuleFacts rule = match.rule();
        ConversationId conversation = match.seen().conversation();
        Peer client = new Peer(conversation.client(), conversation.clientPort());
        Peer server = new Peer(conversation.server(), conversation.serverPort());
        boolean byClient = match.byHost() == match.seen().hostOpened();
        json.writeStartObject();
        json.writeStringProperty("type", "alert");
        Json.string(json, "path", path);
        json.writeStringProperty("at", match.seen().at().toString());
        json.writeNumberProperty("packet", match.seen().origin().packet());
        json.writeNumberProperty("gid", rule.generator());
        json.writeNumberProperty("sid", rule.id());
        json.writeNumberProperty("rev", rule.revision());
        Json.string(json, "message", rule.message());
        Json.string(json, "class", rule.className());
        json.writeNumberProperty("priority", rule.priority());
        end("source", byClient ? client : server);
        end("target", byClient ? server : client);
        json.writeStringProperty(
                "transport", conversation.transport().name().toLowerCase(java.util.Locale.ROOT));
        json.writeEndObject();
    }

    private void end(String name, Peer end) {
        json.writeStringProperty(name, end.address().toString());
        json.writeNumberProperty(name + "_port", end.port());
    }

    @Override
    public void close() {
        Json.writing(() -> {
            json.writeRaw('\n');
            json.close();
        });
    }
}
