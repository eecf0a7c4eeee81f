package wolfhound.sources.wire;

import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// What the rules see of SIP: of each message a transaction with its first line, in parts and as a
/// whole, and the fields that rules know.
final class SipRules {
    private static final int VERSION = "SIP/2.0".length();

    private final Inspection rules;

    SipRules(Inspection rules) {
        this.rules = rules;
    }

    /// @param first its first line
    /// @param text its whole head
    void message(boolean byClient, String first, String text) {
        if (rules == Inspection.NONE) {
            return;
        }
        var transaction = new RuleTransaction(rules);
        if (first.startsWith("SIP/2.0 ")) {
            answer(transaction, byClient, first);
        } else {
            request(transaction, byClient, first);
        }
        field(transaction, byClient, Buffer.SIP_FROM, text, "From", "f");
        field(transaction, byClient, Buffer.SIP_TO, text, "To", "t");
        field(transaction, byClient, Buffer.SIP_VIA, text, "Via", "v");
        field(transaction, byClient, Buffer.SIP_USER_AGENT, text, "User-Agent", "");
        field(transaction, byClient, Buffer.SIP_CONTENT_TYPE, text, "Content-Type", "c");
        field(transaction, byClient, Buffer.SIP_CONTENT_LENGTH, text, "Content-Length", "l");
        transaction.over();
    }

    /// `INVITE sip:anna@example.org SIP/2.0`.
    private static void request(RuleTransaction transaction, boolean byClient, String first) {
        int space = first.indexOf(' ');
        int end = first.length() - VERSION;
        transaction.text(byClient, Buffer.SIP_REQUEST_LINE, first);
        transaction.text(byClient, Buffer.SIP_METHOD, first.substring(0, space));
        String uri = first.substring(Math.min(space + 1, end), end).strip();
        transaction.text(byClient, Buffer.SIP_URI, uri);
        transaction.text(byClient, Buffer.SIP_PROTOCOL, first.substring(end));
    }

    /// `SIP/2.0 200 OK`.
    private static void answer(RuleTransaction transaction, boolean byClient, String first) {
        String rest = first.substring(VERSION + 1);
        String code = Words.first(rest);
        transaction.text(byClient, Buffer.SIP_RESPONSE_LINE, first);
        transaction.text(byClient, Buffer.SIP_PROTOCOL, first.substring(0, VERSION));
        transaction.text(byClient, Buffer.SIP_STATUS_CODE, code);
        transaction.text(byClient, Buffer.SIP_STATUS_MESSAGE, Words.rest(rest));
        int number = Sip.code(first);
        if (number > 0) {
            transaction.number(byClient, Field.SIP_STATUS, number);
        }
    }

    private static void field(
            RuleTransaction transaction,
            boolean byClient,
            Buffer buffer,
            String text,
            String name,
            String brief) {
        String value = Sip.field(text, name, brief);
        if (!value.isEmpty()) {
            transaction.text(byClient, buffer, value);
        }
    }
}
