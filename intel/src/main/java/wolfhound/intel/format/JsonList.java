package wolfhound.intel.format;

import java.io.IOException;
import java.util.Optional;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;

/// A list of texts in JSON.
final class JsonList implements Format {
    @Override
    public String name() {
        return "list (JSON)";
    }

    @Override
    public boolean recognises(Head head) {
        String first = head.value("[]");
        return head.has("[]") && Values.any(first).isPresent();
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        Json.items(
                file.in(),
                sink,
                (member, node) -> {
                    Optional<Value> value = Values.any(node.text());
                    if (value.isPresent()) {
                        sink.say(Said.by(file.lastName(), value.get(), node.line()));
                    } else {
                        sink.wrong(
                                node.line(),
                                "«"
                                        + PlainList.shown(node.text())
                                        + "» is no address, network, name, URL or digest");
                    }
                });
    }
}
