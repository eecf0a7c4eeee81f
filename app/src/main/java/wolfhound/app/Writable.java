package wolfhound.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that an option names for output: whether it can be written is found out before the work
/// that fills it, which may take long.
record Writable(String option, Path file) {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    /// @throws Trouble when it cannot be written
    Writable {
        if (!file.equals(STANDARD_OUTPUT)) {
            tryOut(option, file);
        }
    }

    boolean isStandardOutput() {
        return file.equals(STANDARD_OUTPUT);
    }

    /// @throws Trouble when it can no longer be written
    OutputStream open(Console console) {
        try {
            return new BufferedOutputStream(
                    isStandardOutput() ? console.out() : Files.newOutputStream(file));
        } catch (IOException failed) {
            throw cannot(option, file, failed);
        }
    }

    private static void tryOut(String option, Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Trouble.wrongUsage(
                    option + " " + file + ": no such folder; create it or choose another");
        }
        if (Files.isDirectory(file)) {
            throw Trouble.wrongUsage(option + " " + file + ": is a folder; name a file in it");
        }
        boolean isNew = !Files.exists(file);
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            if (isNew) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw cannot(option, file, failed);
        }
    }

    private static Trouble cannot(String option, Path file, IOException failed) {
        return Trouble.wrongUsage(
                option
                        + " "
                        + file
                        + ": cannot be written; choose another ("
                        + Trouble.reason(failed)
                        + ")");
    }
}
