import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.model.Verdict;
import wolfhound.outputs.Hunted;
import wolfhound.outputs.JsonLines;
import wolfhound.sources.CaptureSource;
import wolfhound.sources.capture.Tally;

/// Hunts every capture with one, two and four threads: each must end in time, without a crash, and
/// with the same JSON to the byte (verdicts, evidence, counts).
///
/// `java -cp 'lib/*' ThreadsCheck.java CAPTURES EVERY`: prints each capture that fails, and how;
/// exits with 1 where there is one.
final class ThreadsCheck {
    private static final List<Integer> THREADS = List.of(1, 2, 4);
    private static final int PATIENCE_SECONDS = 120;

    private final EngineSettings settings = Settings.of(List.of());
    private final ExecutorService hunter = Executors.newVirtualThreadPerTaskExecutor();

    private ThreadsCheck() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int every = Integer.parseInt(arguments[1]);
        List<Path> captures = Parity.captures(folder);
        int read = 0;
        int failed = 0;
        for (int i = 0; i < captures.size(); i += every) {
            List<String> faults = new ThreadsCheck().check(captures.get(i));
            read++;
            failed += faults.isEmpty() ? 0 : 1;
            String name = folder.relativize(captures.get(i)).toString();
            faults.forEach(fault -> System.out.println(name + ": " + fault));
        }
        System.out.printf(
                "%d captures with 1, 2 and 4 threads: %d all alike, %d not%n",
                read, read - failed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private List<String> check(Path capture) throws InterruptedException {
        List<String> faults = new ArrayList<>();
        Map<Integer, String> told = new TreeMap<>();
        for (int threads : THREADS) {
            Future<String> hunt = hunter.submit(() -> hunt(capture, threads));
            try {
                told.put(threads, hunt.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (TimeoutException hang) {
                faults.add("%d threads: not done in %d s".formatted(threads, PATIENCE_SECONDS));
                hunt.cancel(true);
            } catch (ExecutionException crash) {
                faults.add("%d threads: %s".formatted(threads, crash.getCause()));
            }
        }
        if (told.values().stream().anyMatch(json -> json.contains("\"wire bug "))) {
            faults.add("a reader threw");
        }
        if (told.values().stream().distinct().count() > 1) {
            faults.add("differs: " + difference(told));
        }
        return faults;
    }

    private static String difference(Map<Integer, String> told) {
        List<String> all = List.copyOf(told.values());
        String one = all.getFirst();
        String other = all.stream().filter(json -> !json.equals(one)).findFirst().orElse(one);
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return around(one, at) + " / " + around(other, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40)).strip();
    }

    private String hunt(Path capture, int threads) throws InterruptedException {
        var source = new CaptureSource(List.of(capture), threads);
        var engine = new Engine(settings, change -> {});
        source.read(engine::see);
        List<Verdict> verdicts = engine.finish();
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonLines(bytes, hunted(source.tally(), engine))) {
            verdicts.forEach(json::accept);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Hunted hunted(Tally tally, Engine engine) {
        return new Hunted(
                tally.inputs().stream()
                        .map(
                                input ->
                                        new Hunted.Input(
                                                input.path(),
                                                input.packets(),
                                                input.bytes(),
                                                input.problem(),
                                                input.readable()))
                        .toList(),
                tally.packets(),
                tally.bytes(),
                tally.logLines(),
                tally.conversations(),
                tally.observations(),
                tally.first(),
                tally.last(),
                engine.homeInferred() ? "inferred" : "private",
                tally.counts(),
                "",
                settings.weights().version(),
                Duration.ZERO,
                false);
    }
}
