package wolfhound.sources.wire;

import java.util.List;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// What the rules see of Kerberos: of each message its kind, and of answers the parts of the names
/// in them. As Suricata has it, names in requests are not looked into.
final class KerberosRules {
    private final Inspection rules;

    KerberosRules(Inspection rules) {
        this.rules = rules;
    }

    boolean isNone() {
        return rules == Inspection.NONE;
    }

    void asks(boolean byClient, int kind) {
        if (isNone()) {
            return;
        }
        RuleTransaction transaction = new RuleTransaction(rules);
        transaction.number(byClient, Field.KERBEROS_MESSAGE, kind);
        transaction.over();
    }

    /// @param error of an answer that is one, -1 for none
    void answers(boolean byClient, int kind, List<String> client, List<String> server, int error) {
        RuleTransaction transaction = new RuleTransaction(rules);
        transaction.number(byClient, Field.KERBEROS_MESSAGE, kind);
        if (error >= 0) {
            transaction.word(byClient, "krb5_err_code", Integer.toString(error));
        }
        client.forEach(part -> transaction.text(byClient, Buffer.KRB5_CLIENT_NAME, part));
        server.forEach(part -> transaction.text(byClient, Buffer.KRB5_SERVER_NAME, part));
        transaction.over();
    }
}
