package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Alibi;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Verdict;

class CaseFileTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("deep").resolve("cases.jsonl");
    }

    /// What a surrogate half becomes cannot be undone, so the hosts with it are left out.
    @Test
    void givesBackTheCaseThatWasKept() {
        List<HostCase> kept =
                List.of(
                        Sample.explained().hostCase(),
                        Sample.exposed().hostCase(),
                        Sample.clear("10.1.4.9").hostCase());
        keep(kept);

        assertThat(all()).isEqualTo(kept);
        assertThat(CaseFile.at(file).find(Host.of("fd00::17"))).contains(kept.get(1));
        assertThat(CaseFile.at(file).find(Host.of("10.9.9.9"))).isEmpty();
    }

    @Test
    void writesTheSameBytesForACaseThatWasReadBack() throws IOException {
        keep(Sample.verdicts().stream().map(Verdict::hostCase).toList());
        byte[] first = Files.readAllBytes(file);

        keep(all());

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void keepsAnAlibiWithTheVeryEvidenceThatItAnswers() {
        keep(List.of(Sample.infected().hostCase()));

        HostCase read = all().getFirst();
        Alibi alibi = read.alibis().getFirst();
        assertThat(alibi.answers()).isSameAs(read.evidence().get(2));
    }

    @Test
    void leavesTheOldCasesUntilAllNewOnesAreWritten() {
        keep(List.of(Sample.clear("10.0.0.1").hostCase()));
        CaseFile broken = CaseFile.replacing(file);
        broken.keep(Sample.clear("10.0.0.2").hostCase());

        assertThat(all()).extracting(HostCase::host).containsExactly(Host.of("10.0.0.1"));

        broken.close();
        assertThat(all()).extracting(HostCase::host).containsExactly(Host.of("10.0.0.2"));
    }

    @Test
    void saysThatAFileIsDamagedWhereverItWasCut() throws IOException {
        keep(List.of(Sample.explained().hostCase()));
        String whole = Files.readString(file).strip();

        for (int cut = 1; cut < whole.length(); cut += 7) {
            Files.writeString(file, whole.substring(0, cut));
            assertThatThrownBy(this::all)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is damaged");
        }
    }

    private void keep(List<HostCase> cases) {
        try (CaseFile kept = CaseFile.replacing(file)) {
            cases.forEach(kept::keep);
        }
    }

    private List<HostCase> all() {
        try (Stream<HostCase> cases = CaseFile.at(file).all()) {
            return cases.toList();
        }
    }
}
