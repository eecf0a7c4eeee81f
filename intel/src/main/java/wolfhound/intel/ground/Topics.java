package wolfhound.intel.ground;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Tenure.Kind;

/// What the program itself knows of places, as landmarks: `[topic]`, then a name or address a line.
public final class Topics {
    /// Who says so.
    public static final String LIST = "Wolfhound";

    private Topics() {}

    public static void read(List<String> lines, BiConsumer<Landmark, Value> teller) {
        Landmark current = null;
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[")) {
                current = landmark(text.toLowerCase(Locale.ROOT));
            } else if (current != null) {
                Landmark mark = current;
                value(text).ifPresent(value -> teller.accept(mark, value));
            }
        }
    }

    private static Optional<Value> value(String text) {
        Optional<Value> address = Values.addressed(text);
        return address.isPresent() ? address : Values.domain(text);
    }

    private static @Nullable Landmark landmark(String topic) {
        return switch (topic) {
            case "[ip-check]" ->
                    Landmark.popular(LIST, "a service that tells callers their address");
            case "[connectivity-check]" ->
                    Landmark.popular(LIST, "a page that tells whether the Internet is there");
            case "[updates]" -> Landmark.impossible(LIST, "a maker's own service");
            case "[certificates]" ->
                    Landmark.impossible(LIST, "an authority's service for certificates");
            case "[reputation]", "[signalling-dns]" ->
                    Landmark.impossible(LIST, "a defender's service");
            case "[analysis]" -> Landmark.popular(LIST, "a service that analyses malware");
            case "[public-mail]" -> Landmark.popular(LIST, "a public mail service");
            case "[dynamic-dns]" -> suffix("a service for dynamic names", Kind.DYNAMIC_NAME);
            case "[banks]" -> Landmark.popular(LIST, "a bank");
            case "[public-content]" -> Landmark.popular(LIST, "a public service");
            case "[resolvers]" -> Landmark.impossible(LIST, "a public resolver");
            case "[shared-hosting]" -> suffix("a cloud or content network", Kind.SHARED_SERVER);
            case "[chat]" -> Landmark.popular(LIST, "a public chat network");
            case "[sinkholes]" -> Landmark.place(LIST, "a sinkhole", Kind.SINKHOLED);
            case "[parking]" -> Landmark.place(LIST, "where unused names lead", Kind.PARKED);
            case "[block-pages]" -> Landmark.place(LIST, "a filter's page", Kind.SINKHOLED);
            case "[popular]" -> Landmark.popular(LIST, "a site that everybody visits");
            default -> null;
        };
    }

    private static Landmark suffix(String what, Kind tenure) {
        return new Landmark(LIST, what, Landmark.Sense.SUFFIX, tenure);
    }
}
