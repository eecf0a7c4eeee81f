package wolfhound.outputs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.outputs.AuditSample;

/// The page of an audit.
class AuditReportTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void writesAPageThatRunsNothing() throws IOException {
        Path file = folder.resolve("audit.html");
        new AuditReport(file).write(AuditSample.of("<script>alert(1)</script>\u202E"));
        String page = Files.readString(file);

        assertThat(page)
                .contains(
                        "The lists would condemn 2 clean hosts and miss 1 of 2 infected hosts.",
                        "&lt;script&gt;alert(1)",
                        "day.pcap packet 17, 1:",
                        "clean and condemned",
                        "the list tells first")
                .doesNotContain("<script", "\u202E");
        assertThat(page.strip()).endsWith("</html>");
    }
}
