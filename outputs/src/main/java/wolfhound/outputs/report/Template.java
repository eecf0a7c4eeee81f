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
import wolfhound.outputs.Screen;

/// A page that needs nothing from elsewhere. The template escapes everything by where it stands
/// (OWASP's rules for text, attribute and CSS), so bytes from the network stay text.
final class Template {
    private final String name;

    /// @param name of its file, as `report.jte`
    Template(String name) {
        this.name = name;
    }

    /// @param page what the template asks for
    void write(Object page, Path file) {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        getClass().getClassLoader(),
                        Template.class.getPackageName());
        StringWriter text = new StringWriter();
        engine.render(name, page, new SafeOutput(text));
        try {
            Files.writeString(file, text.toString());
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
}
