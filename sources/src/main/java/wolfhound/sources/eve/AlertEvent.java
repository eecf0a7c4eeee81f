package wolfhound.sources.eve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `alert`: a rule of the other sensor matched. Of what the rule rests on, only the protocol and
/// its words tell: alerts on look-ups and handshakes rest on names.
final class AlertEvent implements LogKind {
    /// What rules say of themselves that is of use to a judge.
    private static final List<String> METADATA =
            List.of(
                    "affected_product",
                    "attack_target",
                    "confidence",
                    "created_at",
                    "former_category",
                    "malware_family",
                    "signature_severity",
                    "tag",
                    "updated_at");

    private final Event event;
    private final int generator;
    private final int id;
    private final int revision;
    private final int message;
    private final int category;
    private final int severity;
    private final int protocol;
    private final int[] said = new int[METADATA.size()];

    AlertEvent(Columns columns, Event event) {
        this.event = event;
        generator = columns.of("alert.gid");
        id = columns.of("alert.signature_id");
        revision = columns.of("alert.rev");
        message = columns.of("alert.signature");
        category = columns.of("alert.category");
        severity = columns.of("alert.severity");
        protocol = columns.of("app_proto");
        Arrays.setAll(said, i -> columns.of("alert.metadata." + METADATA.get(i)));
    }

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.ofPacket(row);
        if (seen.isEmpty() || !row.has(message)) {
            return;
        }
        RuleFacts facts =
                new RuleFacts(
                        row.number(generator, 1),
                        row.number(id, 0),
                        (int) row.number(revision, 0),
                        row.text(message),
                        row.text(category),
                        (int) row.number(severity, LEAST_SEVERE),
                        ground(row),
                        -1,
                        metadata(row));
        teller.tell(new RuleMatch(seen.get(), !event.sourceIsServer(row), facts));
    }

    private static final int LEAST_SEVERE = 3;

    private RuleFacts.Ground ground(Row row) {
        String words = row.text(message).toUpperCase(Locale.ROOT);
        if (words.contains(" IP GROUP ")
                || words.contains("REPUTATION IP")
                || words.contains("DROP LISTED")
                || words.contains("DSHIELD")) {
            return RuleFacts.Ground.ADDRESS;
        }
        if (words.contains("JA3 ") || words.contains("JA4 ") || words.contains("FINGERPRINT")) {
            return RuleFacts.Ground.FINGERPRINT;
        }
        return switch (row.text(protocol)) {
            case "dns", "tls", "quic", "mdns" -> RuleFacts.Ground.NAME;
            default ->
                    words.startsWith("SURICATA ")
                            ? RuleFacts.Ground.ANOMALY
                            : RuleFacts.Ground.CONTENT;
        };
    }

    private Map<String, List<String>> metadata(Row row) {
        Map<String, List<String>> metadata = new TreeMap<>();
        for (int i = 0; i < METADATA.size(); i++) {
            if (row.has(said[i])) {
                metadata.put(METADATA.get(i), List.copyOf(row.list(said[i])));
            }
        }
        return metadata;
    }
}
