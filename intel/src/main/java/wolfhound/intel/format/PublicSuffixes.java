package wolfhound.intel.format;

import java.io.IOException;
import java.util.Optional;
import wolfhound.intel.ground.Landmark;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;

/// The public suffix list: names below which others register theirs.
final class PublicSuffixes implements Format {
    private static final Landmark SUFFIX = Landmark.suffix("public suffix list");

    @Override
    public String name() {
        return "public suffix list";
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().contains("===BEGIN ICANN DOMAINS===");
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        file.lines(
                sink,
                (number, line) -> {
                    String text = line.strip();
                    if (text.isEmpty() || text.startsWith("//")) {
                        return;
                    }
                    if (text.startsWith("!")) {
                        sink.leaveOut("exceptions of public suffixes");
                        return;
                    }
                    Optional<Value> value = Values.hostName(text);
                    if (value.isPresent()) {
                        sink.know(SUFFIX, value.get(), number);
                    } else {
                        sink.wrong(number, "«" + PlainList.shown(text) + "» is no name");
                    }
                });
    }
}
