package wolfhound.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wolfhound.outputs.Hunted;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.logs.LogInput;

/// What became of the inputs that the user named, in words that say the cure: the reader tells of
/// files, this also of folders without captures and of what is data, but not a capture.
final class Inputs {
    private static final int LOOKED_AT = 64;
    private static final String NO_PACKETS =
            ", which has no packets to lay before rules; give the capture that it was made from";

    private Inputs() {}

    static List<Hunted.Input> of(List<Path> asked, Tally tally) {
        List<Hunted.Input> inputs = new ArrayList<>();
        for (Tally.Input input : tally.inputs()) {
            inputs.add(
                    new Hunted.Input(
                            input.path(),
                            input.packets(),
                            input.bytes(),
                            input.readable() ? input.problem() : whyNot(input),
                            input.readable()));
        }
        for (Path path : asked) {
            if (Files.isDirectory(path)
                    && inputs.stream().noneMatch(input -> Path.of(input.path()).startsWith(path))) {
                inputs.add(new Hunted.Input(path.toString(), 0, 0, emptyFolder(path), false));
            }
        }
        return inputs;
    }

    private static String whyNot(Tally.Input input) {
        return log(Path.of(input.path()))
                .map(kind -> input.path() + " is " + kind + NO_PACKETS)
                .orElse(input.problem());
    }

    private static String emptyFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .limit(LOOKED_AT)
                    .flatMap(file -> log(file).stream())
                    .findFirst()
                    .map(kind -> folder + " holds " + kind + NO_PACKETS)
                    .orElse(
                            folder
                                    + " holds no capture and no log; name a folder with pcap or pcapng"
                                    + " files, or logs of Zeek or Suricata, plain or packed by gzip or"
                                    + " zstd");
        } catch (IOException | UncheckedIOException unreadable) {
            return folder + " cannot be listed: " + unreadable.getMessage();
        }
    }

    /// The kind of another sensor's log.
    private static Optional<String> log(Path file) {
        return Files.isRegularFile(file)
                ? LogInput.of(file).map(input -> input.sensor().text())
                : Optional.empty();
    }
}
