package wolfhound.outputs;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import wolfhound.model.Address;
import wolfhound.model.Block;
import wolfhound.model.Circumstances;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.Contact;
import wolfhound.model.Declaration;
import wolfhound.model.Peer;
import wolfhound.model.Software;

/// The part of a stored case that tells of the host itself: written in full and read back to an
/// equal one.
final class CircumstancesCodec {
    private CircumstancesCodec() {}

    static void write(JsonGenerator json, Circumstances known) {
        json.writeStartObject();
        json.writeArrayPropertyStart("software");
        known.software().forEach(software -> write(json, software));
        json.writeEndArray();
        json.writeArrayPropertyStart("clear_text_logins");
        known.clearTextLogins().forEach(login -> write(json, login));
        json.writeEndArray();
        Json.strings(json, "users", known.users());
        json.writeNumberProperty("unlisted", known.unlisted());
        json.writeArrayPropertyStart("declarations");
        known.declarations().forEach(declaration -> write(json, declaration));
        json.writeEndArray();
        Json.string(json, "label", known.label());
        json.writeArrayPropertyStart("blocks");
        known.blocks().forEach(block -> write(json, block));
        json.writeEndArray();
        json.writeArrayPropertyStart("contacts");
        known.contacts().forEach(contact -> write(json, contact));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Software software) {
        json.writeStartObject();
        Json.string(json, "cpe", software.cpe());
        Json.string(json, "text", software.text());
        Json.string(json, "seen_as", software.seenAs());
        json.writeStringProperty("first", software.first().toString());
        Json.string(json, "outdated", software.outdated());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ClearTextLogin login) {
        json.writeStartObject();
        Json.string(json, "service", login.service());
        json.writeStringProperty("server", login.server().address().toString());
        json.writeNumberProperty("server_port", login.server().port());
        Json.string(json, "account", login.account());
        json.writeStringProperty("first", login.first().toString());
        json.writeStringProperty("last", login.last().toString());
        json.writeNumberProperty("times", login.times());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Declaration declaration) {
        json.writeStartObject();
        Json.string(json, "sentence", declaration.sentence());
        json.writeNumberProperty("explains", declaration.explains());
        Json.string(json, "breaks", declaration.breaks());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Block block) {
        json.writeStartObject();
        json.writeStringProperty("at", block.at().toString());
        if (block.peer().isPresent()) {
            json.writeStringProperty("peer", block.peer().get().toString());
        }
        Json.string(json, "sentence", block.sentence());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Contact contact) {
        json.writeStartObject();
        json.writeStringProperty("peer", contact.peer().toString());
        json.writeStringProperty("first", contact.first().toString());
        json.writeStringProperty("last", contact.last().toString());
        if (contact.lastAnswered().isPresent()) {
            json.writeStringProperty("last_answered", contact.lastAnswered().get().toString());
        }
        json.writeNumberProperty("tries_after_block", contact.triesAfterBlock());
        json.writeNumberProperty("answers_after_block", contact.answersAfterBlock());
        json.writeEndObject();
    }

    /// Reads what [#write] wrote; the parser stands on the opening brace.
    static Circumstances read(JsonParser json) {
        List<Software> software = List.of();
        List<ClearTextLogin> logins = List.of();
        SortedSet<String> users = new TreeSet<>();
        long unlisted = 0;
        List<Declaration> declarations = List.of();
        String label = "";
        List<Block> blocks = List.of();
        List<Contact> contacts = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "software" -> software = CaseCodec.list(json, j -> new Fields(j).software());
                case "clear_text_logins" ->
                        logins = CaseCodec.list(json, j -> new Fields(j).login());
                case "users" -> users.addAll(CaseCodec.strings(json));
                case "unlisted" -> unlisted = json.getLongValue();
                case "declarations" ->
                        declarations = CaseCodec.list(json, j -> new Fields(j).declaration());
                case "label" -> label = json.getString();
                case "blocks" -> blocks = CaseCodec.list(json, j -> new Fields(j).block());
                case "contacts" -> contacts = CaseCodec.list(json, j -> new Fields(j).contact());
                default -> json.skipChildren();
            }
        }
        return new Circumstances(
                software,
                logins,
                Collections.unmodifiableSortedSet(users),
                unlisted,
                declarations,
                label,
                blocks,
                contacts);
    }

    /// All keys that the small objects above have between them; no key has two meanings.
    private static final class Fields {
        private String cpe = "";
        private String text = "";
        private String seenAs = "";
        private String outdated = "";
        private String service = "";
        private String account = "";
        private String sentence = "";
        private String breaks = "";
        private @Nullable Address server;
        private @Nullable Address peer;
        private @Nullable Instant at;
        private @Nullable Instant first;
        private @Nullable Instant last;
        private @Nullable Instant lastAnswered;
        private int serverPort;
        private int times;
        private int explains;
        private int tries;
        private int answers;

        Fields(JsonParser json) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "cpe" -> cpe = json.getString();
                    case "text" -> text = json.getString();
                    case "seen_as" -> seenAs = json.getString();
                    case "outdated" -> outdated = json.getString();
                    case "service" -> service = json.getString();
                    case "account" -> account = json.getString();
                    case "sentence" -> sentence = json.getString();
                    case "breaks" -> breaks = json.getString();
                    case "server" -> server = Address.of(json.getString());
                    case "peer" -> peer = Address.of(json.getString());
                    case "at" -> at = CaseCodec.instant(json);
                    case "first" -> first = CaseCodec.instant(json);
                    case "last" -> last = CaseCodec.instant(json);
                    case "last_answered" -> lastAnswered = CaseCodec.instant(json);
                    case "server_port" -> serverPort = json.getIntValue();
                    case "times" -> times = json.getIntValue();
                    case "explains" -> explains = json.getIntValue();
                    case "tries_after_block" -> tries = json.getIntValue();
                    case "answers_after_block" -> answers = json.getIntValue();
                    default -> json.skipChildren();
                }
            }
        }

        Software software() {
            return new Software(cpe, text, seenAs, CaseCodec.there(first, "first"), outdated);
        }

        ClearTextLogin login() {
            return new ClearTextLogin(
                    service,
                    new Peer(CaseCodec.there(server, "server"), serverPort),
                    account,
                    CaseCodec.there(first, "first"),
                    CaseCodec.there(last, "last"),
                    times);
        }

        Declaration declaration() {
            return new Declaration(sentence, explains, breaks);
        }

        Block block() {
            return new Block(CaseCodec.there(at, "at"), Optional.ofNullable(peer), sentence);
        }

        Contact contact() {
            return new Contact(
                    CaseCodec.there(peer, "peer"),
                    CaseCodec.there(first, "first"),
                    CaseCodec.there(last, "last"),
                    Optional.ofNullable(lastAnswered),
                    tries,
                    answers);
        }
    }
}
