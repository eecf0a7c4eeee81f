package wolfhound.sources.capture;

/// What is wrong with one input, in the words shown to the user: the first break in full, others by
/// their number.
final class Damage {
    private String first = "";
    private int others;

    void say(String sentence) {
        if (first.isEmpty()) {
            first = sentence;
        } else {
            others++;
        }
    }

    /// The compression broke; that explains whatever broke behind it.
    void unpacked(String problem, String command, long packets) {
        others = 0;
        first =
                problem
                        + (packets == 0 ? "" : " after packet " + packets)
                        + (command.isEmpty()
                                ? ""
                                : "; what `" + command + "` still gives of it was read")
                        + ". Copy the file again if its end matters";
    }

    boolean isNone() {
        return first.isEmpty();
    }

    String sentence() {
        if (others == 0) {
            return first;
        }
        return first + "; " + others + (others == 1 ? " more break" : " more breaks") + " after it";
    }
}
