package wolfhound.outputs.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wolfhound.model.Output;
import wolfhound.model.Verdict;
import wolfhound.outputs.Hunted;
import wolfhound.outputs.Screen;
import wolfhound.outputs.VerdictTable;

/// `--report`: writes one page that needs nothing from elsewhere, readable on a phone and in print.
/// The template escapes everything by where it stands (OWASP's rules for text, attribute and CSS),
/// so bytes from the network stay text.
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
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, getClass().getClassLoader(), packageName());
        StringWriter page = new StringWriter();
        engine.render(
                "report.jte",
                Page.of(hunted, VerdictTable.worstFirst(verdicts)),
                new SafeOutput(page));
        try {
            Files.writeString(file, page.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Controls, directional marks and halves of surrogate pairs have no place in a page.
    private static final class SafeOutput extends WriterOutput {
        SafeOutput(Writer writer) {
            super(writer);
        }

        @Override
        public void writeContent(String text) {
            super.writeContent(Screen.safeLines(text));
        }

        @Override
        public void writeContent(String text, int from, int to) {
            writeContent(text.substring(from, to));
        }
    }

    private static String packageName() {
        return HtmlReport.class.getPackageName();
    }
}
