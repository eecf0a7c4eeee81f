package wolfhound.intel.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.intel.ground.Landmark;
import wolfhound.intel.ground.WarningList;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator.Kind;

/// A warning list of the MISP project: places that are shared, innocent or impossible.
final class MispWarningList implements Format {
    private static final int MOST = 2_000_000;

    @Override
    public String name() {
        return "MISP warning list";
    }

    @Override
    public boolean recognises(Head head) {
        return head.has("list") && (head.has("description") || head.has("matching_attributes"));
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        String[] about = {"", "", ""};
        List<Json.Node> entries = new ArrayList<>();
        Json.items(
                file.in(),
                sink,
                (member, node) -> {
                    switch (member) {
                        case "list" -> {
                            if (entries.size() < MOST) {
                                entries.add(node);
                            } else {
                                sink.leaveOut("entries of a warning list beyond " + MOST);
                            }
                        }
                        case "name" -> about[0] = node.text();
                        case "type" -> about[1] = node.text();
                        case "matching_attributes" -> about[2] += node.text() + " ";
                        default -> {}
                    }
                });
        String type = about[1];
        Optional<Landmark> mark =
                WarningList.meaning(about[0], type.equals("cidr"), entries.size());
        if (mark.isEmpty() || type.equals("regex")) {
            sink.leaveOut("warning lists of what no conversation shows, or of expressions");
            return;
        }
        boolean digests = about[2].contains("sha1") || about[2].contains("sha256");
        for (Json.Node entry : entries) {
            entry(entry, type, digests, mark.get(), sink);
        }
    }

    private static void entry(
            Json.Node entry, String type, boolean digests, Landmark mark, Sink sink) {
        String text = entry.text();
        if (digests) {
            Optional<Value> file = Values.digest(Kind.FILE_DIGEST, text);
            file.ifPresent(value -> {
                sink.know(mark, value, entry.line());
                sink.know(mark, new Value(Kind.CERTIFICATE, value.key()), entry.line());
            });
            if (file.isEmpty()) {
                sink.leaveOut("digests of a length that is not compared");
            }
            return;
        }
        Optional<Value> value =
                switch (type) {
                    case "cidr" -> Values.addressed(text);
                    // Those of public suffixes and popular sites: the name and what is below.
                    case "hostname", "substring" -> named(text, true);
                    default -> named(text, mark.sense() != Landmark.Sense.PLACE);
                };
        if (value.isEmpty()) {
            sink.wrong(entry.line(), "«" + PlainList.shown(text) + "» is no " + type);
            return;
        }
        sink.know(mark, value.get(), entry.line());
    }

    private static Optional<Value> named(String text, boolean below) {
        String name = text.startsWith("@") ? text.substring(1) : text;
        int path = name.indexOf('/', name.contains("://") ? name.indexOf("://") + 3 : 0);
        String server = path < 0 ? name : name.substring(0, path);
        int scheme = server.indexOf("://");
        String plain = scheme < 0 ? server : server.substring(scheme + 3);
        Optional<Value> address = Values.addressed(plain);
        return address.isPresent()
                ? address
                : below ? Values.domain(plain) : Values.hostName(plain);
    }
}
