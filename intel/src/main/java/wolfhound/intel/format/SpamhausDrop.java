package wolfhound.intel.format;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;

/// Spamhaus DROP: networks of criminals, with the number of their record, as text and as one object
/// a line.
final class SpamhausDrop implements Format {
    private static final String FROM = "Spamhaus DROP";
    private static final Pattern RECORD = Pattern.compile("^[0-9a-fA-F.:]+/[0-9]+ ; SBL[0-9]+.*");

    @Override
    public String name() {
        return FROM;
    }

    @Override
    public boolean recognises(Head head) {
        return head.has("cidr") && head.has("sblid")
                || head.content().stream()
                        .limit(5)
                        .anyMatch(line -> RECORD.matcher(line).matches());
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        if (file.head().isJson()) {
            Json.roots(
                    file.in(),
                    sink,
                    node -> {
                        if (node.text("type").equals("metadata")) {
                            return;
                        }
                        say(node.text("cidr"), node.text("sblid"), node.line(), 0, sink);
                    });
            return;
        }
        long day = PlainList.day(file.head());
        file.lines(
                sink,
                (number, line) -> {
                    String word = PlainList.word(line);
                    if (!word.isEmpty()) {
                        int record = line.indexOf(';');
                        say(word, record < 0 ? "" : line.substring(record + 1), number, day, sink);
                    }
                });
    }

    private static void say(String network, String record, long line, long day, Sink sink) {
        Optional<Value> value = Values.network(network);
        if (value.isEmpty()) {
            sink.wrong(line, "«" + PlainList.shown(network) + "» is no network");
            return;
        }
        sink.say(Said.by(FROM, value.get(), line).comment(record).since(day));
    }
}
