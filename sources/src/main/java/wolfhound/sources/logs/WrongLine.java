package wolfhound.sources.logs;

/// Why a line of a log cannot be read.
final class WrongLine extends Exception {
    private static final long serialVersionUID = 1;

    WrongLine(String why) {
        super(why, null, false, false);
    }
}
