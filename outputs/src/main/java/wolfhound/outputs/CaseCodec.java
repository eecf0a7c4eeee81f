package wolfhound.outputs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Circumstances;
import wolfhound.model.ConversationId;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Family;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Role;
import wolfhound.model.RoleGuess;
import wolfhound.model.Sign;
import wolfhound.model.Testimony;
import wolfhound.model.Transport;
import wolfhound.model.Weight;

/// Writes a case as one JSON object and reads it back to an equal one, so that judging it again
/// gives the same verdict. Numbers are written in full, and an alibi names the evidence that it
/// answers by its place among the testimonies.
final class CaseCodec {
    private CaseCodec() {}

    static void write(JsonGenerator json, HostCase hostCase) {
        json.writeStartObject();
        json.writeStringProperty("type", "case");
        json.writeStringProperty("host", hostCase.host().toString());
        Json.strings(json, "names", hostCase.names());
        json.writeArrayPropertyStart("roles");
        for (RoleGuess guess : hostCase.roles()) {
            json.writeStartObject();
            json.writeStringProperty("name", guess.role().text());
            json.writeNumberProperty("confidence", guess.confidence());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("visibility", hostCase.visibility());
        json.writeStringProperty("first_seen", hostCase.firstSeen().toString());
        json.writeStringProperty("last_seen", hostCase.lastSeen().toString());
        json.writeNumberProperty("unfiled", hostCase.unfiled());
        testimonies(json, hostCase.testimonies());
        json.writeName("circumstances");
        CircumstancesCodec.write(json, hostCase.circumstances());
        json.writeEndObject();
    }

    private static void testimonies(JsonGenerator json, List<Testimony> testimonies) {
        Map<Evidence, Integer> places = new IdentityHashMap<>();
        Map<Evidence, Integer> equalPlaces = new HashMap<>();
        json.writeArrayPropertyStart("testimonies");
        for (int i = 0; i < testimonies.size(); i++) {
            switch (testimonies.get(i)) {
                case Evidence evidence -> {
                    places.put(evidence, i);
                    equalPlaces.putIfAbsent(evidence, i);
                    write(json, evidence);
                }
                case Alibi alibi -> {
                    Integer place = places.get(alibi.answers());
                    write(json, alibi, place == null ? equalPlaces.get(alibi.answers()) : place);
                }
            }
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Alibi alibi, @Nullable Integer answers) {
        json.writeStartObject();
        json.writeStringProperty("type", "alibi");
        Json.string(json, "from", alibi.from());
        if (answers == null) {
            json.writeName("answers_evidence");
            write(json, alibi.answers());
        } else {
            json.writeNumberProperty("answers", answers);
        }
        json.writeNumberProperty("relief", alibi.relief().decibans());
        Json.string(json, "because", alibi.because());
        Json.string(json, "breaks", alibi.breaks());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Evidence evidence) {
        json.writeStartObject();
        json.writeStringProperty("type", "evidence");
        Json.string(json, "from", evidence.from());
        json.writeName("sign");
        write(json, evidence.sign());
        json.writeStringProperty("host", evidence.host().toString());
        json.writeStringProperty("at", evidence.at().toString());
        json.writeStringProperty("began", evidence.began().toString());
        if (evidence.peer().isPresent()) {
            json.writeStringProperty("peer", evidence.peer().get().address().toString());
            json.writeNumberProperty("peer_port", evidence.peer().get().port());
        }
        Json.string(json, "about", evidence.about());
        json.writeNumberProperty("weight", evidence.weight().decibans());
        json.writeNumberProperty("visibility", evidence.visibility());
        json.writeStringProperty("cause", Words.key(evidence.group().cause()));
        Json.string(json, "group", evidence.group().key());
        Json.string(json, "because", evidence.because());
        json.writeArrayPropertyStart("exhibits");
        evidence.exhibits().forEach(origin -> write(json, origin));
        json.writeEndArray();
        if (evidence.family().isPresent()) {
            Json.string(json, "family", evidence.family().get().name());
            json.writeNumberProperty("family_confidence", evidence.family().get().confidence());
        }
        json.writeBinaryProperty("bytes", evidence.bytes().bytes());
        json.writeNumberProperty("length", evidence.bytes().length());
        json.writeNumberProperty("bystanders", evidence.bystanders());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Sign sign) {
        json.writeStartObject();
        Json.string(json, "id", sign.id());
        json.writeStringProperty("behaviour", Words.key(sign.behaviour()));
        json.writeStringProperty("class", sign.kind().text());
        json.writeNumberProperty("starting", sign.starting().decibans());
        Json.string(json, "because", sign.because());
        Json.strings(json, "techniques", sign.techniques());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Origin origin) {
        ConversationId conversation = origin.conversation();
        json.writeStartObject();
        Json.string(json, "file", origin.file());
        json.writeNumberProperty("packet", origin.packet());
        json.writeStringProperty("transport", Words.key(conversation.transport()));
        json.writeStringProperty("client", conversation.client().toString());
        json.writeNumberProperty("client_port", conversation.clientPort());
        json.writeStringProperty("server", conversation.server().toString());
        json.writeNumberProperty("server_port", conversation.serverPort());
        json.writeEndObject();
    }

    /// Reads what [#write] wrote; the parser stands on the opening brace. Unknown keys are skipped,
    /// so that an older program reads a newer file.
    ///
    /// @throws IllegalArgumentException naming what is missing or not understood
    static HostCase read(JsonParser json) {
        CaseFields fields = new CaseFields();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "host" -> fields.host = Host.of(json.getString());
                case "names" -> fields.names.addAll(strings(json));
                case "roles" -> fields.roles = list(json, CaseCodec::role);
                case "visibility" -> fields.visibility = json.getDoubleValue();
                case "first_seen" -> fields.firstSeen = instant(json);
                case "last_seen" -> fields.lastSeen = instant(json);
                case "unfiled" -> fields.unfiled = json.getLongValue();
                case "testimonies" -> testimonies(json, fields.testimonies);
                case "circumstances" -> fields.circumstances = CircumstancesCodec.read(json);
                default -> json.skipChildren();
            }
        }
        return new HostCase(
                there(fields.host, "host"),
                Collections.unmodifiableSortedSet(fields.names),
                fields.roles,
                fields.visibility,
                there(fields.firstSeen, "first_seen"),
                there(fields.lastSeen, "last_seen"),
                Collections.unmodifiableList(fields.testimonies),
                fields.unfiled,
                fields.circumstances);
    }

    private static final class CaseFields {
        @Nullable Host host;
        final SortedSet<String> names = new TreeSet<>();
        List<RoleGuess> roles = List.of();
        double visibility;
        @Nullable Instant firstSeen;
        @Nullable Instant lastSeen;
        long unfiled;
        final List<Testimony> testimonies = new ArrayList<>();

        /// Older programs did not write them.
        Circumstances circumstances = Circumstances.NONE;
    }

    private static void testimonies(JsonParser json, List<Testimony> testimonies) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            testimonies.add(testimony(json, testimonies));
        }
    }

    private static Testimony testimony(JsonParser json, List<Testimony> earlier) {
        TestimonyFields fields = new TestimonyFields();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "type" -> fields.isAlibi = json.getString().equals("alibi");
                case "from" -> fields.from = json.getString();
                case "because" -> fields.because = json.getString();
                case "answers" -> fields.answers = evidence(earlier, json.getIntValue());
                case "answers_evidence" -> fields.answers = (Evidence) testimony(json, List.of());
                case "relief", "weight" -> fields.weight = new Weight(json.getDoubleValue());
                case "breaks" -> fields.breaks = json.getString();
                case "sign" -> fields.sign = sign(json);
                case "host" -> fields.host = Host.of(json.getString());
                case "at" -> fields.at = instant(json);
                case "began" -> fields.began = instant(json);
                case "peer" -> fields.peer = Address.of(json.getString());
                case "peer_port" -> fields.peerPort = json.getIntValue();
                case "about" -> fields.about = json.getString();
                case "visibility" -> fields.visibility = json.getDoubleValue();
                case "cause" -> fields.cause = value(Group.Cause.class, json.getString());
                case "group" -> fields.group = json.getString();
                case "exhibits" -> fields.exhibits = list(json, CaseCodec::origin);
                case "family" -> fields.family = json.getString();
                case "family_confidence" -> fields.familyConfidence = json.getDoubleValue();
                case "bytes" -> fields.bytes = json.getBinaryValue();
                case "length" -> fields.length = json.getLongValue();
                case "bystanders" -> fields.bystanders = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        return fields.isAlibi ? fields.alibi() : fields.evidence();
    }

    private static Evidence evidence(List<Testimony> earlier, int place) {
        if (place >= 0
                && place < earlier.size()
                && earlier.get(place) instanceof Evidence evidence) {
            return evidence;
        }
        throw new IllegalArgumentException("an alibi answers testimony " + place + ", no evidence");
    }

    private static final class TestimonyFields {
        boolean isAlibi;
        String from = "";
        String because = "";
        @Nullable Evidence answers;
        Weight weight = Weight.ZERO;
        String breaks = "";
        @Nullable Sign sign;
        @Nullable Host host;
        @Nullable Instant at;
        @Nullable Instant began;
        @Nullable Address peer;
        int peerPort;
        String about = "";
        double visibility;
        Group.@Nullable Cause cause;
        String group = "";
        List<Origin> exhibits = List.of();
        @Nullable String family;
        double familyConfidence;
        byte[] bytes = {};
        long length;
        int bystanders;

        Alibi alibi() {
            return new Alibi(from, there(answers, "answers"), weight, because, breaks);
        }

        Evidence evidence() {
            return new Evidence(
                    from,
                    there(sign, "sign"),
                    there(host, "host"),
                    there(at, "at"),
                    there(began, "began"),
                    Optional.ofNullable(peer).map(address -> new Peer(address, peerPort)),
                    about,
                    weight,
                    visibility,
                    new Group(there(cause, "cause"), group),
                    because,
                    exhibits,
                    Optional.ofNullable(family).map(name -> new Family(name, familyConfidence)),
                    new Excerpt(bytes, length),
                    bystanders);
        }
    }

    private static Sign sign(JsonParser json) {
        String id = "";
        Behaviour behaviour = Behaviour.EXPOSURE;
        EvidenceClass kind = EvidenceClass.EXPOSURE;
        Weight starting = Weight.ZERO;
        String because = "";
        List<String> techniques = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "id" -> id = json.getString();
                case "behaviour" -> behaviour = value(Behaviour.class, json.getString());
                case "class" -> kind = value(EvidenceClass.class, json.getString());
                case "starting" -> starting = new Weight(json.getDoubleValue());
                case "because" -> because = json.getString();
                case "techniques" -> techniques = strings(json);
                default -> json.skipChildren();
            }
        }
        return new Sign(id, behaviour, kind, starting, because, techniques);
    }

    private static Origin origin(JsonParser json) {
        String file = "";
        long packet = 0;
        Transport transport = Transport.OTHER;
        Address client = new Address(0, 0);
        Address server = client;
        int clientPort = 0;
        int serverPort = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "file" -> file = json.getString();
                case "packet" -> packet = json.getLongValue();
                case "transport" -> transport = value(Transport.class, json.getString());
                case "client" -> client = Address.of(json.getString());
                case "client_port" -> clientPort = json.getIntValue();
                case "server" -> server = Address.of(json.getString());
                case "server_port" -> serverPort = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        return new Origin(
                file,
                packet,
                new ConversationId(transport, client, clientPort, server, serverPort));
    }

    private static RoleGuess role(JsonParser json) {
        Role role = Role.WORKSTATION;
        double confidence = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "name" -> role = value(Role.class, json.getString());
                case "confidence" -> confidence = json.getDoubleValue();
                default -> json.skipChildren();
            }
        }
        return new RoleGuess(role, confidence);
    }

    interface Reading<T> {
        T read(JsonParser json);
    }

    static <T> List<T> list(JsonParser json, Reading<T> reading) {
        List<T> list = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            list.add(reading.read(json));
        }
        return Collections.unmodifiableList(list);
    }

    static List<String> strings(JsonParser json) {
        List<String> list = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            list.add(json.getString());
        }
        return Collections.unmodifiableList(list);
    }

    static Instant instant(JsonParser json) {
        return Instant.parse(json.getString());
    }

    private static <E extends Enum<E>> E value(Class<E> type, String key) {
        return Enum.valueOf(type, key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static <T> T there(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("the case has no " + key);
        }
        return value;
    }
}
