package wolfhound.sources.wire;

import wolfhound.model.Login;

/// LDAP (RFC 4511): binds with the name bound as and whether it worked, never the password, and
/// what both sides say of themselves where they bind by NTLM; StartTLS hands over.
final class Ldap implements WireProtocol {
    private static final int BIND_REQUEST = 0x60;
    private static final int BIND_ANSWER = 0x61;
    private static final int SEARCH_REQUEST = 0x63;
    private static final int MODIFY_REQUEST = 0x66;
    private static final int ADD_REQUEST = 0x68;
    private static final int EXTENDED_REQUEST = 0x77;
    private static final int EXTENDED_ANSWER = 0x78;
    private static final int SIMPLE = 0x80;
    private static final int ENUMERATED = 0x0A;
    private static final int GOES_ON = 14;
    private static final String START_TLS = "1.3.6.1.4.1.1466.20037";

    /// Longer messages are passed over without a look: binds are short.
    private static final int LONGEST_READ = 4096;

    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes client = opening.client();
        if (client.isEmpty()) {
            return opening.server().isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        if (client.u8(0) != Der.SEQUENCE) {
            return Recognition.NO;
        }
        Der outer = new Der(client, 0, client.length());
        if (!outer.step()) {
            return client.length() < 512 ? Recognition.MAYBE : Recognition.NO;
        }
        Der parts = outer.inside();
        if (!parts.step(Der.INTEGER) || parts.length() > 4 || !parts.step()) {
            return Recognition.NO;
        }
        return switch (parts.tag()) {
            case BIND_REQUEST -> {
                Der bind = parts.inside();
                boolean version = bind.step(Der.INTEGER) && bind.length() == 1;
                yield version && bind.step(Der.OCTET_STRING) ? Recognition.YES : Recognition.NO;
            }
            case SEARCH_REQUEST -> {
                Der search = parts.inside();
                boolean base = search.step(Der.OCTET_STRING) && search.step(ENUMERATED);
                yield base ? Recognition.YES : Recognition.NO;
            }
            case MODIFY_REQUEST, ADD_REQUEST -> {
                Der change = parts.inside();
                boolean named = change.step(Der.OCTET_STRING) && change.step(Der.SEQUENCE);
                yield named && change.atEnd() ? Recognition.YES : Recognition.NO;
            }
            case EXTENDED_REQUEST ->
                    client.indexOf(START_TLS, parts.from()) >= 0 ? Recognition.YES : Recognition.NO;
            default -> Recognition.NO;
        };
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Exchange(conversation);
    }

    private static final class Exchange implements Dialogue {
        private final Conversation conversation;
        private final NtlmNames ntlm;
        private final LdapRules rules;
        private final long[] toSkip = new long[2];
        private final boolean[] blind = new boolean[2];
        private String user = "";
        private boolean clear;
        private boolean awaitsAnswer;
        private boolean asksForTls;

        Exchange(Conversation conversation) {
            this.conversation = conversation;
            this.ntlm = new NtlmNames(conversation);
            this.rules = new LdapRules(conversation.rules());
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            int side = from.ordinal();
            if (blind[side]) {
                return Parsed.ALL;
            }
            if (toSkip[side] > 0) {
                long skipped = Math.min(toSkip[side], bytes.length());
                toSkip[side] -= skipped;
                return Parsed.used((int) Math.max(1, skipped));
            }
            int head = headerLength(bytes);
            if (head == 0) {
                return Parsed.NEED_MORE;
            }
            if (head < 0) {
                blind[side] = true;
                return Parsed.ALL;
            }
            long whole = head + length(bytes, head);
            if (whole > LONGEST_READ) {
                toSkip[side] = whole;
                return read(from, bytes);
            }
            if (!bytes.has(0, (int) whole)) {
                return Parsed.needMore((int) whole - bytes.length());
            }
            return message(from, bytes, (int) whole);
        }

        /// The bytes of tag and length: 0 when they are not all there, -1 when it is no message (as
        /// behind a negotiated layer of security).
        private static int headerLength(Bytes bytes) {
            if (!bytes.has(0, 2)) {
                return 0;
            }
            int first = bytes.u8(1);
            int more = first < 0x80 ? 0 : first & 0x7F;
            if (bytes.u8(0) != Der.SEQUENCE || first == 0x80 || more > 4) {
                return -1;
            }
            return bytes.has(2, more) ? 2 + more : 0;
        }

        private static long length(Bytes bytes, int head) {
            if (head == 2) {
                return bytes.u8(1);
            }
            long length = 0;
            for (int at = 2; at < head; at++) {
                length = length << 8 | bytes.u8(at);
            }
            return length;
        }

        private Parsed message(Side from, Bytes bytes, int whole) {
            Der outer = new Der(bytes, 0, whole);
            boolean stands = outer.step(Der.SEQUENCE);
            Der parts = outer.inside();
            if (!stands || !parts.step(Der.INTEGER) || !parts.step()) {
                return Parsed.used(whole);
            }
            rules.message(from == Side.CLIENT, bytes, parts);
            switch (parts.tag()) {
                case BIND_REQUEST -> {
                    bind(bytes, parts.inside());
                    ntlm.read(from, bytes, parts.from(), parts.to()).ifPresent(this::bind);
                }
                case BIND_ANSWER -> {
                    ntlm.read(from.other(), bytes, parts.from(), parts.to());
                    answer(result(bytes, parts.inside()));
                }
                case EXTENDED_REQUEST ->
                        asksForTls = bytes.text(parts.from(), parts.to()).contains(START_TLS);
                case EXTENDED_ANSWER -> {
                    if (asksForTls && result(bytes, parts.inside()) == 0) {
                        return Parsed.handover(whole);
                    }
                }
                default -> {}
            }
            return Parsed.used(whole);
        }

        private void bind(Bytes bytes, Der bind) {
            if (!bind.step(Der.INTEGER) || !bind.step(Der.OCTET_STRING)) {
                return;
            }
            String name = bytes.text(bind.from(), bind.to());
            if (!bind.step(SIMPLE) || name.isEmpty()) {
                return;
            }
            user = name;
            clear = bind.length() > 0;
            awaitsAnswer = true;
        }

        private void bind(Ntlm as) {
            user = as.user();
            clear = false;
            awaitsAnswer = true;
        }

        private static int result(Bytes bytes, Der answer) {
            return answer.step(ENUMERATED) && answer.length() == 1 ? bytes.u8(answer.from()) : -1;
        }

        private void answer(int code) {
            if (awaitsAnswer && code != GOES_ON) {
                tell(code == 0 ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
            }
        }

        private void tell(Login.Outcome outcome) {
            awaitsAnswer = false;
            conversation.tell(new Login(conversation.seen(), "ldap", user, outcome, clear));
        }

        @Override
        public void end() {
            if (awaitsAnswer) {
                tell(Login.Outcome.TRIED);
            }
        }
    }
}
