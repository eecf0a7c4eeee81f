package wolfhound.rules.literal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The engines of this machine.
final class Engines {
    private static final List<LiteralEngine> ALL = make();

    private Engines() {}

    static List<LiteralEngine> all() {
        return ALL;
    }

    private static List<LiteralEngine> make() {
        List<LiteralEngine> all = new ArrayList<>();
        all.add(LiteralEngine.java());
        try {
            Path cache = Files.createTempDirectory("wolfhound-literals");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(cache)));
            all.add(LiteralEngine.available(cache, why -> {}));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return all;
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
            Files.delete(folder);
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
