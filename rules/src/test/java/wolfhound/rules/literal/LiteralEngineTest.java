package wolfhound.rules.literal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which engine is taken, and what it keeps between starts.
class LiteralEngineTest {
    private static final List<Literal> ONE =
            List.of(new Literal("needle".getBytes(ISO_8859_1), true));

    @TempDir Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void goesOnWithoutTheLibraryAndSaysWhyOnce() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        LiteralEngine engine = LiteralEngine.available(notAFolder, complaints::add);
        assertThat(engine.name()).isEqualTo("Java");
        assertThat(complaints).singleElement().asString().contains("without Vectorscan");
        assertThat(finds(engine)).isTrue();
    }

    @Test
    void keepsCompiledSetsForTheNextStart() throws IOException {
        LiteralEngine first = vectorscan();
        assertThat(finds(first)).isTrue();
        Path kept = kept();
        var written = Files.getLastModifiedTime(kept);
        assertThat(finds(vectorscan())).isTrue();
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
    }

    @Test
    void compilesAnewWhatIsDamaged() throws IOException {
        assertThat(finds(vectorscan())).isTrue();
        Path kept = kept();
        byte[] whole = Files.readAllBytes(kept);
        for (int length : List.of(0, 1, 8, whole.length / 2, whole.length - 1)) {
            Files.write(kept, java.util.Arrays.copyOf(whole, length));
            assertThat(finds(vectorscan())).isTrue();
            assertThat(Files.readAllBytes(kept)).isEqualTo(whole);
        }
    }

    @Test
    void unpacksTheLibraryAnewWhereItIsNotTheRightOne() throws IOException {
        vectorscan();
        Path library;
        try (var files = Files.list(folder)) {
            library =
                    files.filter(each -> each.toString().endsWith(".so")).findFirst().orElseThrow();
        }
        long size = Files.size(library);
        // beside, not into it: the running process has the old one mapped
        Files.delete(library);
        Files.writeString(library, "not a library");
        assertThat(finds(vectorscan())).isTrue();
        assertThat(Files.size(library)).isEqualTo(size);
    }

    private LiteralEngine vectorscan() {
        LiteralEngine engine = LiteralEngine.available(folder, complaints::add);
        assumeThat(engine.name()).startsWith("Vectorscan");
        return engine;
    }

    private Path kept() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".hs")).findFirst().orElseThrow();
        }
    }

    private static boolean finds(LiteralEngine engine) {
        Hits hits = new Hits();
        byte[] bytes = "a NEEDLE in hay".getBytes(ISO_8859_1);
        engine.build(ONE).scan(bytes, 0, bytes.length, hits);
        return hits.count() == 1;
    }
}
