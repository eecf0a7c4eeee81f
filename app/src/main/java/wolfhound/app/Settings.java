package wolfhound.app;

import java.util.List;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.Network;
import wolfhound.engine.detector.Detectors;
import wolfhound.engine.judge.Weights;
import wolfhound.engine.memory.Knowledge;
import wolfhound.model.Sign;

/// What the engine is told, from what the program ships.
final class Settings {
    private Settings() {}

    static EngineSettings of(List<Network> homeNetworks) {
        List<Sign> signs = Detectors.all().stream().flatMap(d -> d.signs().stream()).toList();
        return new EngineSettings(homeNetworks, Weights.starting(signs), Knowledge.NONE);
    }
}
