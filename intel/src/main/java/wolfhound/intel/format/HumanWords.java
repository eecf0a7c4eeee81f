package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.intel.ground.Landmark;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Tenure;

/// A person's word about values, a sentence a line, which outranks lists and does not fade:
/// `203.0.113.9 is dedicated until 2027-01-01: seen at a customer's`, `cdn.example is innocent: our
/// own`.
final class HumanWords implements Format {
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(\\S+) is (?:an? )?([a-z -]+?)(?: until (\\S+?))?(?:\\s*[:,]\\s*(.*))?",
                    Pattern.CASE_INSENSITIVE);
    private static final int SURE = 100;

    @Override
    public String name() {
        return "a person's words";
    }

    @Override
    public boolean recognises(Head head) {
        List<String> lines = head.content();
        return !lines.isEmpty()
                && SENTENCE.matcher(lines.getFirst()).matches()
                && lines.stream().filter(l -> SENTENCE.matcher(l).matches()).count()
                        > lines.size() / 2;
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        file.lines(
                sink,
                (number, line) -> {
                    int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
                    String text = (comment < 0 ? line : line.substring(0, comment)).strip();
                    if (!text.isEmpty()) {
                        sentence(file, text, number, sink);
                    }
                });
    }

    private static void sentence(ListFile file, String text, long number, Sink sink) {
        Matcher words = SENTENCE.matcher(text);
        Optional<Value> value = words.matches() ? Values.any(words.group(1)) : Optional.empty();
        if (value.isEmpty()) {
            sink.wrong(
                    number,
                    "«"
                            + PlainList.shown(text)
                            + "» is no sentence as: 203.0.113.9 is dedicated until 2027-01-01: why");
            return;
        }
        String why = words.group(4) == null ? "" : words.group(4).strip();
        String what = words.group(2).strip();
        if (what.equalsIgnoreCase("innocent")) {
            String said = "innocent by " + file.lastName() + (why.isEmpty() ? "" : ": " + why);
            sink.know(Landmark.impossible(file.lastName(), said), value.get(), number);
            return;
        }
        Optional<Tenure.Kind> kind = Tenure.Kind.parse(what);
        if (kind.isEmpty()) {
            sink.wrong(
                    number,
                    "«"
                            + PlainList.shown(what)
                            + "» is no tenure; there are innocent, "
                            + String.join(", ", Tenure.Kind.texts()));
            return;
        }
        String because = why.isEmpty() ? "as " + file.lastName() + " says" : why;
        sink.say(
                Said.by(file.lastName(), value.get(), number)
                        .confidence(SURE)
                        .until(words.group(3) == null ? 0 : Days.seconds(words.group(3)))
                        .comment(why)
                        .tenure(new Tenure(kind.get(), because, true)));
    }
}
