package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Field;

/// What the rules see of a message of DHCP: for how long an address is given.
final class DhcpRules {
    private static final int LEASE_TIME = 51;
    private static final int RENEWAL_TIME = 58;
    private static final int REBINDING_TIME = 59;

    private final Inspection rules;
    private final boolean byClient;
    private final RuleTransaction transaction;

    DhcpRules(Inspection rules, boolean byClient) {
        this.rules = rules;
        this.byClient = byClient;
        this.transaction = new RuleTransaction(rules);
    }

    void option(int option, Bytes bytes, int at, int length) {
        if (rules == Inspection.NONE || length != 4) {
            return;
        }
        switch (option) {
            case LEASE_TIME -> time(Field.DHCP_LEASE_TIME, bytes.u32(at));
            case RENEWAL_TIME -> time(Field.DHCP_RENEWAL_TIME, bytes.u32(at));
            case REBINDING_TIME -> time(Field.DHCP_REBINDING_TIME, bytes.u32(at));
            default -> {}
        }
    }

    private void time(Field field, long seconds) {
        transaction.number(byClient, field, seconds);
    }

    void over() {
        transaction.over();
    }
}
