package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator.Kind;

/// A file of Zeek's intelligence framework: cells between tabs under `#fields indicator
/// indicator_type …`.
final class ZeekIntel implements Format {
    private static final String FIELDS = "#fields\t";

    @Override
    public String name() {
        return "Zeek intelligence";
    }

    @Override
    public boolean recognises(Head head) {
        return head.lines().stream()
                .anyMatch(line -> line.startsWith(FIELDS) && line.contains("indicator_type"));
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        Table[] table = {new Table(List.of())};
        file.lines(
                sink,
                (number, line) -> {
                    if (line.startsWith(FIELDS)) {
                        table[0] = new Table(List.of(line.substring(FIELDS.length()).split("\t")));
                    } else if (!line.startsWith("#") && !line.isBlank()) {
                        row(file, table[0], List.of(line.split("\t", -1)), number, sink);
                    }
                });
    }

    private static void row(
            ListFile file, Table table, List<String> cells, long number, Sink sink) {
        String indicator = table.cell(cells, "indicator");
        String type = table.cell(cells, "indicator_type");
        if (isUnseen(type)) {
            sink.leaveOut("values of the type " + type);
            return;
        }
        Optional<Value> value = value(type, indicator);
        if (value.isEmpty()) {
            sink.wrong(number, "«" + PlainList.shown(indicator) + "» is no " + type);
            return;
        }
        String from = table.cell(cells, "meta.source");
        sink.say(
                Said.by(
                                from.isEmpty() || from.equals("-") ? file.lastName() : from,
                                value.get(),
                                number)
                        .comment(table.cell(cells, "meta.desc"))
                        .since(Days.seconds(table.cell(cells, "meta.first_seen", "meta.date"))));
    }

    private static boolean isUnseen(String type) {
        return switch (type) {
            case "Intel::SOFTWARE", "Intel::USER_NAME", "Intel::FILE_NAME", "Intel::PUBKEY_HASH" ->
                    true;
            default -> false;
        };
    }

    private static Optional<Value> value(String type, String text) {
        return switch (type) {
            case "Intel::ADDR" -> Values.addressed(text);
            case "Intel::SUBNET" -> Values.network(text);
            // Zeek compares the name as it is asked for.
            case "Intel::DOMAIN" -> Values.hostName(text);
            case "Intel::URL" -> Values.url(text);
            case "Intel::EMAIL" -> Values.mail(text);
            case "Intel::FILE_HASH" -> Values.digest(Kind.FILE_DIGEST, text);
            case "Intel::CERT_HASH" -> Values.digest(Kind.CERTIFICATE, text);
            case "Intel::JA3" -> Values.digest(Kind.JA3, text);
            default -> Values.any(text);
        };
    }
}
