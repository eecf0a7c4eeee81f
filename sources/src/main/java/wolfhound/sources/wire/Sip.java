package wolfhound.sources.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import wolfhound.model.CommandLine;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// SIP (RFC 3261): requests with the final answer to each, registrations as logins, and the
/// programs of both sides. The same messages over UDP and TCP.
final class Sip implements WireProtocol {
    private static final Set<String> METHODS =
            Set.of(
                    "ACK",
                    "BYE",
                    "CANCEL",
                    "INFO",
                    "INVITE",
                    "MESSAGE",
                    "NOTIFY",
                    "OPTIONS",
                    "PRACK",
                    "PUBLISH",
                    "REFER",
                    "REGISTER",
                    "SUBSCRIBE",
                    "UPDATE");
    private static final int LONGEST_METHOD = 9;
    private static final int LONGEST_HEADER = 16 * 1024;

    @Override
    public String name() {
        return "sip";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
        if (first.isEmpty()) {
            return Recognition.MAYBE;
        }
        int line = first.indexOf('\n', 0);
        if (line >= 0) {
            return isFirstLine(first.text(0, line).strip()) ? Recognition.YES : Recognition.NO;
        }
        int space = first.indexOf(' ', 0);
        boolean open =
                space < 0
                        ? first.length() <= LONGEST_METHOD
                        : METHODS.contains(first.text(0, space)) || first.startsWith("SIP/2.0");
        return open && first.length() < 1024 ? Recognition.MAYBE : Recognition.NO;
    }

    private static boolean isFirstLine(String line) {
        int space = line.indexOf(' ');
        return line.startsWith("SIP/2.0 ")
                || line.endsWith(" SIP/2.0")
                        && space > 0
                        && METHODS.contains(line.substring(0, space));
    }

    /// The number in the first line of an answer, 0 for none.
    static int code(String first) {
        int code = 0;
        for (int i = 8; i < Math.min(11, first.length()); i++) {
            int digit = first.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            code = code * 10 + digit;
        }
        return code;
    }

    /// The value of the first field of this name, empty for none.
    static String field(String text, String name, String brief) {
        int at = text.indexOf('\n') + 1;
        while (at > 0 && at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = end < 0 ? text.substring(at) : text.substring(at, end);
            int colon = line.indexOf(':');
            String found = colon < 0 ? "" : line.substring(0, colon).strip();
            if (!found.isEmpty()
                    && (found.equalsIgnoreCase(name) || found.equalsIgnoreCase(brief))) {
                return line.substring(colon + 1).strip();
            }
            at = end < 0 ? -1 : end + 1;
        }
        return "";
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Messages(conversation);
    }

    private static final class Messages implements Dialogue {
        private static final int PENDING = 64;
        private static final int FINAL = 200;
        private static final int LONGEST_TEXT = 512;

        private record Request(String method, String target, String user, boolean byClient) {}

        private final Conversation conversation;
        private final SipRules rules;
        private final boolean datagrams;
        private final Map<String, Request> pending = new LinkedHashMap<>();
        private final String[] programs = {"", ""};
        private final int[] toSkip = new int[2];

        Messages(Conversation conversation) {
            this.conversation = conversation;
            this.rules = new SipRules(conversation.rules());
            this.datagrams = conversation.id().transport() == Transport.UDP;
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            int side = from.ordinal();
            if (toSkip[side] > 0) {
                int skipped = Math.min(toSkip[side], bytes.length());
                toSkip[side] -= skipped;
                return Parsed.used(Math.max(1, skipped));
            }
            if (bytes.has(0, 1) && (bytes.u8(0) == '\r' || bytes.u8(0) == '\n')) {
                return Parsed.used(1);
            }
            int end = bytes.indexOf("\r\n\r\n", 0);
            if (end < 0 && !datagrams) {
                return bytes.length() < LONGEST_HEADER ? Parsed.NEED_MORE : Parsed.NOT_MINE;
            }
            String text = bytes.text(0, Math.min(LONGEST_HEADER, end < 0 ? bytes.length() : end));
            int line = text.indexOf('\n');
            String first = (line < 0 ? text : text.substring(0, line)).strip();
            if (!isFirstLine(first)) {
                return datagrams ? Parsed.ALL : Parsed.malformed("sip-lies", "no first line");
            }
            rules.message(from == Side.CLIENT, first, text);
            message(from, first, text);
            toSkip[side] = datagrams ? 0 : length(text);
            return datagrams ? Parsed.ALL : Parsed.used(end + 4);
        }

        private static int length(String text) {
            String length = field(text, "Content-Length", "l");
            try {
                return Math.max(0, Integer.parseInt(length));
            } catch (NumberFormatException none) {
                return 0;
            }
        }

        private void message(Side from, String first, String text) {
            program(from, field(text, "User-Agent", ""));
            program(from, field(text, "Server", ""));
            String sequence = field(text, "CSeq", "");
            if (first.startsWith("SIP/2.0 ")) {
                answer(from, first, sequence);
                return;
            }
            int space = first.indexOf(' ');
            String method = first.substring(0, space);
            if (method.equals("ACK")) {
                return;
            }
            int targetEnd = Math.max(space + 1, first.length() - 8);
            String target = first.substring(space + 1, targetEnd).strip();
            String user = parameter(field(text, "Authorization", ""), "username");
            var request = new Request(method, target, user, from == Side.CLIENT);
            if (pending.size() >= PENDING) {
                conversation.bounded("sip-requests");
                pending.clear();
            }
            pending.put(from + sequence, request);
        }

        private void answer(Side from, String first, String sequence) {
            int code = code(first);
            if (code < FINAL) {
                return;
            }
            Request request = pending.remove(from.other() + sequence);
            if (request != null) {
                tell(request, code, first.length() > 12 ? first.substring(12) : "");
            }
        }

        private void tell(Request request, int code, String answer) {
            conversation.tell(
                    new CommandLine(
                            conversation.seen(),
                            "sip",
                            request.method(),
                            Words.atMost(request.target(), LONGEST_TEXT),
                            code,
                            Words.atMost(answer, LONGEST_TEXT)));
            if (request.user().isEmpty() || !request.byClient()) {
                return;
            }
            Login.Outcome outcome =
                    switch (code) {
                        case 0 -> Login.Outcome.TRIED;
                        case 401, 403, 404, 407 -> Login.Outcome.REJECTED;
                        default -> code < 300 ? Login.Outcome.ACCEPTED : Login.Outcome.TRIED;
                    };
            conversation.tell(
                    new Login(conversation.seen(), "sip", request.user(), outcome, false));
        }

        private void program(Side from, String text) {
            if (text.isEmpty() || text.equals(programs[from.ordinal()])) {
                return;
            }
            programs[from.ordinal()] = text;
            conversation.tell(
                    new SoftwareSeen(
                            conversation.seen(),
                            from == Side.CLIENT,
                            "sip",
                            Words.atMost(text, LONGEST_TEXT)));
        }

        private static String parameter(String value, String name) {
            int at = value.indexOf(name + "=\"");
            int from = at + name.length() + 2;
            int end = at < 0 ? -1 : value.indexOf('"', from);
            return end < 0 ? "" : Words.atMost(value.substring(from, end), LONGEST_TEXT);
        }

        @Override
        public void end() {
            pending.values().forEach(request -> tell(request, 0, ""));
            pending.clear();
        }
    }
}
