package wolfhound.app;

/// How the program ends, for scripts. `--help` lists them.
final class Exit {
    static final int DONE = 0;
    static final int WRONG_USAGE = 1;
    static final int UNREADABLE = 2;
    static final int CONDITION_HOLDS = 3;

    private Exit() {}
}
