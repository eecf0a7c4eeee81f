package wolfhound.sources.wire;

import java.util.HashMap;
import java.util.Map;
import wolfhound.model.CommandLine;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

/// Remote procedure calls of Windows (C706, [MS-RPCE]) over TCP or a pipe of SMB: which interface
/// is bound, and those of its calls that matter to whoever watches for intruders. The rest of a
/// call is passed over.
final class DceRpc implements WireProtocol {
    /// Calls told of one conversation or pipe at most.
    static final int MOST_TOLD = 500;

    private static final int HEADER = 16;
    private static final int BIND = 11;
    private static final int ALTER_CONTEXT = 14;
    private static final int BIND_ANSWER = 12;
    private static final int ALTER_CONTEXT_ANSWER = 15;
    private static final int AUTHENTICATES = 16;
    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;
    private static final int CALL_HEAD = HEADER + 8;
    private static final int LAST_FRAGMENT = 2;
    private static final int OF_OBJECT = 0x80;
    private static final int MOST_TYPE = 19;
    private static final int MOST_CONTEXTS = 16;

    @Override
    public String name() {
        return "dcerpc";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.TCP) {
            return Recognition.NO;
        }
        return Words.better(recognise(opening.client()), recognise(opening.server()));
    }

    private static Recognition recognise(Bytes bytes) {
        if (bytes.isEmpty() || bytes.u8(0) != 5 || bytes.has(1, 1) && bytes.u8(1) > 1) {
            return Recognition.NO;
        }
        if (bytes.has(2, 1) && bytes.u8(2) > MOST_TYPE) {
            return Recognition.NO;
        }
        if (!bytes.has(0, HEADER)) {
            // A greeting of SOCKS begins alike and is three or four bytes long.
            return bytes.has(0, 3) && bytes.u8(2) != BIND ? Recognition.NO : Recognition.MAYBE;
        }
        return isHeader(bytes, 0) ? Recognition.YES : Recognition.NO;
    }

    private static boolean isHeader(Bytes bytes, int at) {
        int order = bytes.u8(at + 4);
        int length = length(bytes, at);
        return bytes.u8(at) == 5
                && bytes.u8(at + 1) <= 1
                && bytes.u8(at + 2) <= MOST_TYPE
                && (order == 0x10 || order == 0)
                && bytes.u8(at + 5) <= 3
                && bytes.u16(at + 6) == 0
                && length >= HEADER;
    }

    private static int length(Bytes bytes, int at) {
        return isLittle(bytes, at) ? bytes.le16(at + 8) : bytes.u16(at + 8);
    }

    private static boolean isLittle(Bytes bytes, int at) {
        return bytes.u8(at + 4) == 0x10;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading implements Dialogue {
        private final Conversation conversation;
        private final Calls calls;
        private final NtlmNames ntlm;

        Reading(Conversation conversation) {
            this.conversation = conversation;
            this.calls = new Calls(conversation);
            this.ntlm = new NtlmNames(conversation);
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (!bytes.has(0, HEADER)) {
                return Parsed.needMore(HEADER - bytes.length());
            }
            if (!isHeader(bytes, 0)) {
                return Parsed.malformed("no-dcerpc", "a fragment with another header");
            }
            int length = length(bytes, 0);
            if (bytes.length() < length) {
                return Parsed.needMore(length - bytes.length());
            }
            calls.read(conversation.seen(), from == Side.CLIENT, bytes, 0, length);
            switch (bytes.u8(2)) {
                case BIND, ALTER_CONTEXT, AUTHENTICATES -> ntlm.read(from, bytes, 0, length);
                case BIND_ANSWER, ALTER_CONTEXT_ANSWER -> ntlm.read(from.other(), bytes, 0, length);
                default -> {}
            }
            return Parsed.used(length);
        }
    }

    /// The calls over one conversation or pipe.
    static final class Calls {
        private final Conversation conversation;
        private final DceRpcRules rules;
        private final Map<Integer, String> contexts = new HashMap<>();
        private int told;

        Calls(Conversation conversation) {
            this.conversation = conversation;
            this.rules = new DceRpcRules(conversation.rules());
        }

        /// Reads the fragment that begins here; what is none is passed over.
        void read(Seen seen, boolean byClient, Bytes bytes, int from, int to) {
            if (to - from < CALL_HEAD || !bytes.has(from, to - from) || !isHeader(bytes, from)) {
                return;
            }
            int type = bytes.u8(from + 2);
            if (type == BIND || type == ALTER_CONTEXT) {
                bind(seen, bytes, from, to);
            } else if (type == REQUEST) {
                call(seen, bytes, from);
            }
            if (!rules.isNone() && (type == REQUEST || type == RESPONSE)) {
                lay(byClient, bytes, from, Math.min(to, from + length(bytes, from)));
            }
        }

        private void lay(boolean byClient, Bytes bytes, int from, int to) {
            boolean little = isLittle(bytes, from);
            boolean last = (bytes.u8(from + 3) & LAST_FRAGMENT) != 0;
            long call = little ? bytes.le32(from + 12) : bytes.u32(from + 12);
            if (bytes.u8(from + 2) == RESPONSE) {
                rules.answers(byClient, call, bytes, from + CALL_HEAD, to, last);
                return;
            }
            int context = little ? bytes.le16(from + 20) : bytes.u16(from + 20);
            int number = little ? bytes.le16(from + 22) : bytes.u16(from + 22);
            int head = (bytes.u8(from + 3) & OF_OBJECT) == 0 ? CALL_HEAD : CALL_HEAD + 16;
            rules.calls(byClient, call, context, number, bytes, from + head, to, last);
        }

        private void bind(Seen seen, Bytes bytes, int from, int to) {
            if (to - from < 52) {
                return;
            }
            int count = Math.min(bytes.u8(from + 24), MOST_CONTEXTS);
            int at = from + 28;
            String before = "";
            for (int i = 0; i < count && at + 24 <= to; i++) {
                boolean little = isLittle(bytes, from);
                int context = little ? bytes.le16(at) : bytes.u16(at);
                String uuid = uuid(bytes, at + 4, little);
                rules.binds(context, uuid, little ? bytes.le16(at + 20) : bytes.u16(at + 20));
                String name = DceRpcNames.interfaceOf(uuid);
                if (contexts.size() < MOST_CONTEXTS) {
                    contexts.put(context, name);
                }
                if (!name.equals(before)) {
                    tell(seen, "bind", name);
                }
                before = name;
                at += 24 + 20 * bytes.u8(at + 2);
            }
        }

        private void call(Seen seen, Bytes bytes, int from) {
            boolean little = isLittle(bytes, from);
            int context = little ? bytes.le16(from + 20) : bytes.u16(from + 20);
            int number = little ? bytes.le16(from + 22) : bytes.u16(from + 22);
            String bound = contexts.getOrDefault(context, "");
            String call = DceRpcNames.call(bound, number);
            if (!call.isEmpty()) {
                tell(seen, bound, call);
            }
        }

        private void tell(Seen seen, String verb, String argument) {
            if (told++ >= MOST_TOLD) {
                conversation.bounded("dcerpc-calls");
                return;
            }
            conversation.tell(new CommandLine(seen, "dcerpc", verb, argument, 0, ""));
        }
    }

    private static String uuid(Bytes bytes, int at, boolean little) {
        long first = little ? bytes.le32(at) : bytes.u32(at);
        int second = little ? bytes.le16(at + 4) : bytes.u16(at + 4);
        int third = little ? bytes.le16(at + 6) : bytes.u16(at + 6);
        return String.format(
                "%08x-%04x-%04x-%04x-%04x%08x",
                first, second, third, bytes.u16(at + 8), bytes.u16(at + 10), bytes.u32(at + 12));
    }
}
