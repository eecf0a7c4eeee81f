package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;

/// What the rules see of LDAP: the name that a request or an answer is about.
final class LdapRules {
    private static final int BIND = 0x60;
    private static final int BOUND = 0x61;
    private static final int SEARCH = 0x63;
    private static final int FOUND = 0x64;
    private static final int SEARCHED = 0x65;
    private static final int MODIFY = 0x66;
    private static final int MODIFIED = 0x67;
    private static final int ADD = 0x68;
    private static final int ADDED = 0x69;
    private static final int DELETE = 0x4A;
    private static final int DELETED = 0x6B;
    private static final int RENAME = 0x6C;
    private static final int RENAMED = 0x6D;
    private static final int COMPARE = 0x6E;
    private static final int COMPARED = 0x6F;
    private static final int ENUMERATED = 0x0A;

    private final Inspection rules;

    LdapRules(Inspection rules) {
        this.rules = rules;
    }

    /// @param operation what the message is, stepped to
    void message(boolean byClient, Bytes bytes, Der operation) {
        if (rules == Inspection.NONE) {
            return;
        }
        Der parts = operation.inside();
        switch (operation.tag()) {
            case BIND -> {
                if (parts.step(Der.INTEGER)) {
                    name(byClient, Buffer.LDAP_REQUEST_DN, bytes, parts);
                }
            }
            case SEARCH, MODIFY, ADD, RENAME, COMPARE ->
                    name(byClient, Buffer.LDAP_REQUEST_DN, bytes, parts);
            case DELETE ->
                    lay(byClient, Buffer.LDAP_REQUEST_DN, bytes, operation.from(), operation.to());
            case FOUND -> name(byClient, Buffer.LDAP_RESPONSE_DN, bytes, parts);
            case BOUND, SEARCHED, MODIFIED, ADDED, DELETED, RENAMED, COMPARED -> {
                if (parts.step(ENUMERATED)) {
                    name(byClient, Buffer.LDAP_RESPONSE_DN, bytes, parts);
                }
            }
            default -> {}
        }
    }

    private void name(boolean byClient, Buffer buffer, Bytes bytes, Der parts) {
        if (parts.step(Der.OCTET_STRING)) {
            lay(byClient, buffer, bytes, parts.from(), parts.to());
        }
    }

    private void lay(boolean byClient, Buffer buffer, Bytes bytes, int from, int to) {
        var transaction = new RuleTransaction(rules);
        transaction.bytes(byClient, buffer, bytes, from, to);
        transaction.over();
    }
}
