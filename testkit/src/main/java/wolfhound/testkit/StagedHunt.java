package wolfhound.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.model.Address;
import wolfhound.model.Verdict;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Staging;
import wolfhound.scenarios.Truth;
import wolfhound.sources.CaptureSource;

/// A scenario that was staged into a capture, read back and hunted with the program's own settings:
/// the truth and the verdicts.
public record StagedHunt(Truth truth, List<Verdict> verdicts) {

    public static StagedHunt of(Scenario scenario, long seed, int threads) {
        try {
            Path capture = Files.createTempFile(scenario.name() + ".", ".pcap");
            try {
                return of(scenario, seed, threads, capture);
            } finally {
                Files.delete(capture);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// As above over a capture written to this path: exhibits name it, so that hunts that are
    /// compared share it.
    public static StagedHunt of(Scenario scenario, long seed, int threads, Path capture)
            throws IOException {
        Truth truth = Staging.write(scenario, seed, capture);
        return new StagedHunt(truth, hunt(capture, threads));
    }

    private static List<Verdict> hunt(Path capture, int threads) {
        Engine engine = new Engine(Settings.of(List.of()), change -> {});
        try {
            new CaptureSource(List.of(capture), threads).read(engine::see);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
        return engine.finish();
    }

    /// What was said of the host at this address; nothing where it never spoke.
    public Optional<Verdict> verdictOn(Address address) {
        return verdicts.stream().filter(v -> v.host().address().equals(address)).findFirst();
    }

    /// The verdict's word; a host that never spoke is clear.
    public String wordOn(Truth.Of host) {
        return verdictOn(host.address()).map(Verdict::text).orElse("clear");
    }

    /// Where a verdict is not what the story allows, in sentences; empty where all are.
    public List<String> wrongs() {
        return truth.hosts().stream()
                .filter(host -> !host.expectation().allows(wordOn(host)))
                .map(host ->
                        "%s (%s) is %s; the story says %s%s"
                                .formatted(
                                        host.name(),
                                        host.address(),
                                        wordOn(host),
                                        host.expectation().words(),
                                        reckoning(host.address())))
                .toList();
    }

    /// Every item with its weight, so that a failing test shows the arithmetic.
    private String reckoning(Address address) {
        StringBuilder text = new StringBuilder();
        verdictOn(address)
                .ifPresent(verdict -> {
                    text.append(" (posterior ").append(verdict.reckoning().posterior()).append(')');
                    for (Verdict.Counted item : verdict.reckoning().counted()) {
                        text.append("\n    ")
                                .append(item.counts())
                                .append(' ')
                                .append(item.evidence().sign().id())
                                .append(": ")
                                .append(item.evidence().because());
                    }
                });
        return text.toString();
    }
}
