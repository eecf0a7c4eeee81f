package wolfhound.outputs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import wolfhound.model.Alibi;
import wolfhound.model.Containment;
import wolfhound.model.Evidence;
import wolfhound.model.Family;
import wolfhound.model.HostCase;
import wolfhound.model.Origin;
import wolfhound.model.RoleGuess;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Infected;
import wolfhound.model.Verdict.Reckoning;

/// One verdict as one JSON object, the same wherever verdicts are written.
public final class VerdictJson {
    private static final double NANOS = 1e9;

    private VerdictJson() {}

    public static void write(JsonGenerator json, Verdict verdict) {
        HostCase hostCase = verdict.hostCase();
        Reckoning reckoning = verdict.reckoning();
        Optional<Infected> infected =
                verdict instanceof Infected i ? Optional.of(i) : Optional.empty();
        json.writeStartObject();
        json.writeStringProperty("type", "verdict");
        json.writeStringProperty("host", verdict.host().toString());
        Json.strings(json, "names", hostCase.names());
        role(json, hostCase.roles());
        HostJson.write(json, hostCase.circumstances());
        json.writeStringProperty("verdict", verdict.text());
        Json.number(json, "posterior_db", reckoning.posterior().decibans());
        Json.number(json, "prior_db", reckoning.prior().decibans());
        Json.number(json, "visibility", hostCase.visibility());
        Json.optional(json, "first_malicious", reckoning.firstMalicious());
        Json.optional(json, "decided", infected.map(Infected::decided));
        seconds(json, infected.map(Infected::timeToVerdict));
        families(json, reckoning.families());
        List<Evidence> order = evidence(json, reckoning.counted());
        alibis(json, hostCase.alibis(), order);
        containments(json, infected.map(Infected::containment).orElse(List.of()));
        Json.strings(json, "remedy", infected.map(Infected::remedy).orElse(List.of()));
        HostJson.write(json, infected.map(Infected::pack).orElse(List.of()));
        Json.strings(json, "would_change", reckoning.wouldChange());
        json.writeEndObject();
    }

    private static void role(JsonGenerator json, List<RoleGuess> roles) {
        if (roles.isEmpty()) {
            json.writeNullProperty("role");
            return;
        }
        json.writeObjectPropertyStart("role");
        json.writeStringProperty("name", roles.getFirst().role().text());
        Json.number(json, "confidence", roles.getFirst().confidence());
        json.writeEndObject();
    }

    private static void seconds(JsonGenerator json, Optional<Duration> timeToVerdict) {
        if (timeToVerdict.isEmpty()) {
            json.writeNullProperty("seconds_to_verdict");
            return;
        }
        Json.number(json, "seconds_to_verdict", timeToVerdict.get().toNanos() / NANOS);
    }

    private static void families(JsonGenerator json, List<Family> families) {
        json.writeArrayPropertyStart("families");
        for (Family family : families) {
            json.writeStartObject();
            Json.string(json, "name", family.name());
            Json.number(json, "confidence", family.confidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Writes the evidence and gives it back in the order written, for the alibis to point to.
    private static List<Evidence> evidence(JsonGenerator json, List<Counted> counted) {
        List<Evidence> order = new ArrayList<>(counted.size());
        json.writeArrayPropertyStart("evidence");
        for (Counted item : counted) {
            write(json, item);
            order.add(item.evidence());
        }
        json.writeEndArray();
        return order;
    }

    private static void write(JsonGenerator json, Counted item) {
        Evidence evidence = item.evidence();
        json.writeStartObject();
        json.writeStringProperty("from", evidence.from());
        json.writeStringProperty("behaviour", Words.key(evidence.behaviour()));
        json.writeStringProperty("class", evidence.kind().text());
        json.writeBooleanProperty("hard", evidence.kind().isHard());
        Json.string(json, "group", evidence.group().toString());
        Json.number(json, "weight_db", evidence.weight().decibans());
        Json.number(json, "counted_db", item.counts().decibans());
        time(json, "at", evidence.at());
        Json.optional(json, "peer", evidence.peer());
        Json.string(json, "because", evidence.because());
        Json.strings(json, "technique", evidence.sign().techniques());
        json.writeArrayPropertyStart("exhibits");
        evidence.exhibits().forEach(origin -> write(json, origin));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String key, Instant time) {
        json.writeStringProperty(key, time.toString());
    }

    private static void write(JsonGenerator json, Origin origin) {
        json.writeStartObject();
        Json.string(json, "file", origin.file());
        json.writeNumberProperty("packet", origin.packet());
        json.writeStringProperty(
                "community_id", origin.isLine() ? "" : origin.conversation().communityId());
        json.writeEndObject();
    }

    /// An alibi answers one piece of evidence, named by its JSON Pointer (RFC 6901) within the
    /// verdict.
    private static void alibis(JsonGenerator json, List<Alibi> alibis, List<Evidence> order) {
        Map<Evidence, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
        }
        json.writeArrayPropertyStart("alibis");
        for (Alibi alibi : alibis) {
            int place = places.getOrDefault(alibi.answers(), order.indexOf(alibi.answers()));
            json.writeStartObject();
            json.writeStringProperty("from", alibi.from());
            json.writeStringProperty(
                    "answers", place < 0 ? alibi.answers().from() : "/evidence/" + place);
            Json.number(json, "relief_db", alibi.relief().decibans());
            Json.string(json, "because", alibi.because());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void containments(JsonGenerator json, List<Containment> containments) {
        json.writeArrayPropertyStart("containment");
        for (Containment containment : containments) {
            json.writeStartObject();
            json.writeStringProperty("scope", Words.key(containment.scope()));
            Json.string(json, "target", containment.target());
            json.writeNumberProperty("ttl_s", containment.timeToLive().toSeconds());
            json.writeNumberProperty("bystanders", containment.bystanders());
            Json.string(json, "because", containment.because());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
