package wolfhound.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import wolfhound.app.trial.Label;
import wolfhound.app.trial.Trialled;
import wolfhound.engine.EngineSettings;
import wolfhound.intel.Intelligence;
import wolfhound.model.Host;
import wolfhound.model.Verdict;
import wolfhound.outputs.Hunted;
import wolfhound.rules.inspect.RuleSet;

/// One hunt of a trial: on a thread of its own, and given up when it takes longer than it may, so
/// that one capture cannot hold up the others.
final class GuardedHunt {
    private static final Duration TIME_TO_GIVE_UP = Duration.ofSeconds(5);

    private final EngineSettings settings;
    private final Duration patience;
    private final @Nullable RuleSet rules;
    private final @Nullable Intelligence intel;

    /// @param rules hunted with, and without beside; null for none
    /// @param intel hunted with; null for none
    GuardedHunt(
            EngineSettings settings,
            Duration patience,
            @Nullable RuleSet rules,
            @Nullable Intelligence intel) {
        this.intel = intel;
        this.settings = settings;
        this.rules = rules;
        this.patience = patience;
    }

    Trialled of(Label label, Path capture) throws InterruptedException, ExecutionException {
        Hunt hunt = new Hunt(List.of(capture), 1, settings, rules, intel);
        FutureTask<Trialled> task = new FutureTask<>(() -> outcome(label, capture, hunt));
        Thread thread = Thread.ofPlatform().daemon().name(label.path()).start(task);
        try {
            return task.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            thread.interrupt();
        }
        try {
            return task.get(TIME_TO_GIVE_UP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException hung) {
            String problem = "hangs: did not end within " + patience.toSeconds() + " s";
            return new Trialled(label, List.of(), problem);
        }
    }

    /// A failure is a fault of this program, and the trial is there to find it.
    private Trialled outcome(Label label, Path capture, Hunt hunt) {
        try {
            Hunt.Result result = hunt.run();
            return new Trialled(
                    label,
                    result.verdicts(),
                    problem(result.hunted()),
                    beside(label, capture, hunt.alerts()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            List<Verdict> none = List.of();
            StackTraceElement[] trace = fault.getStackTrace();
            String where = trace.length == 0 ? "" : " at " + trace[0];
            return new Trialled(label, none, "fails: " + fault + where);
        }
    }

    private Trialled.Beside beside(Label label, Path capture, Alerts alerts) {
        if (rules == null) {
            return Trialled.Beside.NOTHING;
        }
        int worst =
                label.isInnocent() || label.named().isEmpty()
                        ? alerts.worst()
                        : label.named().stream()
                                .mapToInt(address -> alerts.worstOn(new Host(address)))
                                .min()
                                .orElse(Integer.MAX_VALUE);
        Hunt bare = new Hunt(List.of(capture), 1, settings, null, intel);
        return new Trialled.Beside(bare.run().verdicts(), worst);
    }

    private static String problem(Hunted hunted) {
        if (hunted.cutShort()) {
            return "hangs: ended by force";
        }
        return hunted.inputs().stream()
                .filter(input -> !input.readable())
                .map(Hunted.Input::problem)
                .findFirst()
                .orElse("");
    }
}
