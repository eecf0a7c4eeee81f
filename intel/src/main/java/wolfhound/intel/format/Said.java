package wolfhound.intel.format;

import wolfhound.intel.value.Value;
import wolfhound.model.Indicator;
import wolfhound.model.Tenure;

/// One thing that a list says: a value and what it says of it. Reads as a sentence: `Said.by("Feodo
/// Tracker", value, line).label("Emotet").since(day)`.
public final class Said {
    private final String from;
    private final Value value;
    private final long line;
    private String label = "";
    private String comment = "";
    private long since;
    private long until;
    private int confidence = Indicator.UNSAID;
    private Tenure tenure = Tenure.UNKNOWN;

    private Said(String from, Value value, long line) {
        this.from = from;
        this.value = value;
        this.line = line;
    }

    public static Said by(String from, Value value, long line) {
        return new Said(from, value, line);
    }

    public Said label(String family) {
        label = family.strip();
        return this;
    }

    public Said comment(String text) {
        comment = text.strip();
        return this;
    }

    /// Seconds of the epoch, 0 for none.
    public Said since(long seconds) {
        since = seconds;
        return this;
    }

    public Said until(long seconds) {
        until = seconds;
        return this;
    }

    /// 0 to 100.
    public Said confidence(long sure) {
        confidence = (int) Math.clamp(sure, 0, 100);
        return this;
    }

    public Said tenure(Tenure held) {
        tenure = held;
        return this;
    }

    public String from() {
        return from;
    }

    public Value value() {
        return value;
    }

    public long line() {
        return line;
    }

    public String label() {
        return label;
    }

    public String comment() {
        return comment;
    }

    public long since() {
        return since;
    }

    public long until() {
        return until;
    }

    public int confidence() {
        return confidence;
    }

    public Tenure tenure() {
        return tenure;
    }
}
