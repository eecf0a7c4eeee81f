package wolfhound.rules.pcre;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An expression that `java.util.regex` seeks, within a budget of bytes read.
///
/// Its engine calls itself for each turn of some loops, so a long subject can also end the stack;
/// that is a limit as the budget is.
final class JavaPcre implements Pcre {
    /// Bytes that one search may read, beside those of the subject itself: some milliseconds.
    static final int STEPS = 250_000;

    /// Reads that a search may take for each byte of its subject.
    static final int STEPS_PER_BYTE = 8;

    private final Pattern pattern;
    private final int groups;

    JavaPcre(Pattern pattern, int groups) {
        this.pattern = pattern;
        this.groups = groups;
    }

    Pattern pattern() {
        return pattern;
    }

    @Override
    public boolean find(byte[] bytes, int from, int to, int start, Groups groups) {
        if (start > to) {
            groups.miss();
            return false;
        }
        Latin latin = groups.scratch().latin();
        int budget = (int) Math.min(Integer.MAX_VALUE, STEPS + STEPS_PER_BYTE * (long) (to - from));
        latin.view(bytes, from, to, budget);
        Matcher matcher = groups.scratch().matcher(this);
        try {
            if (!matcher.find(start - from)) {
                groups.miss();
                return false;
            }
        } catch (Latin.Spent | StackOverflowError limit) {
            return groups.giveUp();
        }
        groups.match(this.groups + 1);
        for (int i = 0; i <= this.groups; i++) {
            int begin = matcher.start(i);
            groups.set(
                    i, begin < 0 ? begin : begin + from, begin < 0 ? begin : matcher.end(i) + from);
        }
        return true;
    }

    @Override
    public int groups() {
        return groups;
    }
}
