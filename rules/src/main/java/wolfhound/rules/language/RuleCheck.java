package wolfhound.rules.language;

/// What only a whole rule can show to be wrong, doubtful or costly.
final class RuleCheck {
    private RuleCheck() {}

    static void check(Draft draft, String protocol) {
        if (draft.id == 0) {
            throw Complaint.wrong(0, "expected a `sid`, found none in the rule");
        }
    }
}
