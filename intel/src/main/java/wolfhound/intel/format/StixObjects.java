package wolfhound.intel.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wolfhound.model.Indicator;

/// Objects of STIX 2.1, in a bundle or in an envelope of TAXII 2.1: the indicators, with their
/// days, their confidence, and what they indicate.
final class StixObjects implements Format {
    @Override
    public String name() {
        return "STIX 2.1";
    }

    @Override
    public boolean recognises(Head head) {
        return head.value("type").equals("bundle")
                || head.has("objects[].type") && head.has("objects[].id")
                || head.has("more") && head.has("objects");
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        // What an indicator indicates stands in relationships, anywhere in the bundle; so do names.
        Map<String, String> names = new HashMap<>();
        List<Json.Node> indicators = new ArrayList<>();
        Map<String, String> indicates = new HashMap<>();
        Json.items(
                file.in(),
                sink,
                (member, node) -> {
                    switch (node.text("type")) {
                        case "indicator" -> indicators.add(node);
                        case "malware",
                                "identity",
                                "campaign",
                                "threat-actor",
                                "intrusion-set",
                                "tool" ->
                                names.put(node.text("id"), node.text("name"));
                        case "relationship" -> {
                            if (node.text("relationship_type").equals("indicates")) {
                                indicates.putIfAbsent(
                                        node.text("source_ref"), node.text("target_ref"));
                            }
                        }
                        default -> {}
                    }
                });
        for (Json.Node node : indicators) {
            indicator(file, node, names, indicates, sink);
        }
    }

    private static void indicator(
            ListFile file,
            Json.Node node,
            Map<String, String> names,
            Map<String, String> indicates,
            Sink sink) {
        if (node.text("revoked").equals("true")) {
            sink.leaveOut("indicators that were taken back");
            return;
        }
        String language = node.text("pattern_type");
        if (!language.isEmpty() && !language.equals("stix")) {
            sink.leaveOut("patterns in the language " + language);
            return;
        }
        StixPattern pattern = StixPattern.of(node.text("pattern"));
        if (!pattern.complaint().isEmpty()) {
            sink.wrong(node.line(), pattern.complaint());
            return;
        }
        if (pattern.values().isEmpty()) {
            sink.leaveOut("patterns of what no conversation shows");
            return;
        }
        String author = names.getOrDefault(node.text("created_by_ref"), "");
        String target = names.getOrDefault(indicates.getOrDefault(node.text("id"), ""), "");
        String label = target.isEmpty() ? node.text("name") : target;
        long sure = node.number("confidence", Indicator.UNSAID);
        long since = Days.seconds(node.first("valid_from", "created"));
        for (var value : pattern.values()) {
            sink.say(
                    Said.by(author.isEmpty() ? file.lastName() : author, value, node.line())
                            .label(label)
                            .since(since)
                            .until(Days.seconds(node.text("valid_until")))
                            .confidence(pattern.whole() ? sure : sure / 2)
                            .comment(node.text("description")));
        }
    }
}
