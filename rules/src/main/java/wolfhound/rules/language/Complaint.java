package wolfhound.rules.language;

/// Ends the reading of one rule; [RuleParser] makes a [Problem] of it.
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int at;
    private final String keyword;
    private final String sentence;

    private Complaint(int at, String keyword, String sentence) {
        super(sentence, null, false, false);
        this.at = at;
        this.keyword = keyword;
        this.sentence = sentence;
    }

    /// @param at offset in the text of the rule
    static Complaint wrong(int at, String sentence) {
        return new Complaint(at, "", sentence);
    }

    static Complaint notSupported(int at, String keyword, String sentence) {
        return new Complaint(at, keyword, sentence);
    }

    int at() {
        return at;
    }

    String sentence() {
        return sentence;
    }

    /// Empty where the rule is wrong.
    String keyword() {
        return keyword;
    }
}
