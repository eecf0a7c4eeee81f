package wolfhound.sources.wire;

import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// SNMP (RFC 1157, RFC 3416, RFC 3412): what devices say they are and are called, in versions 1 and
/// 2c. The community, which serves as a password, goes no further; of version 3 only the name is
/// told.
final class Snmp implements WireProtocol {
    private static final int VERSION_3 = 3;
    private static final int FIRST_REQUEST = 0xA0;
    private static final int ANSWER = 0xA2;
    private static final int LAST_REPORT = 0xA8;

    /// Values of one message that are looked at.
    private static final int MOST_VALUES = 64;

    private static final int MOST_TOLD = 16;
    private static final int MOST_TEXT = 512;

    @Override
    public String name() {
        return "snmp";
    }

    /// A sequence that fills the datagram: version, community, a request or what answers it.
    @Override
    public Recognition recognise(Opening opening) {
        Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
        Der message = message(first);
        boolean stands = message.step(Der.INTEGER) && message.length() == 1;
        if (opening.transport() != Transport.UDP || !stands) {
            return Recognition.NO;
        }
        int version = first.u8(message.from());
        if (version == VERSION_3) {
            return message.step(Der.SEQUENCE) ? Recognition.YES : Recognition.NO;
        }
        boolean asks = message.step(Der.OCTET_STRING) && message.step();
        boolean known = asks && message.tag() >= FIRST_REQUEST && message.tag() <= LAST_REPORT;
        return version <= 1 && known ? Recognition.YES : Recognition.NO;
    }

    /// The parts of the message; none where there is none.
    private static Der message(Bytes bytes) {
        Der outer = new Der(bytes, 0, bytes.length());
        return outer.step(Der.SEQUENCE) && outer.atEnd() ? outer.inside() : outer;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading implements Dialogue {
        private final Conversation conversation;
        private final SnmpRules rules;
        private int told;

        Reading(Conversation conversation) {
            this.conversation = conversation;
            this.rules = new SnmpRules(conversation.rules());
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            rules.message(from == Side.CLIENT, bytes, message(bytes));
            Der message = message(bytes);
            if (message.step(Der.INTEGER)
                    && message.step(Der.OCTET_STRING)
                    && message.step(ANSWER)) {
                answer(from, bytes, message.inside());
            }
            return Parsed.ALL;
        }

        private void answer(Side from, Bytes bytes, Der answer) {
            int numbers = 0;
            while (answer.step(Der.INTEGER)) {
                numbers++;
            }
            // Which request, its error, and where in the list: then the list.
            boolean stands = numbers == 3 && answer.step(Der.SEQUENCE);
            Der values = answer.inside();
            for (int i = 0; stands && i < MOST_VALUES && values.step(Der.SEQUENCE); i++) {
                value(from, bytes, values.inside());
            }
        }

        private void value(Side from, Bytes bytes, Der value) {
            if (!value.step(Der.OBJECT_IDENTIFIER)) {
                return;
            }
            String name = value.objectIdentifier();
            if (!value.step(Der.OCTET_STRING) || value.length() == 0) {
                return;
            }
            int to = Math.min(value.to(), value.from() + MOST_TEXT);
            tell(from, name, bytes.text(value.from(), to).strip());
        }

        /// The names are of RFC 3418 §2: what a device is, and what it is called.
        private void tell(Side from, String name, String text) {
            boolean description = name.equals("1.3.6.1.2.1.1.1.0");
            if (!description && !name.equals("1.3.6.1.2.1.1.5.0") || text.isEmpty()) {
                return;
            }
            if (told++ == MOST_TOLD) {
                conversation.bounded("snmp-names");
            }
            if (told > MOST_TOLD) {
                return;
            }
            boolean client = from == Side.CLIENT;
            Address of = client ? conversation.id().client() : conversation.id().server();
            conversation.tell(
                    description
                            ? new SoftwareSeen(conversation.seen(), client, "snmp", text)
                            : new IdentitySeen(
                                    conversation.seen(),
                                    of,
                                    IdentitySeen.Kind.HOST_NAME,
                                    "snmp",
                                    text));
        }
    }
}
