package wolfhound.app;

import java.nio.file.Path;
import java.util.Map;

/// Where the cases of the hunt just made are kept, by the XDG base directory specification.
final class StateFolder {
    private StateFolder() {}

    static Path lastHunt() {
        return folder(System.getenv(), System.getProperty("user.home")).resolve("last-hunt.jsonl");
    }

    /// Compiled rules.
    static Path ruleCache() {
        return folder(System.getenv(), System.getProperty("user.home")).resolve("rules");
    }

    /// What was imported of lists.
    static Path intelligence() {
        return folder(System.getenv(), System.getProperty("user.home")).resolve("intel");
    }

    static Path folder(Map<String, String> environment, String home) {
        String given = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = Path.of(given).isAbsolute() ? Path.of(given) : Path.of(home, ".local", "state");
        return base.resolve("wolfhound");
    }
}
