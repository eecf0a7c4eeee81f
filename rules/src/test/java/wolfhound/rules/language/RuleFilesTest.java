package wolfhound.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.rules.language.RuleFiles.LoadedRules;

class RuleFilesTest {
    private static final String CLASSES =
            "# classes\nconfig classification: bad-thing,A bad thing,2\n";
    private static final String REFERENCES =
            "config reference: url  http://\nconfig reference: cve https://example.org/\n";

    @TempDir private Path folder = Path.of("");

    private static String rule(int id, String options) {
        return "alert tcp any any -> any any (msg:\"m\"; content:\"abcd\"; "
                + options
                + " sid:"
                + id
                + ";)\n";
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static LoadedRules read(Path... paths) {
        return RuleFiles.read(List.of(paths), Variables.usual());
    }

    @Test
    void readsAFolderWithItsConfigurations() throws IOException {
        write("b/two.rules", rule(2, "classtype:bad-thing; priority:1;"));
        write("one.rules", "# a comment\n\n" + rule(1, "classtype:bad-thing;"));
        write("classification.config", CLASSES);
        write("reference.config", REFERENCES);
        write("readme.txt", "no rule");
        LoadedRules loaded = read(folder);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.rules()).extracting(r -> r.about().id()).containsExactly(2L, 1L);
        assertThat(loaded.rules()).extracting(r -> r.about().priority()).containsExactly(1, 2);
        assertThat(loaded.classes()).containsOnlyKeys("bad-thing");
        assertThat(loaded.references()).containsEntry("cve", "https://example.org/");
        assertThat(loaded.rules().getLast().place().line()).isEqualTo(3);
    }

    @Test
    void readsTheConfigurationBesideAFile() throws IOException {
        write("classification.config", CLASSES);
        Path file = write("one.rules", rule(1, "classtype:bad-thing;") + rule(2, "classtype:x;"));
        LoadedRules loaded = read(file);
        assertThat(loaded.rules()).hasSize(2);
        assertThat(loaded.problems())
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.Doubtful.class,
                        problem -> assertThat(problem.sentence()).contains("`x`"));
    }

    @Test
    void keepsTheHighestRevision() throws IOException {
        Path file =
                write(
                        "one.rules",
                        rule(1, "rev:2;")
                                + rule(1, "rev:3;")
                                + rule(1, "rev:1;")
                                + rule(1, "gid:7;"));
        LoadedRules loaded = read(file);
        assertThat(loaded.rules()).extracting(r -> r.about().revision()).containsExactly(3, 0);
        assertThat(loaded.problems()).hasSize(2).allMatch(Problem.Doubtful.class::isInstance);
    }

    @Test
    void readsContinuedLinesAndLinesOfWindows() throws IOException {
        Path file =
                write(
                        "one.rules",
                        "alert tcp any any -> any any (msg:\"m\"; \\\r\n content:\"abcd\"; \\\r\n"
                                + " sid:1;)\r\n"
                                + rule(2, "").replace("\n", "\r\n")
                                + "#"
                                + rule(3, ""));
        LoadedRules loaded = read(file);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.rules()).extracting(r -> r.place().line()).containsExactly(1, 4);
        assertThat(loaded.disabled()).isOne();
    }

    @Test
    void readsARuleThatIsTooLongAsWrong() throws IOException {
        Path file =
                write(
                        "one.rules",
                        rule(1, "content:\"" + "a".repeat(RuleFiles.LONGEST_LINE) + "\";")
                                + rule(2, ""));
        LoadedRules loaded = read(file);
        assertThat(loaded.rules()).hasSize(1);
        assertThat(loaded.problems()).singleElement().isInstanceOf(Problem.Wrong.class);
    }

    @Test
    void namesWhatCannotBeRead() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path noArchive = write("no.tar.gz", "no archive");
        assertThat(read(folder.resolve("none.rules"), empty, noArchive).unreadable())
                .hasSize(3)
                .anyMatch(reason ->
                        reason.endsWith("none.rules cannot be read: there is no such file"))
                .anyMatch(reason -> reason.endsWith("empty has no files *.rules"))
                .anyMatch(reason -> reason.contains("no.tar.gz cannot be read"));
    }

    @Test
    void readsAnArchive() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "rules/", '5', "");
        entry(tar, "rules/classification.config", '0', CLASSES);
        entry(tar, "rules/one.rules", '0', rule(1, "classtype:bad-thing;"));
        String deep = "rules/" + "d".repeat(120) + "/two.rules";
        entry(tar, "././@LongLink", 'L', deep + "\0");
        entry(tar, deep.substring(0, 100), '0', rule(2, ""));
        entry(tar, "x", 'x', "30 path=rules/elsewhere.rules\n");
        entry(tar, "short", '0', rule(3, ""));
        tar.write(new byte[1024]);
        LoadedRules loaded = read(zipped("all.tar.gz", tar.toByteArray()));
        assertThat(loaded.unreadable()).isEmpty();
        assertThat(loaded.rules()).extracting(r -> r.about().id()).containsExactly(1L, 2L, 3L);
        assertThat(loaded.rules().getFirst().about().priority()).isEqualTo(2);
        assertThat(loaded.rules().get(1).place().file()).endsWith("all.tar.gz/" + deep);
    }

    @Test
    void readsWhatIsWholeOfAnArchiveCutAnywhere() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "one.rules", '0', rule(1, ""));
        entry(tar, "two.rules", '0', rule(2, ""));
        byte[] whole = tar.toByteArray();
        for (int length = 0; length < whole.length; length += 64) {
            LoadedRules loaded = read(zipped("cut.tar.gz", Arrays.copyOf(whole, length)));
            assertThat(loaded.rules().size() + loaded.unreadable().size()).isPositive();
            assertThat(loaded.rules().size()).isLessThanOrEqualTo(2);
        }
    }

    private Path zipped(String name, byte[] tar) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(tar);
        }
        return file;
    }

    private static void entry(ByteArrayOutputStream tar, String name, char kind, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[512];
        byte[] named = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(named, 0, header, 0, named.length);
        byte[] size = "%011o".formatted(content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        header[156] = (byte) kind;
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5);
        tar.writeBytes(header);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }
}
