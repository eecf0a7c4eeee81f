package wolfhound.outputs.report;

import java.nio.file.Path;
import wolfhound.outputs.Audited;

/// `audit --report`: one page on what a list would have done, with pictures, to be forwarded to
/// whoever believes in it.
public final class AuditReport {
    private final Path file;

    public AuditReport(Path file) {
        this.file = file;
    }

    /// @throws java.io.UncheckedIOException when the file takes no more
    public void write(Audited audited) {
        new Template("audit.jte").write(AuditPage.of(audited), file);
    }
}
