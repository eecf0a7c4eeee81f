package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator;
import wolfhound.model.Indicator.Kind;

/// JSON of abuse.ch, as files, answers of its interfaces and one object a line: ThreatFox, URLhaus,
/// Feodo Tracker.
final class AbuseJson implements Format {
    @Override
    public String name() {
        return "abuse.ch (JSON)";
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasEnding("ioc_type")
                || head.hasEnding("urlhaus_link")
                || head.hasEnding("urlhaus_reference")
                || head.has("[].ip_address") && head.has("[].malware");
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        if (file.head().has("ioc_type") || file.head().has("urlhaus_link")) {
            Json.roots(file.in(), sink, node -> item(node, sink));
        } else {
            Json.items(file.in(), sink, (member, node) -> item(node, sink));
        }
    }

    private static void item(Json.Node node, Sink sink) {
        if (node.members().isEmpty()) {
            return; // `query_status` and its like
        }
        String ioc = node.first("ioc_value", "ioc");
        boolean fox = !ioc.isEmpty();
        boolean feodo = !node.text("ip_address").isEmpty();
        Optional<Value> value =
                fox
                        ? value(node.text("ioc_type"), ioc)
                        : feodo
                                ? Values.address(
                                        node.text("ip_address"), Values.port(node.text("port")))
                                : Values.url(node.text("url"));
        if (value.isEmpty()) {
            sink.wrong(
                    node.line(),
                    "«"
                            + PlainList.shown(fox ? ioc : node.first("url", "ip_address"))
                            + "» is not what its type says");
            return;
        }
        String from =
                fox ? "abuse.ch ThreatFox" : feodo ? "abuse.ch Feodo Tracker" : "abuse.ch URLhaus";
        List<Json.Node> tags = node.get("tags").items();
        String label = node.first("malware_printable", "malware");
        sink.say(
                Said.by(from, value.get(), node.line())
                        .label(label.isEmpty() && !tags.isEmpty() ? tags.getLast().text() : label)
                        .since(
                                Days.seconds(
                                        node.first(
                                                "first_seen_utc",
                                                "first_seen",
                                                "dateadded",
                                                "date_added")))
                        .confidence(node.number("confidence_level", Indicator.UNSAID))
                        .comment(node.first("threat_type", "threat", "status")));
    }

    /// A value by ThreatFox's word for what it is.
    static Optional<Value> value(String type, String ioc) {
        return switch (type) {
            case "ip:port" -> Values.addressed(ioc);
            case "domain" -> Values.domain(ioc);
            case "url" -> Values.url(ioc);
            case "md5_hash", "sha1_hash", "sha256_hash" -> Values.digest(Kind.FILE_DIGEST, ioc);
            case "envelope_from", "body_from" -> Values.mail(ioc);
            default -> Values.any(ioc);
        };
    }
}
