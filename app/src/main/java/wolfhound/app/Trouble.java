package wolfhound.app;

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

    /// What is wrong, where, and what can be done.
    String message() {
        return message;
    }

    int exit() {
        return exit;
    }
}
