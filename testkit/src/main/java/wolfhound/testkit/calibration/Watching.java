package wolfhound.testkit.calibration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Detectors;
import wolfhound.engine.detector.Scene;
import wolfhound.engine.detector.WaitingDetector;
import wolfhound.engine.judge.Weights;
import wolfhound.engine.witness.Witnesses;
import wolfhound.model.Host;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.Verdict;

/// A hunt with starting weights that also keeps which detectors had a chance with which host: were
/// shown an observation of it at all.
final class Watching {
    /// In the order of the engine; a chance is the bit of a detector's place.
    static final List<Detector<?>> DETECTORS = Detectors.all();

    /// Every sign that there is, by the place of its detector.
    static final List<Sign> SIGNS = signs();

    private static final EngineSettings SETTINGS = settings();

    private Watching() {}

    /// @param read feeds the engine
    static List<Subject> hunt(Consumer<Engine> read) {
        Map<Host, BitSet> chances = new HashMap<>();
        List<Detector<?>> watched = new ArrayList<>();
        for (int place = 0; place < DETECTORS.size(); place++) {
            watched.add(new Watched<>(DETECTORS.get(place), place, chances));
        }
        Engine engine = new Engine(SETTINGS, change -> {}, watched, Witnesses.all());
        read.accept(engine);
        List<Subject> subjects = new ArrayList<>();
        for (Verdict verdict : engine.finish()) {
            BitSet had = chances.getOrDefault(verdict.host(), new BitSet());
            subjects.add(Subject.of(verdict, had));
        }
        return subjects;
    }

    private static List<Sign> signs() {
        return DETECTORS.stream().flatMap(detector -> detector.signs().stream()).toList();
    }

    private static EngineSettings settings() {
        EngineSettings shipped = Settings.of(List.of());
        return new EngineSettings(
                shipped.homeNetworks(), Weights.starting(SIGNS), shipped.knowledge());
    }

    /// A detector, and a note of whom it was shown.
    private record Watched<S>(Detector<S> detector, int place, Map<Host, BitSet> chances)
            implements WaitingDetector<S> {
        @Override
        public String name() {
            return detector.name();
        }

        @Override
        public List<Sign> signs() {
            return detector.signs();
        }

        @Override
        public Set<Class<? extends Observation>> watches() {
            return detector.watches();
        }

        @Override
        public S fresh() {
            return detector.fresh();
        }

        @Override
        public void see(S memory, Observation observation, Scene scene) {
            chances.computeIfAbsent(observation.seen().host(), host -> new BitSet()).set(place);
            detector.see(memory, observation, scene);
        }

        @Override
        public void pass(S memory, Instant now, Scene scene) {
            if (detector instanceof WaitingDetector<S> waiting) {
                waiting.pass(memory, now, scene);
            }
        }
    }
}
