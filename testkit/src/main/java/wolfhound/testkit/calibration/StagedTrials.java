package wolfhound.testkit.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import wolfhound.model.Address;
import wolfhound.model.Ping;
import wolfhound.model.Verdict;
import wolfhound.scenarios.stage.Expectation;
import wolfhound.scenarios.stage.Machine;
import wolfhound.testkit.AlibiTrial;
import wolfhound.testkit.AlibiTrials;

/// Staged innocents as trials: a population of ordinary machines, in which each innocent cause that
/// looks guilty ([AlibiTrials]) is played by one machine in so many.
///
/// How common the causes are is an assumption, and nobody has measured it. Pooled without one, a
/// cause would count as often as we happened to stage it.
final class StagedTrials {
    /// An office: people at work for so long, with the servers and bystanders around them.
    private static final int PEOPLE = 10;

    private static final Duration LENGTH = Duration.ofMinutes(5);

    /// Home hosts of such an office, about.
    private static final int HOSTS_OF_AN_OFFICE = 17;

    /// Machines that play [Pings].
    private static final int PINGING_HOSTS = 12_000;

    /// Hosts of runs that are kept at once.
    private static final int AT_ONCE = 200;

    private final Workers workers;
    private final Trials trials;
    private final List<Verdict> accused = new ArrayList<>();

    StagedTrials(Workers workers, Trials trials) {
        this.workers = workers;
        this.trials = trials;
    }

    /// The cases of all hosts against which anything was said.
    List<Verdict> accused() {
        return accused;
    }

    /// @param hosts ordinary ones
    /// @param rarity ordinary hosts for each run of a cause
    void run(int hosts, int rarity) {
        for (AlibiTrial trial : AlibiTrials.all()) {
            String scenario = String.join(" or ", trial.scenarios());
            run(
                    Math.ceilDiv(hosts, rarity),
                    trial::innocentRun,
                    subject -> trials.innocentByCause(scenario, subject));
        }
        run(
                Math.ceilDiv(hosts, HOSTS_OF_AN_OFFICE),
                seed -> AlibiTrial.officeRun(seed, PEOPLE, LENGTH),
                subject -> trials.innocentOrdinary("office", subject));
        run(
                Math.ceilDiv(PINGING_HOSTS, Pings.MACHINES),
                Pings::run,
                subject -> trials.innocentOrdinary("pings", subject.onlyFor(Ping.class)));
    }

    private void run(int runs, LongFunction<AlibiTrial.Run> stage, Consumer<Subject> count) {
        for (int first = 1; first <= runs; first += AT_ONCE) {
            List<Callable<List<Subject>>> hunts = new ArrayList<>();
            for (long seed = first; seed < first + AT_ONCE && seed <= runs; seed++) {
                long drawn = seed;
                hunts.add(() -> hunt(stage.apply(drawn)));
            }
            for (List<Subject> subjects : workers.all(hunts)) {
                for (Subject subject : subjects) {
                    count.accept(subject);
                    if (!subject.verdict().hostCase().evidence().isEmpty()) {
                        accused.add(subject.verdict());
                    }
                }
            }
        }
    }

    /// The innocent hosts of a run.
    private static List<Subject> hunt(AlibiTrial.Run run) {
        Set<Address> innocent = new HashSet<>();
        for (Machine machine : run.machines()) {
            Expectation expectation = machine.expectation();
            if (expectation != Expectation.INFECTED && expectation != Expectation.LIKELY) {
                innocent.add(machine.address());
            }
        }
        return Watching.hunt(engine -> AlibiTrial.read(run.packets(), engine::see)).stream()
                .filter(subject -> innocent.contains(subject.verdict().host().address()))
                .toList();
    }
}
