package wolfhound.sources.wire;

import java.util.List;
import wolfhound.model.NameLookup.Way;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// Lays messages of DNS and mDNS before the rules: each message is a transaction of its own, as
/// with Suricata. Names are given as they were sent, in their case, without a dot at the end; that
/// of the root is not given. One for a conversation, where rules concern it.
final class DnsRuleBuffers {
    private static final List<Buffer> DNS_SECTIONS =
            List.of(Buffer.DNS_ANSWER_NAME, Buffer.DNS_AUTHORITY_NAME, Buffer.DNS_ADDITIONAL_NAME);

    /// Records of a message whose names are given; the rest is not walked.
    private static final int MOST_RECORDS = 256;

    /// Jumps followed in one name.
    private static final int MOST_JUMPS = 64;

    /// Fixed fields of a record behind its name.
    private static final int FIELDS = 10;

    /// The one bit of the flags that is still of no use.
    private static final int RESERVED = 0x40;

    /// DNS Stateful Operations, RFC 8490.
    private static final int LAST_OPERATION = 6;

    private final Inspection rules;
    private final boolean neighbours;
    private final RuleText name = new RuleText();
    private Bytes bytes = Bytes.of(new byte[0]);
    private int start;
    private int end;
    private int at;
    private int transaction;
    private boolean byClient;

    /// @param way LLMNR is unknown to rules
    DnsRuleBuffers(Inspection rules, Way way) {
        this.rules = way == Way.LLMNR ? Inspection.NONE : rules;
        this.neighbours = way == Way.MDNS;
    }

    /// A message that stands between these positions.
    void message(Side from, DnsMessage message, Bytes in, int begin, int to) {
        if (rules == Inspection.NONE) {
            return;
        }
        bytes = in;
        start = begin;
        end = to;
        at = begin + DnsMessage.HEADER;
        byClient = from == Side.CLIENT;
        transaction = rules.begin();
        events(message);
        numbers(message);
        questions(message);
        sections(message);
        rules.ready(transaction, byClient, true);
        rules.ready(transaction, !byClient, true);
    }

    private void events(DnsMessage message) {
        if (neighbours) {
            return;
        }
        if ((bytes.u8(start + 3) & RESERVED) != 0) {
            rules.event("app", "dns.z_flag_set", byClient);
        }
        if (message.operation() > LAST_OPERATION) {
            rules.event("app", "dns.invalid_opcode", byClient);
        }
    }

    private void numbers(DnsMessage message) {
        if (neighbours) {
            return;
        }
        number(Field.DNS_OPCODE, message.operation());
        if (!message.isResponse()) {
            message.questions().forEach(asked -> number(Field.DNS_RRTYPE, asked.type()));
            return;
        }
        number(Field.DNS_RCODE, message.outcome());
        message.answers().forEach(answer -> number(Field.DNS_RRTYPE, answer.type()));
    }

    private void questions(DnsMessage message) {
        for (int i = 0; i < message.questions().size() && at < end; i++) {
            at = name(at) + 4;
            if (neighbours) {
                give(Buffer.MDNS_QUERY_NAME);
            } else {
                give(Buffer.DNS_QUERY_NAME);
                if (!message.isResponse()) {
                    give(Buffer.DNS_QUERY);
                }
            }
        }
    }

    private void sections(DnsMessage message) {
        int records = 0;
        for (int section = 0; section < DNS_SECTIONS.size(); section++) {
            int count = bytes.u16(start + 6 + 2 * section);
            for (int i = 0; i < count && records++ < MOST_RECORDS && at < end; i++) {
                record(section, message.isResponse());
            }
        }
    }

    private void record(int section, boolean response) {
        int fields = name(at);
        if (fields + FIELDS > end) {
            at = end;
            return;
        }
        if (!neighbours) {
            give(DNS_SECTIONS.get(section));
        } else if (section == 0) {
            give(Buffer.MDNS_ANSWER_NAME);
        }
        int data = fields + FIELDS;
        at = data + bytes.u16(fields + 8);
        if (response) {
            giveAnswered();
            named(bytes.u16(fields), data);
        }
    }

    /// The name that the data of a record are.
    private void named(int type, int data) {
        int from =
                switch (type) {
                    case DnsTypes.NS, DnsTypes.CNAME, DnsTypes.PTR, DnsTypes.SOA -> data;
                    case DnsTypes.MX -> data + 2;
                    default -> end;
                };
        if (from < Math.min(at, end)) {
            name(from);
            giveAnswered();
        }
    }

    private void giveAnswered() {
        give(neighbours ? Buffer.MDNS_RESPONSE_NAME : Buffer.DNS_RESPONSE_NAME);
    }

    /// Reads the name at that place.
    ///
    /// @return where it ends
    private int name(int from) {
        name.clear();
        int behind = -1;
        int jumps = 0;
        int i = from;
        while (i < end) {
            int size = bytes.u8(i);
            if (size == 0) {
                return behind < 0 ? i + 1 : behind;
            }
            if (size >= 0xC0) {
                if (i + 2 > end || ++jumps > MOST_JUMPS) {
                    break;
                }
                behind = behind < 0 ? i + 2 : behind;
                i = start + (bytes.u16(i) & 0x3FFF);
                continue;
            }
            if (size > 63 || i + 1 + size > end) {
                break;
            }
            if (name.length() > 0) {
                name.add('.');
            }
            int label = bytes.arrayOffset() + i + 1;
            name.add(bytes.array(), label, label + size);
            i += 1 + size;
        }
        name.clear();
        return behind < 0 ? end : behind;
    }

    private void give(Buffer buffer) {
        if (name.length() > 0) {
            rules.buffer(transaction, byClient, buffer, name.array(), 0, name.length());
        }
    }

    private void number(Field field, int value) {
        rules.number(transaction, byClient, field, value);
    }
}
