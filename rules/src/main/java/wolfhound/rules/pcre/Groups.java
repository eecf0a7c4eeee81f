package wolfhound.rules.pcre;

/// Where the last match lies, and what engines need beside it. One object a thread, for all
/// expressions; readable until the next search.
public final class Groups {
    /// What a group has that took no part in the match.
    public static final int ABSENT = -1;

    private final Scratch scratch = new Scratch();
    private int[] bounds = new int[2];
    private int count;
    private long limited;

    /// Groups of the last match with the match itself, which is group 0; 0 where nothing matched.
    public int count() {
        return count;
    }

    /// Where a group begins in the array that was searched, or [#ABSENT].
    public int start(int group) {
        return bounds[2 * group];
    }

    /// Where a group ends, or [#ABSENT].
    public int end(int group) {
        return bounds[2 * group + 1];
    }

    /// How many searches were given up at a limit.
    public long limited() {
        return limited;
    }

    Scratch scratch() {
        return scratch;
    }

    void miss() {
        count = 0;
    }

    boolean giveUp() {
        count = 0;
        limited++;
        return false;
    }

    void match(int groups) {
        count = groups;
        if (bounds.length < 2 * groups) {
            bounds = new int[2 * groups];
        }
    }

    void set(int group, int start, int end) {
        bounds[2 * group] = start;
        bounds[2 * group + 1] = end;
    }
}
