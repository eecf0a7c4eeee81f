package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator;
import wolfhound.model.Indicator.Kind;

/// A table between commas under headings, as abuse.ch gives its feeds out (Feodo Tracker, URLhaus,
/// ThreatFox, SSLBL, MalwareBazaar) and others after it. The headings say what is what; those of
/// abuse.ch stand in a comment, and tables of 2015 have more cells than headings.
final class AbuseCsv implements Format {
    private static final Set<String> VALUES =
            Set.of(
                    "dst_ip",
                    "dstip",
                    "ip",
                    "ip_address",
                    "ipaddress",
                    "url",
                    "ioc_value",
                    "sha1",
                    "sha1_hash",
                    "sha256_hash",
                    "ja3_md5",
                    "domain",
                    "indicator",
                    "host");

    @Override
    public String name() {
        return "table of indicators (CSV)";
    }

    @Override
    public boolean recognises(Head head) {
        return !head.isJson() && headings(head) != null;
    }

    private static @Nullable Table headings(Head head) {
        Table found = null;
        for (String line : head.lines()) {
            boolean comment = line.startsWith("#");
            String text = comment ? line.substring(1) : line;
            if (text.indexOf(',') > 0) {
                Table table = new Table(Table.cells(text));
                if (VALUES.stream().anyMatch(table::has)) {
                    found = table;
                }
            }
            if (!comment && !line.isBlank()) {
                return found;
            }
        }
        return found;
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        Table table = headings(file.head());
        if (table == null) {
            return;
        }
        String from = title(file);
        long day = PlainList.day(file.head());
        file.lines(
                sink,
                (number, line) -> {
                    String text = line.strip();
                    if (text.isEmpty() || text.startsWith("#")) {
                        return;
                    }
                    List<String> cells = Table.cells(text);
                    boolean heading =
                            cells.stream()
                                    .map(c -> c.toLowerCase(Locale.ROOT))
                                    .anyMatch(VALUES::contains);
                    if (!heading) {
                        row(table, cells, from, day, number, sink);
                    }
                });
    }

    private static void row(
            Table table, List<String> cells, String from, long day, long number, Sink sink) {
        Optional<Value> value = value(table, cells);
        if (value.isEmpty()) {
            sink.wrong(
                    number,
                    "«"
                            + PlainList.shown(String.join(",", cells))
                            + "» has no address, name, URL or digest under its heading");
            return;
        }
        long since =
                Days.seconds(
                        table.cell(
                                cells,
                                "first_seen_utc",
                                "firstseen",
                                "dateadded",
                                "first_seen",
                                "listingdate",
                                "date"));
        String sure = table.cell(cells, "confidence_level", "confidence");
        sink.say(
                Said.by(from, value.get(), number)
                        .label(label(table, cells))
                        .since(since > 0 ? since : day)
                        .confidence(Values.port(sure) > 0 ? Values.port(sure) : Indicator.UNSAID)
                        .comment(
                                table.cell(
                                        cells, "reference", "urlhaus_link", "tags", "url_status")));
    }

    private static Optional<Value> value(Table table, List<String> cells) {
        String address = table.cell(cells, "dst_ip", "dstip", "ip_address", "ipaddress", "ip");
        if (!address.isEmpty()) {
            int port = Values.port(table.cell(cells, "dst_port", "dstport", "port"));
            Optional<Value> value = Values.address(address, port);
            return value.isPresent() ? value : Values.any(address);
        }
        String url = table.cell(cells, "url");
        if (!url.isEmpty()) {
            return Values.url(url);
        }
        String print = table.cell(cells, "ja3_md5");
        if (!print.isEmpty()) {
            return Values.digest(Kind.JA3, print);
        }
        String file = table.cell(cells, "sha256_hash", "sha1_hash");
        if (!file.isEmpty()) {
            return Values.digest(Kind.FILE_DIGEST, file);
        }
        String certificate = table.cell(cells, "sha1");
        if (!certificate.isEmpty()) {
            return Values.digest(Kind.CERTIFICATE, certificate);
        }
        String ioc = table.cell(cells, "ioc_value");
        if (!ioc.isEmpty()) {
            return AbuseJson.value(table.cell(cells, "ioc_type"), ioc);
        }
        return Values.any(table.cell(cells, "domain", "host", "indicator"));
    }

    private static String label(Table table, List<String> cells) {
        String label =
                table.cell(
                        cells,
                        "malware_printable",
                        "malware",
                        "fk_malware",
                        "signature",
                        "listingreason",
                        "ioc",
                        "tags",
                        "threat");
        boolean more = label.isEmpty() && cells.size() > table.columns();
        return more ? cells.getLast() : label;
    }

    /// What the opening comment says that the list is: `abuse.ch Feodo Tracker`.
    private static String title(ListFile file) {
        for (String line : file.head().lines()) {
            int begin = line.indexOf("abuse.ch ");
            if (line.startsWith("#") && begin > 0) {
                String title = line.substring(begin).replace('#', ' ').strip();
                for (String known :
                        List.of("Feodo Tracker", "URLhaus", "ThreatFox", "SSL", "MalwareBazaar")) {
                    if (title.contains(known)) {
                        return known.equals("SSL") ? "abuse.ch SSLBL" : "abuse.ch " + known;
                    }
                }
            }
        }
        return file.lastName();
    }
}
