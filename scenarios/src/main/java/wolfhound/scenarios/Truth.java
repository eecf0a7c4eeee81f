package wolfhound.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Expectation;

/// What is known of every home host of a staged capture.
public record Truth(
        String scenario,
        long seed,
        Scenario.Kind kind,
        String family,
        int packets,
        Instant from,
        List<Of> hosts) {
    /// The columns of a table of labels.
    public static final String LABEL_COLUMNS =
            String.join(
                    "\t",
                    "path",
                    "class",
                    "family",
                    "infected_hosts",
                    "packets",
                    "capture_date",
                    "traffic",
                    "notes",
                    "licence");

    /// @param name in the story
    /// @param behaviours what it does, where it is infected
    public record Of(
            String name, Address address, Expectation expectation, Set<Behaviour> behaviours) {}

    /// The host that the story calls so.
    public Of host(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody called " + name));
    }

    /// Whom a hunt should find: what cannot be told from the innocent is not among them.
    public List<Of> infected() {
        return hosts.stream()
                .filter(host ->
                        host.expectation == Expectation.INFECTED
                                || host.expectation == Expectation.LIKELY)
                .toList();
    }

    /// One line of a table of labels, for the capture under this path.
    public String label(String path) {
        String infected =
                infected().stream()
                        .map(h -> h.address().toString())
                        .collect(Collectors.joining(","));
        String others =
                hosts.stream()
                        .filter(host -> host.expectation != Expectation.INFECTED)
                        .filter(host -> host.expectation != Expectation.CLEAR)
                        .map(host -> host.address() + " " + allowed(host.expectation))
                        .collect(Collectors.joining(", "));
        return String.join(
                "\t",
                path,
                kind.text(),
                family,
                infected,
                Integer.toString(packets),
                from.toString().substring(0, 10),
                "staged",
                "seed " + seed + (others.isEmpty() ? "" : "; " + others),
                "Apache-2.0");
    }

    private static String allowed(Expectation expectation) {
        return switch (expectation) {
            case INFECTED -> "infected";
            case LIKELY -> "at least suspect";
            case SUSPECT -> "at most suspect";
            case EXPOSED -> "at most exposed";
            case CLEAR -> "clear";
        };
    }
}
