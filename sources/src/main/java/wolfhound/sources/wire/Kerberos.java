package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Transport;

/// Kerberos 5, how users and machines of a Windows domain log in (RFC 4120), over UDP and TCP: who
/// asks for a ticket, in which realm, and whether it was given. Reads its own few corners of BER.
final class Kerberos implements WireProtocol {
    private static final int AS_REQUEST = 0x6A;
    private static final int AS_REPLY = 0x6B;
    private static final int TGS_REQUEST = 0x6C;
    private static final int TGS_REPLY = 0x6D;
    private static final int ERROR = 0x7E;
    private static final int SEQUENCE = 0x30;
    private static final int NUMBER_OF_TAG = 0x1F;

    private static final int UNKNOWN_CLIENT = 6;
    private static final int REVOKED = 18;
    private static final int PREAUTHENTICATION_FAILED = 24;
    private static final int NETBIOS_ADDRESS = 20;

    private static final int MOST_MESSAGE = 64 << 10;
    private static final int MOST_NAMES = 64;
    private static final int MOST_NAME = 255;
    private static final int MOST_ELEMENTS = 32;

    @Override
    public String name() {
        return "kerberos";
    }

    @Override
    public Recognition recognise(Opening opening) {
        int at = opening.transport() == Transport.UDP ? 0 : 4;
        return Words.better(recognise(opening.client(), at), recognise(opening.server(), at));
    }

    private static Recognition recognise(Bytes bytes, int at) {
        if (bytes.isEmpty() || at == 4 && bytes.u8(0) != 0) {
            return Recognition.NO;
        }
        if (at == 4 && bytes.has(1, 1) && bytes.u8(1) != 0) {
            return Recognition.NO;
        }
        if (bytes.has(at, 1) && !isMessage(bytes.u8(at))) {
            return Recognition.NO;
        }
        if (!bytes.has(at, 16)) {
            return at == 4 ? Recognition.MAYBE : Recognition.NO;
        }
        Element message = Element.at(bytes, at, bytes.length());
        Element sequence = Element.at(bytes, message.from, bytes.length());
        Element version = Element.at(bytes, sequence.from, bytes.length());
        boolean five =
                sequence.tag == SEQUENCE
                        && (version.tag == 0xA0 || version.tag == 0xA1)
                        && bytes.has(version.from, 3)
                        && bytes.u24(version.from) == 0x020105;
        return five ? Recognition.YES : Recognition.NO;
    }

    private static boolean isMessage(int tag) {
        return switch (tag) {
            case AS_REQUEST, AS_REPLY, TGS_REQUEST, TGS_REPLY, ERROR -> true;
            default -> false;
        };
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    /// A tag, and where its content lies; tag 0 for none.
    private record Element(int tag, int from, int to) {
        private static final Element NONE = new Element(0, 0, 0);

        /// The element that begins here; of one that is cut at `end`, what is there.
        static Element at(Bytes bytes, int at, int end) {
            if (at + 2 > end || !bytes.has(at, 2)) {
                return NONE;
            }
            int tag = bytes.u8(at);
            int length = bytes.u8(at + 1);
            int from = at + 2;
            if (length >= 0x80) {
                int count = length & 0x7F;
                if (count < 1 || count > 3 || !bytes.has(from, count)) {
                    return NONE;
                }
                length = 0;
                for (int i = 0; i < count; i++) {
                    length = length << 8 | bytes.u8(from + i);
                }
                from += count;
            }
            return from > end ? NONE : new Element(tag, from, Math.min(end, from + length));
        }

        /// The first element inside with this tag.
        Element find(Bytes bytes, int wanted) {
            int at = from;
            for (int i = 0; i < MOST_ELEMENTS && at < to; i++) {
                Element element = at(bytes, at, to);
                if (element.tag == wanted || element.tag == 0) {
                    return element;
                }
                at = element.to;
            }
            return NONE;
        }

        /// The first element inside.
        Element inside(Bytes bytes) {
            return at(bytes, from, to);
        }

        int number(Bytes bytes) {
            int number = 0;
            for (int i = from; i < Math.min(to, from + 4); i++) {
                number = number << 8 | bytes.u8(i);
            }
            return number;
        }

        String text(Bytes bytes) {
            return bytes.text(from, Math.min(to, from + MOST_NAME));
        }
    }

    private static final class Reading implements Dialogue {
        private final Conversation conversation;
        private final KerberosRules rules;
        private final Set<String> toldNames = new HashSet<>();
        private String user = "";

        Reading(Conversation conversation) {
            this.conversation = conversation;
            this.rules = new KerberosRules(conversation.rules());
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (conversation.id().transport() == Transport.UDP) {
                message(from, bytes, 0, bytes.length());
                return Parsed.ALL;
            }
            if (!bytes.has(0, 4)) {
                return Parsed.needMore(4 - bytes.length());
            }
            long length = bytes.u32(0);
            if (length > MOST_MESSAGE) {
                return Parsed.malformed("length-lies", length + " bytes in one message");
            }
            int end = 4 + (int) length;
            if (bytes.length() < end) {
                return Parsed.needMore(end - bytes.length());
            }
            message(from, bytes, 4, end);
            return Parsed.used(end);
        }

        private void message(Side from, Bytes bytes, int at, int end) {
            Element message = Element.at(bytes, at, end);
            Element content = message.inside(bytes);
            if (!rules.isNone()) {
                lay(from == Side.CLIENT, message.tag, bytes, content);
            }
            switch (message.tag) {
                case AS_REQUEST -> request(from, bytes, content);
                case AS_REPLY -> {
                    String client = name(bytes, content.find(bytes, 0xA4));
                    tellLogin(from, client, Login.Outcome.ACCEPTED);
                }
                case ERROR -> error(from, bytes, content);
                default -> {}
            }
        }

        private void lay(boolean byClient, int tag, Bytes bytes, Element content) {
            int kind = tag & NUMBER_OF_TAG;
            switch (tag) {
                case AS_REQUEST, TGS_REQUEST -> rules.asks(byClient, kind);
                case AS_REPLY, TGS_REPLY -> {
                    Element ticket = content.find(bytes, 0xA5).inside(bytes).inside(bytes);
                    List<String> client = parts(bytes, content.find(bytes, 0xA4));
                    rules.answers(
                            byClient, kind, client, parts(bytes, ticket.find(bytes, 0xA2)), -1);
                }
                case ERROR -> {
                    int code = content.find(bytes, 0xA6).inside(bytes).number(bytes);
                    List<String> client = parts(bytes, content.find(bytes, 0xA8));
                    List<String> server = parts(bytes, content.find(bytes, 0xAA));
                    rules.answers(byClient, kind, client, server, code);
                }
                default -> {}
            }
        }

        private void request(Side from, Bytes bytes, Element content) {
            Element body = content.find(bytes, 0xA4).inside(bytes);
            user = name(bytes, body.find(bytes, 0xA1));
            String realm = body.find(bytes, 0xA2).inside(bytes).text(bytes);
            boolean machine = user.endsWith("$");
            tell(
                    from,
                    machine ? IdentitySeen.Kind.HOST_NAME : IdentitySeen.Kind.USER,
                    machine ? user.substring(0, user.length() - 1) : user);
            tell(from, IdentitySeen.Kind.DOMAIN, realm);
            addresses(from, bytes, body.find(bytes, 0xA9).inside(bytes));
        }

        /// The NetBIOS name that Windows puts where addresses belong (§7.5.3, type 20).
        private void addresses(Side from, Bytes bytes, Element list) {
            int at = list.from;
            for (int i = 0; i < MOST_ELEMENTS && at < list.to; i++) {
                Element one = Element.at(bytes, at, list.to);
                if (one.tag != SEQUENCE) {
                    return;
                }
                int kind = one.find(bytes, 0xA0).inside(bytes).number(bytes);
                Element value = one.find(bytes, 0xA1).inside(bytes);
                if (kind == NETBIOS_ADDRESS && value.to - value.from == 16) {
                    tell(from, IdentitySeen.Kind.HOST_NAME, NetbiosName.plain(bytes, value.from));
                }
                at = one.to;
            }
        }

        /// The parts of a principal's name, joined by strokes.
        private static String name(Bytes bytes, Element principal) {
            return Words.atMost(String.join("/", parts(bytes, principal)), MOST_NAME);
        }

        private static List<String> parts(Bytes bytes, Element principal) {
            Element list = principal.inside(bytes).find(bytes, 0xA1).inside(bytes);
            List<String> parts = new ArrayList<>();
            int at = list.from;
            for (int i = 0; i < MOST_ELEMENTS && at < list.to; i++) {
                Element part = Element.at(bytes, at, list.to);
                if (part.tag == 0) {
                    break;
                }
                parts.add(part.text(bytes));
                at = part.to;
            }
            return parts;
        }

        private void error(Side from, Bytes bytes, Element content) {
            int code = content.find(bytes, 0xA6).inside(bytes).number(bytes);
            if (code == UNKNOWN_CLIENT || code == REVOKED || code == PREAUTHENTICATION_FAILED) {
                tellLogin(from, user, Login.Outcome.REJECTED);
            }
        }

        private void tellLogin(Side answers, String as, Login.Outcome outcome) {
            if (!as.isEmpty()) {
                var seen =
                        answers == Side.SERVER
                                ? conversation.seen()
                                : conversation.seen().flipped();
                conversation.tell(new Login(seen, "kerberos", as, outcome, false));
            }
        }

        private void tell(Side from, IdentitySeen.Kind kind, String value) {
            if (value.isBlank() || toldNames.size() >= MOST_NAMES || !toldNames.add(kind + value)) {
                return;
            }
            Address of =
                    from == Side.CLIENT ? conversation.id().client() : conversation.id().server();
            conversation.tell(
                    new IdentitySeen(conversation.seen(), of, kind, "kerberos", value.strip()));
        }
    }
}
