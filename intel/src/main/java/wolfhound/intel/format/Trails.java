package wolfhound.intel.format;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator;
import wolfhound.model.Tenure;

/// A file of maltrail's static trails: one family a file, named after it; names, addresses with
/// ports, URLs and paths. What lies in `suspicious` is no accusation of the list's own makers, and
/// is believed less.
final class Trails implements Format {
    private static final String FROM = "maltrail";
    private static final int SUSPICIOUS = 20;
    private static final Pattern PART = Pattern.compile("-[0-9]+$");
    private static final Pattern EXPRESSION = Pattern.compile("[*\\\\(\\[|?]");

    @Override
    public String name() {
        return "maltrail trails";
    }

    @Override
    public boolean recognises(Head head) {
        boolean named = head.name().contains("trails/static/") && head.name().endsWith(".txt");
        return named
                || head.text().startsWith("# Copyright")
                        && head.text().contains("Maltrail developers")
                        && head.name().endsWith(".txt");
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        if (file.name().contains("/data/")) {
            sink.leaveOut("files of the sensor's own settings");
            return;
        }
        String family = PART.matcher(file.stem()).replaceFirst("");
        int sure = file.name().contains("/suspicious/") ? SUSPICIOUS : Indicator.UNSAID;
        Tenure tenure = tenure(family);
        file.lines(
                sink,
                (number, line) -> {
                    int hash = line.indexOf('#');
                    String text = (hash < 0 ? line : line.substring(0, hash)).strip();
                    if (text.isEmpty()) {
                        return;
                    }
                    Optional<Value> value = value(text);
                    if (value.isPresent()) {
                        sink.say(
                                Said.by(FROM, value.get(), number)
                                        .label(family)
                                        .confidence(sure)
                                        .tenure(tenure));
                    } else if (EXPRESSION.matcher(text).find()) {
                        sink.leaveOut("regular expressions");
                    } else {
                        sink.wrong(
                                number,
                                "«" + PlainList.shown(text) + "» is no name, address, URL or path");
                    }
                });
    }

    private static Optional<Value> value(String text) {
        boolean expression =
                text.charAt(0) != '/' && EXPRESSION.matcher(text).find() && text.indexOf('/') < 0;
        if (expression) {
            return Optional.empty();
        }
        return bareServer(text).or(() -> Values.any(text));
    }

    /// `http://203.0.113.9` without a path stands for the server.
    private static Optional<Value> bareServer(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0 || text.indexOf('/', scheme + 3) >= 0) {
            return Optional.empty();
        }
        String server = text.substring(scheme + 3);
        return Values.addressed(server).or(() -> Values.domain(server));
    }

    private static Tenure tenure(String family) {
        if (family.startsWith("sinkhole_")) {
            return Tenure.of(Tenure.Kind.SINKHOLED, "a sinkhole by " + FROM);
        }
        return switch (family) {
            case "parking_site", "suspended_domain" ->
                    Tenure.of(Tenure.Kind.PARKED, "where unused names lead by " + FROM);
            case "dynamic_domain" ->
                    Tenure.of(Tenure.Kind.DYNAMIC_NAME, "a service for dynamic names by " + FROM);
            case "free_web_hosting" ->
                    Tenure.of(Tenure.Kind.SHARED_SERVER, "a hoster of free pages by " + FROM);
            case "ipinfo", "anonymous_web_proxy" ->
                    Tenure.of(Tenure.Kind.PUBLIC_SERVICE, "a public service by " + FROM);
            default -> Tenure.UNKNOWN;
        };
    }
}
