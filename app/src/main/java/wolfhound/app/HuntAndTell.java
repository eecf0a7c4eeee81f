package wolfhound.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    private final Console console;
    private final Optional<Writable> report;
    private final Optional<Writable> json;
    private final boolean everyone;
    private List<Verdict> verdicts = List.of();
    private boolean unwritten;

    /// @param everyone also list each clear host in the table
    HuntAndTell(Console console, Optional<Path> report, Optional<Path> json, boolean everyone) {
        this.console = console;
        this.report = report.map(file -> new Writable("--report", file));
        this.json = json.map(file -> new Writable("--json", file));
        this.everyone = everyone;
    }

    int run(List<Path> paths, HuntOptions options, Optional<FailOn> failOn) {
        Hunt hunt = options.hunt(paths, console);
        Hunt.Result result;
        try (CtrlC whole = new CtrlC(Thread.currentThread())) {
            try (Progress progress = progress(hunt, paths)) {
                result = hunt.run();
            }
            tell(result);
        }
        verdicts = result.verdicts();
        if (failOn.isPresent() && failOn.get().holds(result.verdicts())) {
            return Exit.CONDITION_HOLDS;
        }
        if (unwritten) {
            return Exit.WRONG_USAGE;
        }
        return result.someUnreadable() ? Exit.UNREADABLE : Exit.DONE;
    }

    /// Of the last run, by address.
    List<Verdict> verdicts() {
        return verdicts;
    }

    private boolean onlyJson() {
        return json.filter(Writable::isStandardOutput).isPresent();
    }

    private Progress progress(Hunt hunt, List<Path> paths) {
        Progress progress = new Progress(console, hunt.tally(), paths);
        return onlyJson() ? progress : progress.start();
    }

    private void tell(Hunt.Result result) {
        result.tellUnreadable(console);
        List<Verdict> worstFirst = VerdictTable.worstFirst(result.verdicts());
        json.ifPresent(file ->
                tell(new JsonLines(file.open(console), result.hunted()), "--json", worstFirst));
        report.ifPresent(
                file -> tell(new HtmlReport(file.file(), result.hunted()), "--report", worstFirst));
        if (!onlyJson() && !result.nothingReadable()) {
            Hunted hunted = result.hunted();
            tell(new VerdictTable(console.screen(), hunted, everyone), "the table", worstFirst);
        }
        keepCases(result);
        if (!unwritten) {
            report.ifPresent(file -> console.note("The report is " + file.file().toAbsolutePath()));
        }
    }

    /// What cannot be written, for want of room perhaps, does not keep the others from it.
    private void tell(Output output, String what, List<Verdict> worstFirst) {
        try (output) {
            worstFirst.forEach(output::accept);
        } catch (UncheckedIOException failed) {
            unwritten = true;
            console.error(what + " could not be written: " + Trouble.reason(failed.getCause()));
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
