package wolfhound.outputs;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import wolfhound.model.Circumstances;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.Declaration;
import wolfhound.model.PackMember;
import wolfhound.model.Peer;
import wolfhound.model.Software;

/// The keys of a verdict that tell of the host itself: what it runs and gave away, what was
/// declared of it, whom it works for.
final class HostJson {
    private HostJson() {}

    static void write(JsonGenerator json, Circumstances known) {
        json.writeArrayPropertyStart("software");
        known.software().forEach(software -> write(json, software));
        json.writeEndArray();
        json.writeArrayPropertyStart("clear_text_logins");
        known.clearTextLogins().forEach(login -> write(json, login));
        json.writeEndArray();
        json.writeArrayPropertyStart("declared");
        known.declarations().forEach(declared -> write(json, declared));
        known.blocks().forEach(block -> write(json, new Declaration(block.sentence(), 0, "")));
        json.writeEndArray();
        Json.optional(json, "label", unlessEmpty(known.label()));
    }

    private static Optional<String> unlessEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static void write(JsonGenerator json, Software software) {
        json.writeStartObject();
        Json.string(json, "cpe", software.cpe());
        Json.string(json, "text", software.text());
        Json.string(json, "seen_as", software.seenAs());
        json.writeStringProperty("first_seen", software.first().toString());
        Json.optional(json, "outdated", unlessEmpty(software.outdated()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ClearTextLogin login) {
        json.writeStartObject();
        Json.string(json, "service", login.service());
        json.writeStringProperty("server", login.server().toString());
        Json.string(json, "account", login.account());
        json.writeStringProperty("first_seen", login.first().toString());
        json.writeStringProperty("last_seen", login.last().toString());
        json.writeNumberProperty("times", login.times());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Declaration declared) {
        json.writeStartObject();
        Json.string(json, "sentence", declared.sentence());
        json.writeNumberProperty("explains", declared.explains());
        Json.optional(json, "breaks", unlessEmpty(declared.breaks()));
        json.writeEndObject();
    }

    static void write(JsonGenerator json, List<PackMember> pack) {
        json.writeArrayPropertyStart("pack");
        for (PackMember member : pack) {
            json.writeStartObject();
            Json.optional(json, "family", unlessEmpty(member.name()));
            Json.strings(json, "signs", member.signs());
            Json.strings(json, "peers", member.peers().stream().map(Peer::toString).toList());
            json.writeStringProperty("first_seen", member.first().toString());
            json.writeStringProperty("last_seen", member.last().toString());
            aftermath(json, member.aftermath());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void aftermath(JsonGenerator json, Optional<PackMember.Aftermath> aftermath) {
        if (aftermath.isEmpty()) {
            json.writeNullProperty("after_containment");
            return;
        }
        json.writeObjectPropertyStart("after_containment");
        json.writeStringProperty("state", Words.key(aftermath.get().state()));
        Json.optional(json, "last_answered", aftermath.get().spoke());
        json.writeNumberProperty("retries", aftermath.get().retries());
        json.writeEndObject();
    }
}
