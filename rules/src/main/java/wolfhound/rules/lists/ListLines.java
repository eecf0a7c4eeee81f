package wolfhound.rules.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The lines of one list: blank ones and those that begin with `#` are comments.
final class ListLines {
    /// A list that is longer is not read.
    static final long LONGEST = 1L << 30;

    private ListLines() {}

    /// Takes a line.
    interface Taker {
        /// @return what was expected, where the line is not right; else nothing
        Optional<String> take(String line);
    }

    /// Hands over the lines one by one; wrong ones are left out.
    ///
    /// @return a sentence about the first wrong line, or why nothing was read
    static Optional<String> read(Path path, Taker taker) {
        Optional<String> said = Optional.empty();
        int number = 0;
        int wrong = 0;
        try {
            if (Files.size(path) > LONGEST) {
                return Optional.of(path + " is longer than " + (LONGEST >> 20) + " MiB");
            }
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    String text = line.strip();
                    if (text.isEmpty() || text.startsWith("#")) {
                        continue;
                    }
                    Optional<String> expected = taker.take(text);
                    wrong += expected.isPresent() ? 1 : 0;
                    if (wrong == 1 && expected.isPresent()) {
                        said = Optional.of(path + ":" + number + ": expected " + expected.get());
                    }
                }
            }
        } catch (IOException unreadable) {
            return Optional.of(path + " cannot be read: " + unreadable.getMessage());
        }
        int left = wrong;
        return said.map(first ->
                first
                        + "; "
                        + (left == 1 ? "the line is" : left + " such lines are")
                        + " left out");
    }
}
