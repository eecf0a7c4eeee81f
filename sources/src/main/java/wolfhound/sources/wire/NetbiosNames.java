package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.NameLookup.Answer;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.NameLookup.Way;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

/// The NetBIOS name service (RFC 1002 §4.2): DNS messages with names in half-bytes. Registrations
/// and statuses tell what a Windows host calls itself and its workgroup.
final class NetbiosNames implements WireProtocol {
    static final int NB = 32;
    static final int NBSTAT = 33;

    private static final int PORT = 137;
    private static final int ENCODED = 32;
    private static final int NAME = 15;
    private static final int GROUP = 0x8000;
    private static final int QUERY = 0;
    private static final int RELEASE = 6;
    private static final int WAIT = 7;

    /// Names of one status or registration that are told.
    private static final int MOST_NAMES = 32;

    @Override
    public String name() {
        return "nbns";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.UDP || !opening.onPort(PORT)) {
            return Recognition.NO;
        }
        Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
        return DnsMessage.read(first, 0, first.length()) != null ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reader(conversation);
    }

    /// A decoded name: what it says, and the kind of service that its last byte names.
    private record Decoded(String text, int service) {}

    /// Undoes the first-level encoding (RFC 1001 §14.1): each half-byte is a letter from `A` on. A
    /// scope behind the first label is kept; what is not encoded is left as it is.
    private static Decoded decode(String name) {
        int dot = name.indexOf('.');
        String label = dot < 0 ? name : name.substring(0, dot);
        String scope = dot < 0 ? "" : name.substring(dot);
        if (label.length() != ENCODED || !label.chars().allMatch(c -> c >= 'a' && c <= 'p')) {
            return new Decoded(name, 0);
        }
        StringBuilder text = new StringBuilder(NAME);
        for (int i = 0; i < NAME; i++) {
            int c = halves(label, i);
            text.append(c == 0 || c >= ' ' ? String.valueOf((char) c) : "");
        }
        return new Decoded(trimmed(text) + scope, halves(label, NAME));
    }

    private static int halves(String label, int index) {
        return label.charAt(2 * index) - 'a' << 4 | label.charAt(2 * index + 1) - 'a';
    }

    private static String trimmed(CharSequence padded) {
        int end = padded.length();
        while (end > 0 && (padded.charAt(end - 1) == ' ' || padded.charAt(end - 1) == 0)) {
            end--;
        }
        return padded.subSequence(0, end).toString();
    }

    private static final class Reader implements Dialogue {
        private final Conversation conversation;
        private final NameQuestions questions;

        Reader(Conversation conversation) {
            this.conversation = conversation;
            this.questions = new NameQuestions(conversation, Way.NBNS);
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            DnsMessage message = DnsMessage.read(bytes, 0, bytes.length());
            if (message == null) {
                return Parsed.ALL;
            }
            int operation = message.operation();
            if (operation == QUERY) {
                lookUp(from, message, bytes.length());
            } else if (!message.isResponse() && operation != RELEASE && operation != WAIT) {
                register(from, message);
            }
            return Parsed.ALL;
        }

        private void lookUp(Side from, DnsMessage message, int bytes) {
            if (!message.isResponse()) {
                ask(from, message, bytes);
                return;
            }
            List<NameQuestions.Question> asked = new ArrayList<>();
            List<Answer> answers = new ArrayList<>();
            for (DnsMessage.Record record : message.answers()) {
                asked.add(question(record.name(), record.type()));
                answer(from, record, answers);
            }
            // A refusal answers with an empty record of another type: only its number tells.
            boolean refused = asked.isEmpty() || message.outcome() != 0;
            List<NameQuestions.Question> first = refused ? List.of() : asked.subList(0, 1);
            questions.answer(
                    from.other(), message.id(), first, outcome(message, answers), answers, bytes);
        }

        private void ask(Side from, DnsMessage message, int bytes) {
            List<NameQuestions.Question> asked = new ArrayList<>();
            for (DnsMessage.Question question : message.questions()) {
                asked.add(question(question.name(), question.type()));
            }
            if (!asked.isEmpty()) {
                questions.ask(from, message.id(), asked, bytes);
            }
        }

        private static NameQuestions.Question question(String name, int type) {
            String text = decode(name).text().toLowerCase(Locale.ROOT);
            return new NameQuestions.Question(text, typeName(type));
        }

        private static String typeName(int type) {
            return switch (type) {
                case NB -> "NB";
                case NBSTAT -> "NBSTAT";
                default -> DnsTypes.name(type);
            };
        }

        private static Outcome outcome(DnsMessage message, List<Answer> answers) {
            return switch (message.outcome()) {
                case 0 -> answers.isEmpty() ? Outcome.EMPTY : Outcome.ANSWERED;
                case 3 -> Outcome.NO_SUCH_NAME;
                case 5 -> Outcome.REFUSED;
                default -> Outcome.FAILED;
            };
        }

        private void answer(Side from, DnsMessage.Record record, List<Answer> answers) {
            if (record.type() == NBSTAT) {
                status(from, record, answers);
                return;
            }
            byte[] raw = record.raw();
            for (int at = 0; at + 6 <= raw.length && answers.size() < MOST_NAMES; at += 6) {
                answers.add(told(record, v4(raw, at + 2).toString()));
            }
        }

        /// The table of names of whoever answers: 15 characters, service, flags; then its hardware
        /// address.
        private void status(Side from, DnsMessage.Record record, List<Answer> answers) {
            byte[] raw = record.raw();
            int count = raw.length == 0 ? 0 : Math.min(raw[0] & 0xFF, MOST_NAMES);
            int at = 1;
            for (int i = 0; i < count && at + 18 <= raw.length; i++, at += 18) {
                String name = trimmed(latin1(raw, at));
                int flags = (raw[at + 16] & 0xFF) << 8 | raw[at + 17] & 0xFF;
                answers.add(told(record, name));
                identify(own(from), address(from), name, raw[at + 15] & 0xFF, flags);
            }
        }

        private static String latin1(byte[] raw, int at) {
            return new String(raw, at, NAME, StandardCharsets.ISO_8859_1);
        }

        private Answer told(DnsMessage.Record record, String data) {
            String name = decode(record.name()).text().toLowerCase(Locale.ROOT);
            return new Answer(conversation.name(name), typeName(record.type()), record.ttl(), data);
        }

        private void register(Side from, DnsMessage message) {
            int told = 0;
            for (DnsMessage.Record record : message.additionals()) {
                if (record.type() != NB || record.raw().length < 6 || told++ >= MOST_NAMES) {
                    continue;
                }
                Decoded name = decode(record.name());
                byte[] raw = record.raw();
                int flags = (raw[0] & 0xFF) << 8 | raw[1] & 0xFF;
                Address claimed = v4(raw, 2);
                Address of = claimed.isUnspecified() ? address(from) : claimed;
                identify(own(from), of, name.text(), name.service(), flags);
            }
        }

        /// Service 0 is the workstation or its domain, 0x20 the file server; the others repeat them
        /// or are names of users and roles.
        private void identify(Seen seen, Address of, String name, int service, int flags) {
            boolean group = (flags & GROUP) != 0;
            boolean host = !group && (service == 0 || service == 0x20);
            boolean domain = group && service == 0;
            if (name.isEmpty() || !host && !domain) {
                return;
            }
            IdentitySeen.Kind kind = host ? IdentitySeen.Kind.HOST_NAME : IdentitySeen.Kind.DOMAIN;
            conversation.tell(new IdentitySeen(seen, of, kind, "nbns", name));
        }

        private Seen own(Side from) {
            Seen seen = conversation.seen();
            return from == Side.CLIENT ? seen : seen.flipped();
        }

        private Address address(Side from) {
            return from == Side.CLIENT ? conversation.id().client() : conversation.id().server();
        }

        private static Address v4(byte[] raw, int at) {
            return Address.v4(
                    (raw[at] & 0xFF) << 24
                            | (raw[at + 1] & 0xFF) << 16
                            | (raw[at + 2] & 0xFF) << 8
                            | raw[at + 3] & 0xFF);
        }

        @Override
        public void end() {
            questions.end();
        }
    }
}
