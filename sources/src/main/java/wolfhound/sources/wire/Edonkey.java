package wolfhound.sources.wire;

import java.util.Map;
import wolfhound.model.Transport;

/// eDonkey and eMule over TCP (Kulbak and Bickson, The eMule Protocol Specification, 2005): framed
/// messages that name their dialect, length and verb. Only openings that fit to the byte are taken.
final class Edonkey implements WireProtocol {
    private static final int EDONKEY = 0xE3;
    private static final int EMULE = 0xC5;
    private static final int PACKED = 0xD4;
    private static final int MOST_LENGTH = 1 << 20;
    private static final Map<Integer, String> VERBS =
            Map.ofEntries(
                    Map.entry(0x01, "hello"),
                    Map.entry(0x14, "get_server_list"),
                    Map.entry(0x15, "offer_files"),
                    Map.entry(0x16, "search"),
                    Map.entry(0x19, "get_sources"),
                    Map.entry(0x1C, "callback_request"),
                    Map.entry(0x32, "server_list"),
                    Map.entry(0x33, "search_result"),
                    Map.entry(0x34, "server_status"),
                    Map.entry(0x38, "server_message"),
                    Map.entry(0x40, "id_change"),
                    Map.entry(0x41, "server_identity"),
                    Map.entry(0x42, "found_sources"),
                    Map.entry(0x46, "sending_part"),
                    Map.entry(0x47, "request_parts"),
                    Map.entry(0x48, "no_such_file"),
                    Map.entry(0x4C, "hello_answer"),
                    Map.entry(0x4F, "file_status_request"),
                    Map.entry(0x50, "file_status"),
                    Map.entry(0x51, "hash_set_request"),
                    Map.entry(0x54, "start_upload_request"),
                    Map.entry(0x55, "accept_upload_request"),
                    Map.entry(0x58, "file_request"),
                    Map.entry(0x59, "file_request_answer"));
    private static final int HELLO = 0x01;
    private static final int HASH = 16;

    @Override
    public String name() {
        return "edonkey";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.TCP) {
            return Recognition.NO;
        }
        return opening.client().isEmpty()
                ? recognise(opening.server())
                : recognise(opening.client());
    }

    /// A greeting of a peer (with the length of its hash before it) or to a server.
    private static Recognition recognise(Bytes bytes) {
        if (bytes.isEmpty() || !isDialect(bytes.u8(0))) {
            return Recognition.NO;
        }
        if (!bytes.has(0, 7)) {
            return Recognition.MAYBE;
        }
        long length = bytes.le32(1);
        if (length < HASH || length > 1024 || bytes.u8(5) != HELLO) {
            return Recognition.NO;
        }
        int end = 5 + (int) length;
        if (bytes.length() < end) {
            return Recognition.MAYBE;
        }
        return bytes.length() == end || isDialect(bytes.u8(end)) ? Recognition.YES : Recognition.NO;
    }

    private static boolean isDialect(int first) {
        return first == EDONKEY || first == EMULE || first == PACKED;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading implements Dialogue {
        private final PeerTalk talk;
        private final long[] passOver = new long[2];

        Reading(Conversation conversation) {
            this.talk = new PeerTalk(conversation, "edonkey");
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            int side = from.ordinal();
            if (passOver[side] > 0) {
                int used = (int) Math.min(passOver[side], bytes.length());
                passOver[side] -= used;
                return Parsed.used(used);
            }
            if (!bytes.has(0, 6)) {
                return Parsed.needMore(6 - bytes.length());
            }
            long length = bytes.le32(1);
            if (!isDialect(bytes.u8(0)) || length < 1 || length > MOST_LENGTH) {
                return Parsed.malformed("length-lies", "no frame of eDonkey");
            }
            int verb = bytes.u8(5);
            String number = "message-" + Integer.toHexString(verb);
            boolean plain = bytes.u8(0) == EDONKEY;
            talk.tell(from, plain ? VERBS.getOrDefault(verb, number) : number, "");
            passOver[side] = length - 1;
            return Parsed.used(6);
        }

        @Override
        public boolean gap(Side from, long missing) {
            int side = from.ordinal();
            boolean inside = missing <= passOver[side];
            passOver[side] -= inside ? missing : 0;
            return inside;
        }
    }
}
