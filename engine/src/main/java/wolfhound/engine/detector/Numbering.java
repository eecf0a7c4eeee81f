package wolfhound.engine.detector;

/// The head of a transport that somebody wrote: in message after message, a field that stays (the
/// session) and beside it one that counts up. What a tunnel carries is cut into pieces, and the
/// pieces have to be put together again. Measurements number their questions as well, so it says
/// something only of what was found to be a stream.
final class Numbering {
    /// Characters at the beginning of a message that are compared.
    private static final int HEAD = 32;

    /// Adjacent characters that stay: of a session's number or a mark.
    private static final int LEAST_STAYING = 4;

    /// Characters of a counter; a number that is written shorter rises in their order as well.
    private static final int COUNTER = 4;

    private static final int LEAST_STEPS = 20;

    private String last = "";
    private int steps;
    private boolean[] stays = new boolean[HEAD];
    private int[] rose = new int[0];
    private int[] fell = new int[0];

    /// One more message, as far as it was kept.
    void add(String message) {
        String head = message.length() > HEAD ? message.substring(0, HEAD) : message;
        if (last.isEmpty()) {
            java.util.Arrays.fill(stays, true);
            rose = new int[HEAD];
            fell = new int[HEAD];
        } else {
            steps++;
            compare(head);
        }
        last = head;
    }

    private void compare(String head) {
        for (int i = 0; i < HEAD; i++) {
            stays[i] &= i < head.length() && i < last.length() && head.charAt(i) == last.charAt(i);
        }
        for (int at = 0; at + COUNTER <= Math.min(head.length(), last.length()); at++) {
            int change =
                    head.substring(at, at + COUNTER).compareTo(last.substring(at, at + COUNTER));
            rose[at] += change > 0 ? 1 : 0;
            fell[at] += change < 0 ? 1 : 0;
        }
    }

    /// Has it a field that stays and, apart from it, one that hardly ever falls and mostly rises.
    boolean isNumbered() {
        if (steps < LEAST_STEPS) {
            return false;
        }
        int staying = staying();
        for (int at = 0; staying >= 0 && at + COUNTER <= HEAD; at++) {
            boolean apart = at + COUNTER <= staying || at >= staying + LEAST_STAYING;
            if (apart && fell[at] * 20 <= steps && rose[at] * 2 >= steps) {
                return true;
            }
        }
        return false;
    }

    /// Where the first field that stays begins, -1 for none.
    private int staying() {
        int run = 0;
        for (int i = 0; i < HEAD; i++) {
            run = stays[i] ? run + 1 : 0;
            if (run == LEAST_STAYING) {
                return i + 1 - LEAST_STAYING;
            }
        }
        return -1;
    }
}
