package wolfhound.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.intel.Intelligence;
import wolfhound.model.Network;
import wolfhound.model.Observation;
import wolfhound.model.Sighting;
import wolfhound.model.Verdict;
import wolfhound.outputs.Hunted;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.InputSource;
import wolfhound.sources.capture.Tally;

/// One hunt: the source reads, the engine watches, and at the end, or when the reading is
/// interrupted, every home host has its verdict.
final class Hunt {
    private final List<Path> inputs;
    private final InputSource source;
    private final EngineSettings settings;
    private final @Nullable Intelligence intel;
    private final Alerts alerts = new Alerts();
    private long sightings;
    private final long started = System.nanoTime();

    /// @param rules whose matches the engine is told; null for none
    /// @param intel whose sightings the engine is told; null for none
    Hunt(
            List<Path> inputs,
            int threads,
            EngineSettings settings,
            @Nullable RuleSet rules,
            @Nullable Intelligence intel) {
        this.intel = intel;
        this.inputs = inputs;
        this.source = new InputSource(inputs, threads, rules);
        this.settings = settings;
    }

    /// What was read, and the verdicts in the order of the addresses.
    record Result(Hunted hunted, List<Verdict> verdicts) {
        boolean someUnreadable() {
            return hunted.inputs().stream().anyMatch(input -> !input.readable());
        }

        boolean nothingReadable() {
            return hunted.inputs().stream().noneMatch(Hunted.Input::readable);
        }

        void tellUnreadable(Console console) {
            for (Hunted.Input input : hunted.inputs()) {
                if (!input.readable()) {
                    console.error(input.complaint());
                }
            }
        }
    }

    /// What rules matched.
    Alerts alerts() {
        return alerts;
    }

    /// What was read so far, for another thread to tell.
    Tally tally() {
        return source.tally();
    }

    /// Reads to the end; an interrupt of this thread ends the reading early.
    Result run() {
        return run(new Engine(settings));
    }

    /// As [#run()].
    ///
    /// @param changes told at once whenever the verdict on a host gets worse
    Result run(Consumer<Verdict> changes) {
        return run(new Engine(settings, changes));
    }

    private Result run(Engine engine) {
        HeapKeeper heap = new HeapKeeper();
        boolean cutShort = false;
        try {
            source.read(observation -> {
                alerts.see(observation);
                engine.see(observation);
                tellSightings(observation, engine);
                heap.observation();
            });
        } catch (InterruptedException ended) {
            cutShort = true;
        }
        List<Verdict> verdicts = engine.finish();
        return new Result(hunted(engine, cutShort), verdicts);
    }

    /// Behind the observation, so that what it tells of the place is known.
    private void tellSightings(Observation observation, Engine engine) {
        if (intel == null) {
            return;
        }
        for (Sighting sighting : intel.sightings(observation)) {
            sightings++;
            engine.see(sighting);
        }
    }

    private Hunted hunted(Engine engine, boolean cutShort) {
        Tally tally = source.tally();
        Map<String, Long> counters = new TreeMap<>(tally.counts());
        if (engine.rested() > 0) {
            counters.put("hosts laid to rest after hours of silence", engine.rested());
        }
        if (engine.forgotten() > 0) {
            counters.put("innocent hosts forgotten after hours of silence", engine.forgotten());
        }
        if (engine.unwatched() > 0) {
            counters.put("hosts beyond the bound", engine.unwatched());
        }
        if (alerts.count() > 0) {
            counters.put("rule alerts", alerts.count());
        }
        if (intel != null) {
            counters.put("indicators in force", (long) intel.size());
            counters.put("sightings of indicators", sightings);
        }
        return new Hunted(
                Inputs.of(inputs, tally),
                tally.packets(),
                tally.bytes(),
                tally.logLines(),
                tally.conversations(),
                tally.observations(),
                tally.first(),
                tally.last(),
                homeNet(engine),
                settings.declarations().count(),
                counters,
                Wolfhound.Version.text(),
                settings.weights().version(),
                Duration.ofNanos(System.nanoTime() - started),
                cutShort);
    }

    private String homeNet(Engine engine) {
        if (engine.homeInferred()) {
            return "inferred";
        }
        List<String> networks = settings.homeNetworks().stream().map(Network::toString).toList();
        return networks.isEmpty() ? "private" : String.join(",", networks);
    }
}
