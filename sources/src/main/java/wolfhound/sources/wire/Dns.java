package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.NameLookup;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.NameLookup.Way;
import wolfhound.model.Transport;

/// DNS over UDP and TCP (RFC 1035, 6891, 7766), with dynamic update (RFC 2136), and its siblings
/// for neighbours: mDNS (RFC 6762) and LLMNR (RFC 4795). On its own ports whatever is there is
/// looked at, and what is no DNS is told as odd; elsewhere only a message without a flaw is
/// believed.
final class Dns implements WireProtocol {
    private static final int PORT = 53;
    private static final int MDNS_PORT = 5353;
    private static final int LLMNR_PORT = 5355;

    private static final int QUERY = 0;
    private static final int UPDATE = 5;

    /// Bits of the header that have been zero for forty years, and the code of a question.
    private static final int NEVER_ASKED = 0x0040 | 0x000F | 0x0480;

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean own = isOwnPort(opening);
        return opening.transport() == Transport.UDP
                ? recogniseDatagram(opening, own)
                : recogniseStream(opening, own);
    }

    private static boolean isOwnPort(Opening opening) {
        return opening.onPort(PORT)
                || opening.transport() == Transport.UDP
                        && (opening.onPort(MDNS_PORT) || opening.onPort(LLMNR_PORT));
    }

    private static Recognition recogniseDatagram(Opening opening, boolean own) {
        if (own) {
            return Recognition.YES;
        }
        Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
        return isFlawless(first, 0, first.length()) ? Recognition.YES : Recognition.NO;
    }

    private static Recognition recogniseStream(Opening opening, boolean own) {
        Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
        if (own && !first.isEmpty()) {
            return first.length() < 2 + DnsMessage.HEADER ? Recognition.MAYBE : Recognition.YES;
        }
        if (first.length() < 2) {
            return Recognition.MAYBE;
        }
        int size = first.u16(0);
        if (size < DnsMessage.HEADER + 5 || size > 512 || opening.midStream()) {
            return Recognition.NO;
        }
        if (first.length() < 2 + size) {
            return first.length() >= 8 && !looksAsked(first, 2)
                    ? Recognition.NO
                    : Recognition.MAYBE;
        }
        return isFlawless(first, 2, 2 + size) ? Recognition.YES : Recognition.NO;
    }

    private static boolean looksAsked(Bytes bytes, int at) {
        return (bytes.u16(at + 2) & ~0x0130) == 0 && bytes.u16(at + 4) == 1;
    }

    /// A single question for a common type in class IN, well formed to the last byte; or such a
    /// question with its answer.
    private static boolean isFlawless(Bytes bytes, int at, int to) {
        if (to - at < DnsMessage.HEADER + 5 || bytes.u16(at + 4) != 1) {
            return false;
        }
        DnsMessage message = DnsMessage.read(bytes, at, to);
        if (message == null || !message.exact() || message.operation() != QUERY) {
            return false;
        }
        DnsMessage.Question question = message.questions().getFirst();
        boolean sane = question.group() == 1 && DnsTypes.isCommon(question.type());
        boolean named = question.name().indexOf('.') > 0 && question.name().indexOf('\\') < 0;
        boolean asked =
                (message.flags() & NEVER_ASKED) == 0
                        && message.answers().isEmpty()
                        && message.authorities().isEmpty()
                        && message.additionals().size() <= 2;
        return sane && named && (message.isResponse() || asked);
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return conversation.id().transport() == Transport.UDP
                ? new Datagrams(conversation)
                : new Streams(conversation);
    }

    private static Way way(Conversation conversation) {
        boolean udp = conversation.id().transport() == Transport.UDP;
        if (udp && onPort(conversation, MDNS_PORT)) {
            return Way.MDNS;
        }
        return udp && onPort(conversation, LLMNR_PORT) ? Way.LLMNR : Way.DNS;
    }

    private static boolean onPort(Conversation conversation, int port) {
        return conversation.id().clientPort() == port || conversation.id().serverPort() == port;
    }

    /// What messages say, whatever carries them.
    private abstract static class Messages implements Dialogue {
        /// Addresses of one update that are told as names of hosts.
        private static final int MOST_UPDATED = 16;

        final Conversation conversation;
        private final NameQuestions questions;
        private final DnsRuleBuffers buffers;
        private final Way way;
        private boolean toldOdd;
        boolean sane;

        Messages(Conversation conversation) {
            this.conversation = conversation;
            this.way = way(conversation);
            this.questions = new NameQuestions(conversation, way);
            this.buffers = new DnsRuleBuffers(conversation.rules(), way);
            this.toldOdd = conversation.midStream();
        }

        /// Takes one message; false when it is no DNS.
        boolean take(Side from, Bytes bytes, int at, int to) {
            DnsMessage message = DnsMessage.read(bytes, at, to);
            if (message == null) {
                odd(from, bytes);
                return sane;
            }
            sane = true;
            buffers.message(from, message, bytes, at, to);
            switch (message.operation()) {
                case QUERY -> lookUp(from, message, to - at);
                case UPDATE -> update(message);
                default -> {}
            }
            return true;
        }

        void odd(Side from, Bytes bytes) {
            if (!toldOdd && onPort(conversation, PORT)) {
                toldOdd = true;
                conversation.odd(from, "dns", "not-dns-on-53", "no DNS message on port 53", bytes);
            }
        }

        private void lookUp(Side from, DnsMessage message, int bytes) {
            if (way == Way.MDNS && message.isResponse()) {
                announce(message);
            }
            List<NameQuestions.Question> asked = asked(message.questions());
            if (!message.isResponse()) {
                if (!asked.isEmpty()) {
                    questions.ask(from, message.id(), asked, bytes);
                }
                return;
            }
            List<NameLookup.Answer> answers = questions.answers(message.answers());
            questions.answer(from.other(), message.id(), asked, outcome(message), answers, bytes);
        }

        private static List<NameQuestions.Question> asked(List<DnsMessage.Question> questions) {
            List<NameQuestions.Question> asked = new ArrayList<>(questions.size());
            for (DnsMessage.Question question : questions) {
                asked.add(
                        new NameQuestions.Question(
                                question.name(), DnsTypes.name(question.type())));
            }
            return asked;
        }

        private static Outcome outcome(DnsMessage message) {
            return switch (message.outcome()) {
                case 0 -> message.answers().isEmpty() ? Outcome.EMPTY : Outcome.ANSWERED;
                case 3 -> Outcome.NO_SUCH_NAME;
                case 5 -> Outcome.REFUSED;
                default -> Outcome.FAILED;
            };
        }

        /// Whoever announces an address by mDNS says its own name.
        private void announce(DnsMessage message) {
            identify(message.answers(), "mdns");
            identify(message.additionals(), "mdns");
        }

        /// The update section stands where answers to questions have their authorities.
        private void update(DnsMessage message) {
            if (!message.isResponse()) {
                identify(message.authorities(), "dns-update");
            }
        }

        private void identify(List<DnsMessage.Record> records, String where) {
            int told = 0;
            for (DnsMessage.Record record : records) {
                boolean address = record.type() == DnsTypes.A || record.type() == DnsTypes.AAAA;
                Optional<Address> of = address ? Address.parse(record.data()) : Optional.empty();
                if (of.isPresent() && record.ttl() > 0 && told++ < MOST_UPDATED) {
                    conversation.tell(
                            new IdentitySeen(
                                    conversation.seen(),
                                    of.get(),
                                    IdentitySeen.Kind.HOST_NAME,
                                    where,
                                    record.name()));
                }
            }
        }

        @Override
        public void end() {
            questions.end();
        }
    }

    /// One message a datagram.
    private static final class Datagrams extends Messages {
        Datagrams(Conversation conversation) {
            super(conversation);
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            return take(from, bytes, 0, bytes.length()) ? Parsed.ALL : Parsed.NOT_MINE;
        }
    }

    /// Messages behind two bytes of length (RFC 1035 §4.2.2).
    private static final class Streams extends Messages {
        private final boolean[] lost = new boolean[2];

        Streams(Conversation conversation) {
            super(conversation);
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (lost[from.ordinal()]) {
                return Parsed.ALL;
            }
            if (bytes.length() < 2) {
                return Parsed.NEED_MORE;
            }
            int size = bytes.u16(0);
            boolean tooShort = size < DnsMessage.HEADER;
            if (!tooShort && bytes.length() < 2 + size) {
                return startsWrong(bytes)
                        ? refuse(from, bytes)
                        : Parsed.needMore(2 + size - bytes.length());
            }
            if (tooShort || !take(from, bytes, 2, 2 + size)) {
                return refuse(from, bytes);
            }
            return Parsed.used(2 + size);
        }

        /// Text and other protocols claim long messages: their header is looked at before more is
        /// waited for.
        private static boolean startsWrong(Bytes bytes) {
            if (bytes.length() < 2 + DnsMessage.HEADER) {
                return false;
            }
            int operation = bytes.u16(4) >>> 11 & 15;
            return operation > 6 || bytes.u16(6) > DnsMessage.MOST_QUESTIONS;
        }

        private Parsed refuse(Side from, Bytes bytes) {
            odd(from, bytes);
            lost[from.ordinal()] = true;
            return sane ? Parsed.ALL : Parsed.NOT_MINE;
        }

        @Override
        public boolean gap(Side from, long missing) {
            lost[from.ordinal()] = true;
            return true;
        }
    }
}
