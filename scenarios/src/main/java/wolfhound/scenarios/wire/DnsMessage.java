package wolfhound.scenarios.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import wolfhound.model.Address;

/// Questions and answers of the domain name system (RFC 1035, RFC 3596, RFC 6891).
public final class DnsMessage {
    public static final int A = 1;
    public static final int CNAME = 5;
    public static final int NULL = 10;
    public static final int PTR = 12;
    public static final int MX = 15;
    public static final int TXT = 16;
    public static final int AAAA = 28;

    public static final int NO_ERROR = 0;
    public static final int NAME_ERROR = 3;

    private static final int IN = 1;
    private static final int POINTER_TO_QUESTION = 0xC00C;
    private static final int LONGEST_STRING = 255;

    private DnsMessage() {}

    /// One record of an answer, owned by the name that was asked for.
    public record Answer(int type, long timeToLive, byte[] data) {
        public static Answer address(Address address, long timeToLive) {
            if (address.isV4()) {
                return new Answer(A, timeToLive, new Octets().u32(address.v4Bits()).toBytes());
            }
            byte[] bytes = new Octets().u64(address.high()).u64(address.low()).toBytes();
            return new Answer(AAAA, timeToLive, bytes);
        }

        public static Answer alias(String name, long timeToLive) {
            return new Answer(CNAME, timeToLive, name(name));
        }

        public static Answer pointer(String name, long timeToLive) {
            return new Answer(PTR, timeToLive, name(name));
        }

        public static Answer mailExchanger(int preference, String name, long timeToLive) {
            byte[] data = new Octets().u16(preference).bytes(name(name)).toBytes();
            return new Answer(MX, timeToLive, data);
        }

        public static Answer text(String text, long timeToLive) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            Octets data = new Octets();
            for (int from = 0; from < Math.max(1, bytes.length); from += LONGEST_STRING) {
                int to = Math.min(bytes.length, from + LONGEST_STRING);
                data.counted8(java.util.Arrays.copyOfRange(bytes, from, to));
            }
            return new Answer(TXT, timeToLive, data.toBytes());
        }

        public static Answer raw(int type, byte[] data) {
            return new Answer(type, 0, data);
        }
    }

    public static byte[] question(int id, String name, int type, boolean extended) {
        Octets out = new Octets().u16(id).u16(0x0100).u16(1).u16(0).u16(0).u16(extended ? 1 : 0);
        out.bytes(name(name)).u16(type).u16(IN);
        if (extended) {
            out.u8(0).u16(41).u16(4096).u32(0).u16(0);
        }
        return out.toBytes();
    }

    public static byte[] answer(int id, String name, int type, int code, List<Answer> answers) {
        Octets out = new Octets().u16(id).u16(0x8180 | code).u16(1).u16(answers.size()).u32(0);
        out.bytes(name(name)).u16(type).u16(IN);
        int owner = POINTER_TO_QUESTION;
        for (Answer answer : answers) {
            out.u16(owner).u16(answer.type).u16(IN).u32(answer.timeToLive).u16(answer.data.length);
            if (answer.type == CNAME) {
                owner = 0xC000 | out.size();
            }
            out.bytes(answer.data);
        }
        return out.toBytes();
    }

    /// The name as counted labels; one byte a character, so that tunnels may put anything in.
    public static byte[] name(String name) {
        Octets out = new Octets();
        for (String label : name.split("\\.", -1)) {
            if (!label.isEmpty()) {
                out.counted8(label.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return out.u8(0).toBytes();
    }
}
