package wolfhound.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Output;
import wolfhound.model.Verdict;
import wolfhound.outputs.CaseFile;
import wolfhound.outputs.Hunted;
import wolfhound.outputs.JsonLines;
import wolfhound.outputs.VerdictTable;
import wolfhound.outputs.report.HtmlReport;

/// Hunts, tells the outcome wherever it was asked for, and gives the exit code.
final class HuntAndTell {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Console console;
    private final Optional<Path> report;
    private final Optional<Path> json;
    private final boolean everyone;
    private List<Verdict> verdicts = List.of();

    /// @param everyone also list each clear host in the table
    HuntAndTell(Console console, Optional<Path> report, Optional<Path> json, boolean everyone) {
        this.console = console;
        this.report = report;
        this.json = json;
        this.everyone = everyone;
        report.ifPresent(file -> mustBeWritable("--report", file));
        json.filter(file -> !file.equals(STANDARD_OUTPUT))
                .ifPresent(file -> mustBeWritable("--json", file));
    }

    /// Found out before the reading, which may take long.
    private static void mustBeWritable(String option, Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Trouble.wrongUsage(
                    option + " " + file + ": no such folder; create it or choose another");
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw Trouble.wrongUsage(option + " " + file + ": cannot be written; choose another");
        }
    }

    int run(List<Path> paths, HuntOptions options, Optional<FailOn> failOn) {
        Hunt hunt = new Hunt(paths, options.threads(), options.settings());
        Hunt.Result result;
        try (CtrlC whole = new CtrlC(Thread.currentThread())) {
            try (Progress progress = progress(hunt, paths)) {
                result = hunt.run(verdict -> {});
            }
            tell(result);
        }
        verdicts = result.verdicts();
        if (failOn.isPresent() && failOn.get().holds(result.verdicts())) {
            return Exit.CONDITION_HOLDS;
        }
        return result.someUnreadable() ? Exit.UNREADABLE : Exit.DONE;
    }

    /// Of the last run, by address.
    List<Verdict> verdicts() {
        return verdicts;
    }

    private boolean onlyJson() {
        return json.filter(STANDARD_OUTPUT::equals).isPresent();
    }

    private Progress progress(Hunt hunt, List<Path> paths) {
        Progress progress = new Progress(console, hunt.tally(), paths);
        return onlyJson() ? progress : progress.start();
    }

    private void tell(Hunt.Result result) {
        Hunted hunted = result.hunted();
        result.tellUnreadable(console);
        List<Verdict> worstFirst = VerdictTable.worstFirst(result.verdicts());
        for (Output output : outputs(hunted)) {
            try (output) {
                worstFirst.forEach(output::accept);
            }
        }
        keepCases(result);
        report.ifPresent(file -> console.note("The report is " + file.toAbsolutePath()));
    }

    private List<Output> outputs(Hunted hunted) {
        List<Output> outputs = new ArrayList<>();
        json.ifPresent(file -> outputs.add(new JsonLines(stream(file), hunted)));
        report.ifPresent(file -> outputs.add(new HtmlReport(file, hunted)));
        if (!onlyJson()) {
            outputs.add(new VerdictTable(console.screen(), hunted, everyone));
        }
        return outputs;
    }

    private OutputStream stream(Path file) {
        try {
            return new BufferedOutputStream(
                    file.equals(STANDARD_OUTPUT) ? console.out() : Files.newOutputStream(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// For `explain`; a hunt without them is still a hunt.
    private void keepCases(Hunt.Result result) {
        Path file = StateFolder.lastHunt();
        try (CaseFile cases = CaseFile.replacing(file)) {
            result.verdicts().forEach(verdict -> cases.keep(verdict.hostCase()));
        } catch (UncheckedIOException failed) {
            console.error(
                    "the cases could not be kept in "
                            + file
                            + ", so explain will not find them: "
                            + failed.getMessage());
        }
    }
}
