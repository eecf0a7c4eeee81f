package wolfhound.intel.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.intel.endpoint.ProtectedNames.Kind;
import wolfhound.intel.endpoint.ProtectedNames.Protection;

/// Names to protect, from the lists that people have.
class ListedNamesTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void readsNamesByTheLineAndWarningLists() throws IOException {
        Files.writeString(
                folder.resolve("own.txt"), "Portal.example.net  # ours\n\n10.0.0.1\nnone\n");
        Files.writeString(
                Files.createDirectory(folder.resolve("b")).resolve("list.json"),
                """
                {"name": "List of known bank domains", "version": 1, "matching_attributes": ["hostname"],
                 "list": ["www.bank.example.org", ".spar.example.org", "10.0.0.0/8", 7, {"a": []}], "type": "hostname"}
                """);
        ListedNames names = ListedNames.read(List.of(folder));

        assertThat(names.size()).isEqualTo(3);
        assertThat(names.of("x.portal.example.net"))
                .contains(new Protection(Kind.LISTED, "portal.example.net"));
        assertThat(names.of("bank.example.org"))
                .contains(new Protection(Kind.BANK, "bank.example.org"));
        assertThat(names.of("example.org")).isEmpty();
        assertThat(names.complaints()).isEmpty();
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        Path broken = folder.resolve("list.json");
        Files.writeString(broken, "{\"name\": \"bank\", \"list\": [\"a.example.org\", ");
        ListedNames names = ListedNames.read(List.of(broken, folder.resolve("nowhere")));

        assertThat(names.complaints()).hasSize(2);
        assertThat(names.complaints().getLast()).contains("nowhere cannot be read");
    }
}
