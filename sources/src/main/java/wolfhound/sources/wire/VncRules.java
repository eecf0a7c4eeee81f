package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// What the rules see of RFB: which security was chosen, whether it let the client in, and what the
/// screen is called.
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
            transaction.ready(false);
        }
    }

    void named(Bytes bytes, int at, int to) {
        if (rules != Inspection.NONE) {
            transaction.bytes(false, Buffer.RFB_NAME, bytes, at, to);
        }
    }

    void over() {
        transaction.over();
    }
}
