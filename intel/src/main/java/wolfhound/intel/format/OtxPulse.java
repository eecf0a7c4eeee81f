package wolfhound.intel.format;

import java.io.IOException;
import java.util.Optional;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator.Kind;

/// Pulses of AlienVault OTX: one, or the pages of its interface.
final class OtxPulse implements Format {
    @Override
    public String name() {
        return "OTX pulse";
    }

    @Override
    public boolean recognises(Head head) {
        return head.has("results[].indicators")
                || head.has("[].indicators")
                || head.has("indicators") && head.hasEnding("indicators[].indicator");
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        if (file.head().has("indicators")) {
            // One pulse: what it is called may stand behind its indicators.
            Json.roots(file.in(), sink, pulse -> pulse(pulse, sink));
        } else {
            Json.items(file.in(), sink, (member, pulse) -> pulse(pulse, sink));
        }
    }

    private static void pulse(Json.Node pulse, Sink sink) {
        String author = pulse.first("author_name");
        String from = author.isEmpty() ? "OTX" : "OTX " + author;
        var families = pulse.get("malware_families").items();
        String family =
                families.isEmpty()
                        ? ""
                        : families.getFirst().text().isEmpty()
                                ? families.getFirst().text("display_name")
                                : families.getFirst().text();
        String label = family.isEmpty() ? pulse.text("name") : family;
        for (Json.Node item : pulse.get("indicators").items()) {
            String type = item.text("type");
            String text = item.text("indicator");
            if (item.text("is_active").equals("0") || isUnseen(type)) {
                sink.leaveOut(
                        isUnseen(type)
                                ? "indicators of the type " + type
                                : "indicators taken back");
                continue;
            }
            Optional<Value> value = value(type, text);
            if (value.isEmpty()) {
                sink.wrong(item.line(), "«" + PlainList.shown(text) + "» is no " + type);
                continue;
            }
            sink.say(
                    Said.by(from, value.get(), item.line())
                            .label(label)
                            .since(Days.seconds(item.text("created")))
                            .until(Days.seconds(item.text("expiration")))
                            .comment(item.first("title", "description")));
        }
    }

    private static boolean isUnseen(String type) {
        return switch (type) {
            case "CVE",
                    "YARA",
                    "FilePath",
                    "Mutex",
                    "FileHash-PEHASH",
                    "FileHash-IMPHASH",
                    "BitcoinAddress",
                    "SSLCertFingerprint-MD5" ->
                    true;
            default -> false;
        };
    }

    private static Optional<Value> value(String type, String text) {
        return switch (type) {
            case "IPv4", "IPv6", "CIDR" -> Values.addressed(text);
            case "domain" -> Values.domain(text);
            case "hostname" -> Values.hostName(text);
            case "URL" -> Values.url(text);
            case "URI" -> Values.path(text);
            case "email" -> Values.mail(text);
            case "JA3" -> Values.digest(Kind.JA3, text);
            case "SSLCertFingerprint" -> Values.digest(Kind.CERTIFICATE, text);
            default -> Values.digest(Kind.FILE_DIGEST, text);
        };
    }
}
