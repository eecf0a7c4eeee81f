package wolfhound.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.model.Address;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Seen;
import wolfhound.model.Verdict;
import wolfhound.model.WebExchange;
import wolfhound.scenarios.OfficeDay;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.stage.Bystanders;
import wolfhound.scenarios.stage.Expectation;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;

/// Months in small networks in which nobody is infected: a small office and one thing that looks
/// odd are staged once, and what was observed of them happens again in every working hour of a
/// month, minutes earlier or later and with gaps, before one engine that watches all the while. So
/// what adds up over weeks has the time to: rhythms, rarities, evidence of a group.
public final class HostHours {
    /// Working hours of a month: ten on each of 22 days.
    static final int HOURS = 220;

    private static final int HOURS_A_DAY = 10;

    /// The share of observations that one hour lacks, as people do not do the same each time.
    private static final double LEFT_OUT = 0.1;

    private static final EngineSettings SETTINGS = Settings.of(List.of());

    private HostHours() {}

    /// What a month showed.
    ///
    /// @param hours of machines
    /// @param convicted innocent hosts that were convicted, with what for
    /// @param suspects those that were suspects
    record Month(String scenario, long hours, List<String> convicted, List<String> suspects) {}

    static Month month(long seed) {
        Random random = new Random(seed);
        List<String> names =
                AlibiTrials.all().stream().flatMap(t -> t.scenarios().stream()).distinct().toList();
        String name = names.get(random.nextInt(names.size()));
        Stage stage = new Stage(seed);
        Scenario scenario = Scenarios.named(name).orElseThrow();
        scenario.stage(stage);
        stage.scene("office", Duration.ZERO);
        new OfficeDay(1 + random.nextInt(3), Duration.ofMinutes(30)).stage(stage);
        Bystanders.join(stage, random.nextInt(4));
        Map<Address, Machine> innocent =
                stage.homeMachines().stream()
                        .filter(machine -> machine.expectation() != Expectation.INFECTED)
                        .filter(machine -> machine.expectation() != Expectation.LIKELY)
                        .collect(
                                Collectors.toMap(
                                        Machine::address,
                                        machine -> machine,
                                        (one, same) -> one,
                                        TreeMap::new));
        List<Observation> observed = new ArrayList<>();
        AlibiTrial.read(stage.recorded(), observed::add);
        List<Verdict> verdicts = replayed(observed, stage.length(), random);
        List<String> convicted = new ArrayList<>();
        List<String> suspects = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Machine machine = innocent.get(verdict.host().address());
            if (machine != null && verdict.text().equals("infected")) {
                convicted.add(name + " " + AlibiTrial.why(machine, verdict, seed));
            } else if (machine != null && verdict.text().equals("suspect")) {
                suspects.add(name + " " + AlibiTrial.why(machine, verdict, seed));
            }
        }
        return new Month(name, (long) innocent.size() * HOURS, convicted, suspects);
    }

    private static List<Verdict> replayed(
            List<Observation> observed, Duration length, Random random) {
        Engine engine = new Engine(SETTINGS, change -> {});
        Duration hour = length.compareTo(Duration.ofHours(1)) > 0 ? length : Duration.ofHours(1);
        for (int i = 0; i < HOURS; i++) {
            Duration later =
                    Duration.ofDays(i / HOURS_A_DAY)
                            .plus(hour.multipliedBy(i % HOURS_A_DAY))
                            .plusMillis(random.nextInt(300_000));
            for (Observation one : observed) {
                if (random.nextDouble() >= LEFT_OUT) {
                    engine.see(later(one, later));
                }
            }
        }
        return engine.finish();
    }

    /// The same fact at another time.
    private static Observation later(Observation observation, Duration by) {
        Seen seen = later(observation.seen(), by);
        return switch (observation) {
            case WebExchange web ->
                    new WebExchange(
                            seen,
                            web.request().as(later(web.request().seen(), by)),
                            web.status(),
                            web.reason(),
                            web.headers(),
                            web.body(),
                            web.whole());
            case RawDialogue raw ->
                    new RawDialogue(
                            seen,
                            raw.name(),
                            raw.turns().stream()
                                    .map(turn ->
                                            new RawDialogue.Turn(
                                                    turn.at().plus(by), turn.byHost(), turn.said()))
                                    .toList());
            default -> observation.as(seen);
        };
    }

    private static Seen later(Seen seen, Duration by) {
        Instant at = seen.at().plus(by);
        return new Seen(
                at,
                seen.host(),
                seen.hostPort(),
                seen.peer(),
                seen.hostOpened(),
                seen.origin(),
                seen.visibility());
    }
}
