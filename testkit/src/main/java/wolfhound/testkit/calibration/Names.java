package wolfhound.testkit.calibration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.judge.Weights;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Host;
import wolfhound.model.NameLookup;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;
import wolfhound.model.Verdict;

/// Machines that ask for names that do not exist, two million of them: what proves alone, by names
/// alone, is promised to be wrong less than once in a million, and no other staging comes near
/// that.
///
/// They are staged as observations, without packets, on days from 2012 to 2026. Each asks for four
/// to twelve registered names at which the detectors look twice: misspelt words, words in a row,
/// and, as the worst that innocent programs ask, random letters of the length and under the domains
/// that generators use.
final class Names {
    private static final int HOSTS = 2_000_000;
    private static final int HOSTS_OF_A_BATCH = 10_000;
    private static final String[] TOPS = {
        "com", "net", "org", "biz", "info", "ru", "eu", "cc", "co.uk", "ws", "pw", "xyz", "top"
    };
    private static final String[] SYLLABLES = {
        "ba", "co", "del", "fi", "gran", "hol", "in", "jo", "ker", "lu", "mar", "no", "or", "pen",
        "qui", "ra", "sto", "tri", "un", "ver", "wil", "xe", "yo", "zen"
    };

    private Names() {}

    static void run(Workers workers, Trials trials) {
        for (Detector<?> detector : Watching.DETECTORS) {
            boolean proves =
                    detector.signs().stream().anyMatch(sign -> sign.kind() == EvidenceClass.PROOF);
            if (proves && detector.watches().equals(Set.of(NameLookup.class))) {
                run(detector, workers, trials);
            }
        }
    }

    private static void run(Detector<?> detector, Workers workers, Trials trials) {
        List<Callable<Map<String, Integer>>> batches = new ArrayList<>();
        for (int batch = 0; batch < HOSTS / HOSTS_OF_A_BATCH; batch++) {
            long seed = batch;
            batches.add(() -> batch(detector, new Random(seed)));
        }
        Map<String, Integer> shown = new HashMap<>();
        for (Map<String, Integer> of : workers.all(batches)) {
            of.forEach((sign, hosts) -> shown.merge(sign, hosts, Integer::sum));
        }
        for (Sign sign : detector.signs()) {
            trials.innocentOrdinary(
                    "names", sign, new Share(shown.getOrDefault(sign.id(), 0), HOSTS));
        }
    }

    /// How many hosts of a batch showed each sign.
    private static Map<String, Integer> batch(Detector<?> detector, Random random) {
        EngineSettings settings =
                new EngineSettings(
                        List.of(),
                        Weights.starting(detector.signs()),
                        Settings.of(List.of()).knowledge());
        Engine engine = new Engine(settings, change -> {}, List.of(detector), List.of());
        LocalDate day = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(15 * 365));
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(3600));
        for (int host = 0; host < HOSTS_OF_A_BATCH; host++) {
            Address address = Address.of("10.%d.%d.7".formatted(host / 256 % 256, host % 256));
            int names = 4 + random.nextInt(9);
            for (int i = 0; i < names; i++) {
                at = at.plusMillis(1);
                engine.see(lookup(address, at, name(random)));
            }
        }
        Map<String, Integer> shown = new HashMap<>();
        for (Verdict verdict : engine.finish()) {
            verdict.hostCase().evidence().stream()
                    .map(Evidence::sign)
                    .map(Sign::id)
                    .distinct()
                    .forEach(sign -> shown.merge(sign, 1, Integer::sum));
        }
        return shown;
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        boolean letters = random.nextInt(3) > 0;
        int length = letters ? 7 + random.nextInt(20) : 3 + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            if (letters) {
                name.append((char) ('a' + random.nextInt(26)));
            } else {
                name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
        }
        return name.append('.').append(TOPS[random.nextInt(TOPS.length)]).toString();
    }

    private static NameLookup lookup(Address host, Instant at, String name) {
        Peer resolver = new Peer(Address.of("10.255.255.53"), 53);
        ConversationId conversation =
                new ConversationId(Transport.UDP, host, 50_000, resolver.address(), 53);
        return new NameLookup(
                new Seen(
                        at,
                        new Host(host),
                        50_000,
                        resolver,
                        true,
                        new Origin("staged", 1, conversation),
                        1),
                new DomainName(name, name),
                "A",
                NameLookup.Way.DNS,
                NameLookup.Outcome.NO_SUCH_NAME,
                List.of(),
                Duration.ofMillis(20),
                40,
                40);
    }
}
