package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// What the rules see of a message of SNMP: the version by its usual name, the community, the kind
/// of what is asked or answered, and of version 3 the user.
final class SnmpRules {
    private static final int VERSION_3 = 3;
    private static final int FIRST_KIND = 0xA0;

    private final Inspection rules;

    SnmpRules(Inspection rules) {
        this.rules = rules;
    }

    /// @param message before its version
    void message(boolean byClient, Bytes bytes, Der message) {
        if (rules == Inspection.NONE || !message.step(Der.INTEGER) || message.length() != 1) {
            return;
        }
        int version = bytes.u8(message.from());
        var transaction = new RuleTransaction(rules);
        transaction.number(
                byClient, Field.SNMP_VERSION, version == VERSION_3 ? version : version + 1);
        if (version == VERSION_3) {
            user(transaction, byClient, bytes, message);
        } else if (message.step(Der.OCTET_STRING)) {
            transaction.bytes(byClient, Buffer.SNMP_COMMUNITY, bytes, message.from(), message.to());
            if (message.step()) {
                transaction.number(byClient, Field.SNMP_PDU_TYPE, message.tag() - FIRST_KIND);
            }
        }
        transaction.over();
    }

    /// RFC 3414 §2.4: engine, boots and time stand before the user; the rest may be encrypted.
    private static void user(
            RuleTransaction transaction, boolean byClient, Bytes bytes, Der message) {
        if (!message.step(Der.SEQUENCE) || !message.step(Der.OCTET_STRING)) {
            return;
        }
        Der security = message.inside();
        if (!security.step(Der.SEQUENCE)) {
            return;
        }
        Der parts = security.inside();
        if (parts.step(Der.OCTET_STRING)
                && parts.step(Der.INTEGER)
                && parts.step(Der.INTEGER)
                && parts.step(Der.OCTET_STRING)) {
            transaction.bytes(byClient, Buffer.SNMP_USM, bytes, parts.from(), parts.to());
        }
    }
}
