import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wolfhound.sources.InputSource;

/// Reads each log three times into observations that nobody wants, and prints how long it took.
final class LogSpeed {
    private static final int PASSES = 3;

    private LogSpeed() {}

    public static void main(String[] files) throws Exception {
        for (String file : files) {
            Path path = Path.of(file);
            for (int pass = 1; pass <= PASSES; pass++) {
                long before = processor();
                InputSource source = new InputSource(List.of(path), 1, null);
                source.read(observation -> {});
                double seconds = (processor() - before) / 1e9;
                System.out.printf(
                        "%s, pass %d: %,d lines, %,d observations, %.2f processor seconds: %,.0f MB,"
                                + " %,.0f lines a second%n",
                        path.getFileName(),
                        pass,
                        source.tally().logLines(),
                        source.tally().observations(),
                        seconds,
                        Files.size(path) / 1e6 / seconds,
                        source.tally().logLines() / seconds);
            }
        }
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
