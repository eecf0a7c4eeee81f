package wolfhound.testkit.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import wolfhound.app.trial.Label;
import wolfhound.engine.Engine;
import wolfhound.model.Address;
import wolfhound.sources.CaptureSource;

/// The labelled captures as trials, by the rules of `wolfhound trial`: in an innocent capture
/// everybody is innocent, in a guilty one the hosts that are named are infected and the others are
/// not, in an attack the host that is named is its victim. Where a guilty capture names nobody, its
/// hosts together are one infected trial.
final class CapturedTrials {
    private CapturedTrials() {}

    /// One capture, hunted.
    record Captured(Label label, List<Subject> subjects) {
        /// Each family once, in whatever case it is written.
        String family() {
            return label.family().toLowerCase(Locale.ROOT);
        }

        /// Whoever recorded or collected it: the folder that its path begins with.
        String site() {
            Path path = Path.of(label.path());
            int names = path.getNameCount();
            return names < 2 ? "" : path.getName(names - 2).toString();
        }

        /// The truth on a host, where the label tells it.
        Optional<Boolean> infected(Address host) {
            boolean named = label.named().contains(host);
            if (label.isInnocent()) {
                return Optional.of(false);
            }
            return label.isGuilty() && !label.named().isEmpty()
                    ? Optional.of(named)
                    : Optional.empty();
        }

        void addTo(Trials trials) {
            boolean anybody = label.isGuilty() && label.named().isEmpty();
            Optional<Subject> infected = Optional.empty();
            for (Subject subject : subjects) {
                Optional<Boolean> truth = infected(subject.verdict().host().address());
                if (anybody || truth.orElse(false)) {
                    infected = Optional.of(infected.map(subject::or).orElse(subject));
                } else if (truth.isPresent()) {
                    trials.innocentCaptured(site(), subject);
                }
            }
            infected.ifPresent(subject -> trials.infected(family(), subject));
        }
    }

    static List<Captured> of(Path labels, Workers workers) throws IOException {
        List<Callable<Captured>> hunts = new ArrayList<>();
        for (Label label : Label.parse(Files.readAllLines(labels))) {
            Path capture = labels.resolveSibling(label.path());
            hunts.add(() -> new Captured(label, Watching.hunt(engine -> read(capture, engine))));
        }
        return workers.all(hunts);
    }

    private static void read(Path capture, Engine engine) {
        try {
            new CaptureSource(List.of(capture), 1).read(engine::see);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }
}
