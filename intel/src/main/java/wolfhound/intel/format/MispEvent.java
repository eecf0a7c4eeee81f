package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator.Kind;

/// Events of MISP, as exported, as answered by its interface and as the files of a feed: the
/// attributes that are meant for detection, those of objects too.
final class MispEvent implements Format {
    @Override
    public String name() {
        return "MISP event";
    }

    @Override
    public boolean recognises(Head head) {
        return head.has("Event.info")
                || head.has("response[].Event.info")
                || head.has("[].Event.info")
                || head.has("response.Attribute")
                || head.has("Event.uuid");
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        Json.items(
                file.in(),
                sink,
                (member, node) -> {
                    Json.Node event = member.equals("Event") ? node : node.get("Event");
                    if (!event.members().isEmpty()) {
                        event(file, event, sink);
                    }
                    for (Json.Node attribute : node.get("Attribute").items()) {
                        if (event.members().isEmpty() && member.equals("response")) {
                            attribute(About.of(file, attribute.get("Event")), attribute, sink);
                        }
                    }
                });
    }

    /// What all attributes of an event share.
    private record About(String from, String label, long day) {
        static About of(ListFile file, Json.Node event) {
            Json.Node organisation =
                    event.get("Orgc").members().isEmpty() ? event.get("Org") : event.get("Orgc");
            String name = organisation.text("name");
            return new About(
                    name.isEmpty() ? file.lastName() : "MISP " + name,
                    label(event),
                    Days.seconds(event.text("date")));
        }

        /// The family of a galaxy, as `Emotet` of `misp-galaxy:malpedia="Emotet"`; else what the
        /// event is called.
        private static String label(Json.Node event) {
            for (Json.Node tag : event.get("Tag").items()) {
                String name = tag.text("name");
                String small = name.toLowerCase(Locale.ROOT);
                boolean family =
                        small.startsWith("misp-galaxy:")
                                && (small.contains("malpedia")
                                        || small.contains("malware")
                                        || small.contains("tool")
                                        || small.contains("rat=")
                                        || small.contains("banker")
                                        || small.contains("botnet"));
                int quote = name.indexOf('"');
                if (family && quote > 0 && name.endsWith("\"")) {
                    return name.substring(quote + 1, name.length() - 1);
                }
            }
            return event.text("info");
        }
    }

    private static void event(ListFile file, Json.Node event, Sink sink) {
        About about = About.of(file, event);
        for (Json.Node attribute : event.get("Attribute").items()) {
            attribute(about, attribute, sink);
        }
        for (Json.Node object : event.get("Object").items()) {
            for (Json.Node attribute : object.get("Attribute").items()) {
                attribute(about, attribute, sink);
            }
        }
    }

    private static void attribute(About about, Json.Node attribute, Sink sink) {
        if (attribute.text("deleted").equals("true")) {
            return;
        }
        if (!attribute.text("to_ids").equals("true") && !attribute.text("to_ids").equals("1")) {
            sink.leaveOut("attributes that are not meant for detection");
            return;
        }
        String type = attribute.text("type");
        String text = attribute.text("value");
        if (isUnseen(type)) {
            sink.leaveOut("attributes of the type " + type);
            return;
        }
        List<Value> values = values(type, text);
        if (values.isEmpty()) {
            sink.wrong(attribute.line(), "«" + PlainList.shown(text) + "» is no " + type);
            return;
        }
        long first = Days.seconds(attribute.text("first_seen"));
        for (Value value : values) {
            sink.say(
                    Said.by(about.from(), value, attribute.line())
                            .label(about.label())
                            .since(first > 0 ? first : about.day())
                            .comment(attribute.text("comment")));
        }
    }

    /// Types that no observation has.
    private static boolean isUnseen(String type) {
        return switch (type) {
            case "ip-src",
                    "ip-dst",
                    "ip-src|port",
                    "ip-dst|port",
                    "hostname",
                    "hostname|port",
                    "domain",
                    "domain|ip",
                    "url",
                    "uri",
                    "link",
                    "md5",
                    "sha1",
                    "sha256",
                    "filename|md5",
                    "filename|sha1",
                    "filename|sha256",
                    "x509-fingerprint-sha1",
                    "x509-fingerprint-sha256",
                    "x509-fingerprint-md5",
                    "ja3-fingerprint-md5",
                    "email",
                    "email-src",
                    "email-dst" ->
                    false;
            default -> true;
        };
    }

    private static List<Value> values(String type, String text) {
        int bar = text.indexOf('|');
        String first = bar < 0 ? text : text.substring(0, bar);
        String second = bar < 0 ? "" : text.substring(bar + 1);
        return switch (type) {
            case "ip-src", "ip-dst" -> list(Values.addressed(text));
            case "ip-src|port", "ip-dst|port" -> list(Values.address(first, Values.port(second)));
            case "hostname" -> list(Values.hostName(text));
            case "hostname|port" -> list(Values.hostName(first));
            case "domain" -> list(Values.domain(text));
            // The address is where the name led once, and belongs to the name.
            case "domain|ip" -> list(Values.domain(first));
            case "url", "link" -> list(Values.url(text));
            case "uri" -> list(text.startsWith("/") ? Values.path(text) : Values.url(text));
            case "md5", "sha1", "sha256" -> list(Values.digest(Kind.FILE_DIGEST, text));
            case "filename|md5", "filename|sha1", "filename|sha256" ->
                    list(Values.digest(Kind.FILE_DIGEST, second));
            case "ja3-fingerprint-md5" -> list(Values.digest(Kind.JA3, text));
            case "email", "email-src", "email-dst" -> list(Values.mail(text));
            default -> list(Values.digest(Kind.CERTIFICATE, text));
        };
    }

    private static List<Value> list(Optional<Value> value) {
        return value.map(List::of).orElse(List.of());
    }
}
