package wolfhound.app;

import java.util.List;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.Network;

/// What the engine is told, from what the program ships.
final class Settings {
    private Settings() {}

    static EngineSettings of(List<Network> homeNetworks) {
        throw new IllegalStateException("later " + homeNetworks);
    }
}
