package wolfhound.outputs.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wolfhound.model.Output;
import wolfhound.model.Verdict;
import wolfhound.outputs.Hunted;
import wolfhound.outputs.VerdictTable;

/// `--report`: writes one page that needs nothing from elsewhere, readable on a phone and in print.
public final class HtmlReport implements Output {
    private final Path file;
    private final Hunted hunted;
    private final List<Verdict> verdicts = new ArrayList<>();

    public HtmlReport(Path file, Hunted hunted) {
        this.file = file;
        this.hunted = hunted;
    }

    @Override
    public void accept(Verdict verdict) {
        verdicts.add(verdict);
    }

    @Override
    public void close() {
        new Template("report.jte").write(Page.of(hunted, VerdictTable.worstFirst(verdicts)), file);
    }
}
