package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Field;

/// What the rules see of RFB: which security was chosen, and whether it let the client in.
final class VncRules {
    private final Inspection rules;
    private final RuleTransaction transaction;

    VncRules(Inspection rules) {
        this.rules = rules;
        this.transaction = new RuleTransaction(rules);
    }

    void chooses(int type) {
        if (rules != Inspection.NONE) {
            transaction.number(true, Field.RFB_SECURITY_TYPE, type);
            transaction.whole(true);
        }
    }

    void results(long result) {
        if (rules != Inspection.NONE) {
            transaction.number(false, Field.RFB_SECURITY_RESULT, result);
            transaction.over();
        }
    }
}
