package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Address;

/// A block list in the form of a hosts file: an address of nowhere, then names, each of which
/// stands for itself alone.
final class HostsFile implements Format {
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final double SHARE = 0.8;

    @Override
    public String name() {
        return "hosts file";
    }

    @Override
    public boolean recognises(Head head) {
        List<String> lines = head.content();
        long fit =
                lines.stream()
                        .map(BLANKS::split)
                        .filter(words -> words.length > 1 && isNowhere(words[0]))
                        .count();
        return fit > 0 && fit >= lines.size() * SHARE;
    }

    private static boolean isNowhere(String word) {
        return Address.parse(word).map(a -> a.isLoopback() || a.isUnspecified()).orElse(false);
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        long day = PlainList.day(file.head());
        file.lines(
                sink,
                (number, line) -> {
                    int hash = line.indexOf('#');
                    String text = (hash < 0 ? line : line.substring(0, hash)).strip();
                    if (text.isEmpty()) {
                        return;
                    }
                    String[] words = BLANKS.split(text);
                    if (!isNowhere(words[0])) {
                        sink.wrong(
                                number,
                                "«"
                                        + PlainList.shown(words[0])
                                        + "» does not block: expected 0.0.0.0, 127.0.0.1 or ::1");
                        return;
                    }
                    for (int i = 1; i < words.length; i++) {
                        name(file, sink, number, words[i], day);
                    }
                });
    }

    private static void name(ListFile file, Sink sink, long number, String word, long day) {
        if (word.startsWith("localhost")
                || word.startsWith("ip6-")
                || word.equals("broadcasthost")
                || word.equals("local")
                || isNowhere(word)) {
            return; // every hosts file begins so
        }
        Optional<Value> value = Values.hostName(word);
        if (value.isEmpty()) {
            sink.wrong(number, "«" + PlainList.shown(word) + "» is no name");
            return;
        }
        sink.say(Said.by(file.lastName(), value.get(), number).since(day));
    }
}
