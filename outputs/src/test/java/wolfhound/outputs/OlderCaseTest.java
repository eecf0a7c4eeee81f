package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Circumstances;
import wolfhound.model.HostCase;

/// After an update of the program, `explain` is asked about the hunt made before it.
class OlderCaseTest {
    @TempDir Path folder;

    @Test
    void readsACaseFromBeforeTheInventory() throws IOException {
        Path file = folder.resolve("cases.jsonl");
        try (CaseFile kept = CaseFile.replacing(file)) {
            kept.keep(Sample.infected().hostCase());
        }
        String now = Files.readString(file);
        Files.writeString(file, now.substring(0, now.indexOf(",\"circumstances\"")) + "}\n");
        try (Stream<HostCase> cases = CaseFile.at(file).all()) {
            HostCase read = cases.findFirst().orElseThrow();
            assertThat(read.circumstances()).isEqualTo(Circumstances.NONE);
            assertThat(read.testimonies()).hasSize(4);
        }
    }
}
