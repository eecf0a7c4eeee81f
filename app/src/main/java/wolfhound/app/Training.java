package wolfhound.app;

import java.nio.file.Path;

/// What the launcher lets the JVM learn from after a build: the demo, and one hunt after another
/// over all staged scenarios. The cache that comes of it knows the classes of every protocol and
/// detector, and how the methods that matter are used, so that a hunt spends less on finding that
/// out (`bench/start.md`).
final class Training {
    /// Enough that what is hot in a long hunt is hot in this.
    private static final int HUNTS = 6;

    private Training() {}

    /// @param arguments the folder to write to
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        String staged = folder.resolve("staged").toString();
        String json = folder.resolve("verdicts.jsonl").toString();
        Wolfhound.run("demo", "--folder", folder.toString());
        Wolfhound.run("stage", "all", "--folder", staged);
        for (int i = 0; i < HUNTS; i++) {
            Wolfhound.run("hunt", staged, "--threads", "1", "--json", json);
        }
    }
}
