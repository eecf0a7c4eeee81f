package wolfhound.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.declare.Declarations;
import wolfhound.engine.judge.Weights;
import wolfhound.engine.memory.Knowledge;
import wolfhound.model.Network;

/// What the engine is told, from what the program ships: the weights and what everybody may know.
public final class Settings {
    static final String WEIGHTS = "/wolfhound/weights.tsv";
    private static final String KNOWLEDGE = "/wolfhound/knowledge.txt";

    private Settings() {}

    /// @param homeNetworks empty for the default, see [EngineSettings]
    public static EngineSettings of(List<Network> homeNetworks) {
        return of(homeNetworks, Declarations.NONE);
    }

    /// @param declarations the user's word about hosts
    public static EngineSettings of(List<Network> homeNetworks, Declarations declarations) {
        return new EngineSettings(
                homeNetworks,
                Weights.parse(lines(WEIGHTS)),
                Knowledge.parse(lines(KNOWLEDGE)),
                declarations);
    }

    /// What everybody may know of places, as lines by topic.
    static List<String> topics() {
        return lines(KNOWLEDGE);
    }

    static List<String> lines(String resource) {
        try (InputStream in = Settings.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + resource + " of the program", broken);
        }
    }
}
