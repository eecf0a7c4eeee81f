package wolfhound.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Something that the user can mend: says what, where, and the cure, and carries the exit code.
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;
    private final String message;

    private Trouble(int exit, String message) {
        super(message);
        this.exit = exit;
        this.message = message;
    }

    static Trouble wrongUsage(String message) {
        return new Trouble(Exit.WRONG_USAGE, message);
    }

    static Trouble unreadable(String message) {
        return new Trouble(Exit.UNREADABLE, message);
    }

    /// Why a file could not be read or written, without the path, which the message has already.
    static String reason(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "unknown";
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission is denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// What is wrong, where, and what can be done.
    String message() {
        return message;
    }

    int exit() {
        return exit;
    }
}
