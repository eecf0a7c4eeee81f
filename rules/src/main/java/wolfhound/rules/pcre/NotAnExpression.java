package wolfhound.rules.pcre;

/// Why an expression cannot be used here.
public final class NotAnExpression extends Exception {
    private static final long serialVersionUID = 1;

    private final int at;
    private final boolean wrong;
    private final boolean groupMissing;

    private NotAnExpression(String reason, int at, boolean wrong, boolean groupMissing) {
        super(reason);
        this.groupMissing = groupMissing;
        this.at = at;
        this.wrong = wrong;
    }

    static NotAnExpression wrong(String reason, int at) {
        return new NotAnExpression(reason, at, true, false);
    }

    static NotAnExpression groupMissing(String reason, int at) {
        return new NotAnExpression(reason, at, true, true);
    }

    static NotAnExpression notSupported(String what, int at) {
        return new NotAnExpression(what + " is not supported without PCRE2", at, false, false);
    }

    /// Where in the text, from 0.
    public int at() {
        return at;
    }

    /// Is it wrong for every engine, or only beyond this one.
    public boolean isWrong() {
        return wrong;
    }

    /// Does it refer to a group that does not capture.
    boolean isGroupMissing() {
        return groupMissing;
    }
}
