package wolfhound.rules.inspect;

/// What inspection keeps or tries no more of, each with the words that a person reads.
public enum Bound {
    LOOKS("rule searches given up"),
    STREAMS("streams longer than rules look into"),
    BODIES("bodies longer than rules look into"),
    PARTS("buffers of transactions not kept for rules"),
    WORDS("words and numbers of transactions not kept for rules"),
    TRANSACTIONS("transactions not kept for rules"),
    NAMES("bits, counters and events of conversations not kept for rules"),
    DECODED("base64 texts longer than rules look into");

    private final String words;

    Bound(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
