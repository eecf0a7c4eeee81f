package wolfhound.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;

/// Puts other content into a file, after a copy of it was kept beside it: at no moment is the file
/// half written. Owner and permissions stay.
final class FixedFile {
    private static final int MOST_COPIES = 1000;

    private FixedFile() {}

    /// @param expected what the file held when it was looked at; where it holds something else by
    ///   now, nothing is written
    /// @return the copy of what was there before
    /// @throws Trouble where it cannot be done; then the file is as it was
    static Path replace(Path file, byte[] expected, byte[] content) {
        try {
            Path real = file.toRealPath();
            if (!Arrays.equals(Files.readAllBytes(real), expected)) {
                throw Trouble.unreadable(
                        file + " changed while it was looked at; nothing was written, check again");
            }
            Path copy = copy(real);
            Path next = Files.createTempFile(real.getParent(), real.getFileName() + ".", ".next");
            try {
                write(next, content);
                keepRights(real, next);
                move(next, real);
            } finally {
                Files.deleteIfExists(next);
            }
            return copy;
        } catch (IOException failed) {
            throw Trouble.unreadable(
                    "--fix "
                            + file
                            + ": cannot be written; run it as who may change the file ("
                            + Trouble.reason(failed)
                            + ")");
        }
    }

    /// A name beside the file that is not taken.
    private static Path copy(Path file) throws IOException {
        for (int i = 0; i < MOST_COPIES; i++) {
            Path copy =
                    file.resolveSibling(
                            file.getFileName() + ".before-wolfhound" + (i == 0 ? "" : "." + i));
            if (!Files.exists(copy)) {
                return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        throw new IOException("there are too many copies beside it; remove some");
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void keepRights(Path from, Path to) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target =
                Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null || target == null) {
            return;
        }
        PosixFileAttributes rights = view.readAttributes();
        target.setPermissions(rights.permissions());
        if (!target.readAttributes().owner().equals(rights.owner())) {
            target.setOwner(rights.owner());
        }
        if (!target.readAttributes().group().equals(rights.group())) {
            target.setGroup(rights.group());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
