package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;

/// Lays what both sides of SSH say of themselves before the rules: one transaction a conversation.
final class SshRuleBuffers {
    private final Inspection rules;
    private final RuleTransaction transaction;

    SshRuleBuffers(Inspection rules) {
        this.rules = rules;
        this.transaction = new RuleTransaction(rules);
    }

    /// @param line `SSH-2.0-software comment`; the comment is no part of the software
    void version(Side from, String line) {
        int dash = line.indexOf('-', 4);
        if (rules == Inspection.NONE || dash < 0) {
            return;
        }
        boolean byClient = from == Side.CLIENT;
        int space = line.indexOf(' ', dash);
        String software = line.substring(dash + 1, space < 0 ? line.length() : space);
        transaction.text(byClient, Buffer.SSH_PROTOCOL, line.substring(4, dash));
        transaction.text(byClient, Buffer.SSH_SOFTWARE, software);
        transaction.ready(byClient);
    }

    /// @param offer what HASSH is the MD5 of
    void offer(Side from, String offer, String hassh) {
        if (rules == Inspection.NONE) {
            return;
        }
        boolean byClient = from == Side.CLIENT;
        transaction.text(
                byClient,
                byClient ? Buffer.SSH_HASSH_STRING : Buffer.SSH_HASSH_SERVER_STRING,
                offer);
        transaction.text(byClient, byClient ? Buffer.SSH_HASSH : Buffer.SSH_HASSH_SERVER, hassh);
        transaction.whole(byClient);
    }
}
