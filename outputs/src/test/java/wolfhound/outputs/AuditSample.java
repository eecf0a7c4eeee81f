package wolfhound.outputs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Indicator;
import wolfhound.model.Origin;
import wolfhound.model.Tenure;
import wolfhound.model.Transport;
import wolfhound.outputs.Audited.Condemned;
import wolfhound.outputs.Audited.Entry;
import wolfhound.outputs.Audited.ListRow;
import wolfhound.outputs.Audited.Loss;
import wolfhound.outputs.Audited.Missed;

/// An audit of two lists, for tests of what is made of one.
public final class AuditSample {
    private static final Instant NOON = Instant.parse("2010-09-09T12:00:00Z");

    private AuditSample() {}

    /// @param name that the traffic and the list both have
    public static Audited of(String name) {
        Indicator entry =
                new Indicator(
                        Indicator.Kind.DOMAIN,
                        name,
                        "old list",
                        "zeus",
                        Optional.of(NOON.plusSeconds(86_400)),
                        Optional.empty(),
                        50,
                        "",
                        "old.csv, line 17",
                        Tenure.of(Tenure.Kind.SHARED_SERVER, "in the addresses of a hoster"));
        Origin origin =
                new Origin(
                        "day.pcap",
                        17,
                        new ConversationId(
                                Transport.UDP,
                                Address.of("10.0.0.1"),
                                5000,
                                Address.of("10.0.0.53"),
                                53));
        Loss innocent = new Loss(7, 3, 5, 2, 4, 2);
        ListRow old =
                new ListRow(
                        "old list",
                        1_000,
                        12,
                        Map.of("clear", 2, "infected", 1),
                        1,
                        2,
                        1,
                        0,
                        1,
                        0,
                        innocent,
                        new Loss(0, 1, 0, 0, 1, 1),
                        new Loss(1, 1, 1, 0, 1, 1),
                        0);
        ListRow quiet =
                new ListRow(
                        "quiet list",
                        5,
                        0,
                        Map.of(),
                        0,
                        0,
                        2,
                        0,
                        0,
                        0,
                        Loss.NONE,
                        Loss.NONE,
                        Loss.NONE,
                        0);
        return new Audited(
                1,
                1_234,
                false,
                2,
                20,
                renamed(old),
                List.of(old, quiet),
                List.of(
                        host(entry, origin, "10.0.0.1", "clear", Optional.empty()),
                        host(
                                entry,
                                origin,
                                "10.0.0.2",
                                "infected",
                                Optional.of(NOON.plusSeconds(90)))),
                List.of(
                        new Missed(
                                "",
                                "10.0.0.3",
                                "infected",
                                "10.0.0.3 is infected: it called home.",
                                Optional.of(origin))),
                List.of(new Entry(entry, 1, 2, 41, innocent, origin)),
                6,
                Map.of("look-ups beyond the bound", 3L));
    }

    private static ListRow renamed(ListRow old) {
        return new ListRow(
                Audited.ALL_LISTS,
                1_005,
                old.met(),
                old.condemned(),
                old.rightly(),
                old.wrongly(),
                old.missed(),
                old.alone(),
                old.earlier(),
                old.later(),
                old.innocent(),
                old.undecided(),
                old.stopped(),
                old.narrow());
    }

    private static Condemned host(
            Indicator entry,
            Origin origin,
            String host,
            String verdict,
            Optional<Instant> decided) {
        return new Condemned(
                "old list",
                "",
                host,
                decided.isPresent(),
                verdict,
                decided,
                NOON,
                entry,
                "asked for the name",
                entry.value(),
                4,
                "mail-gateway: it looks up what mail says",
                origin);
    }
}
