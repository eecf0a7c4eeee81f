package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;

/// One message of DNS (RFC 1035 §4, RFC 6891): header, questions and records. Made only of bytes
/// whose header and questions hold; records are taken as far as they hold, so that cut answers
/// still tell.
///
/// @param exact whether the message was well formed to its last byte
record DnsMessage(
        int id,
        int flags,
        List<Question> questions,
        List<Record> answers,
        List<Record> authorities,
        List<Record> additionals,
        boolean exact) {

    static final int HEADER = 12;

    /// More questions than this are nobody's.
    static final int MOST_QUESTIONS = 32;

    /// Records kept of each section; the rest is only walked.
    static final int MOST_RECORDS = 128;

    /// Characters kept of one record's text.
    static final int MOST_TEXT = 4096;

    private static final int LONGEST_NAME = 255;

    /// Characters that a byte of a name is written as.
    private static final int LONGEST_WRITTEN = 4;

    record Question(String name, int type, int group) {}

    /// @param data as text: see [wolfhound.model.NameLookup.Answer]
    /// @param raw the bytes of the data, kept where a reader outside wants them
    record Record(String name, int type, int group, long ttl, String data, byte[] raw) {}

    boolean isResponse() {
        return (flags & 0x8000) != 0;
    }

    int operation() {
        return flags >>> 11 & 15;
    }

    int outcome() {
        return flags & 15;
    }

    /// Reads the message between `at` and `to`; null where header or questions are not DNS.
    static @Nullable DnsMessage read(Bytes bytes, int at, int to) {
        return new Reader(bytes, at, to).message();
    }

    /// One reading: positions count from the message's start.
    private static final class Reader {
        private static final byte[] NOTHING = new byte[0];

        private final Bytes bytes;
        private final int start;
        private final int length;
        private int at = HEADER;
        private boolean broken;

        /// The name being read; longer than most are.
        private byte[] text = new byte[64];

        private int written;

        Reader(Bytes bytes, int start, int to) {
            this.bytes = bytes;
            this.start = start;
            this.length = to - start;
        }

        @Nullable DnsMessage message() {
            if (length < HEADER || !bytes.has(start, length)) {
                return null;
            }
            int flags = u16(2);
            int asked = u16(4);
            if (asked > MOST_QUESTIONS || !plausible(flags, asked)) {
                return null;
            }
            List<Question> questions = questions(asked);
            if (broken) {
                return null;
            }
            List<Record> answers = records(u16(6));
            List<Record> authorities = records(u16(8));
            List<Record> additionals = records(u16(10));
            return new DnsMessage(
                    u16(0),
                    flags,
                    questions,
                    answers,
                    authorities,
                    additionals,
                    !broken && at == length);
        }

        /// Operations in use (standard and inverse query, status, notify, update, stateful, and
        /// those of NetBIOS), and as many records as there are bytes for.
        private boolean plausible(int flags, int asked) {
            int operation = flags >>> 11 & 15;
            boolean known = operation <= 9 && operation != 3 || operation == 15;
            int records = u16(6) + u16(8) + u16(10);
            boolean said = asked > 0 || records > 0 || (flags & 0x8000) != 0;
            boolean cut = (flags & 0x0200) != 0;
            return known && said && (cut || records <= length);
        }

        private List<Question> questions(int count) {
            List<Question> questions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String name = name();
                if (broken || at + 4 > length) {
                    broken = true;
                    return questions;
                }
                questions.add(new Question(name, u16(at), u16(at + 2)));
                at += 4;
            }
            return questions;
        }

        private List<Record> records(int count) {
            List<Record> records = new ArrayList<>(Math.min(count, 8));
            for (int i = 0; i < count && !broken; i++) {
                String name = name();
                if (broken || at + 10 > length || at + 10 + u16(at + 8) > length) {
                    broken = true;
                    return records;
                }
                int type = u16(at);
                int end = at + 10 + u16(at + 8);
                if (records.size() < MOST_RECORDS) {
                    int group = u16(at + 2);
                    long ttl = bytes.u32(start + at + 4);
                    at += 10;
                    int from = at;
                    String data = data(type, end);
                    records.add(new Record(name, type, group, ttl, data, raw(type, from, end)));
                }
                at = end;
            }
            return records;
        }

        /// What is read from outside by its bytes: NetBIOS addresses and statuses.
        private byte[] raw(int type, int from, int end) {
            return type == NetbiosNames.NB || type == NetbiosNames.NBSTAT
                    ? bytes.copy(start + from, start + end)
                    : NOTHING;
        }

        private String data(int type, int end) {
            int size = end - at;
            return switch (type) {
                case DnsTypes.A -> size == 4 ? v4() : latin1(at, end);
                case DnsTypes.AAAA -> size == 16 ? v6() : latin1(at, end);
                case DnsTypes.NS,
                        DnsTypes.CNAME,
                        DnsTypes.PTR,
                        DnsTypes.DNAME,
                        DnsTypes.SOA,
                        3,
                        4,
                        7,
                        8,
                        9 ->
                        nameWithin(0, end);
                case DnsTypes.MX, DnsTypes.AFSDB, DnsTypes.KX, 64, 65 -> nameWithin(2, end);
                case DnsTypes.SRV -> size == 6 ? "" : nameWithin(6, end);
                case DnsTypes.TXT, DnsTypes.SPF, 13 -> strings(end);
                case DnsTypes.CAA -> caa(end);
                default -> latin1(at, end);
            };
        }

        private String v4() {
            return Address.v4(bytes.i32(start + at)).toString();
        }

        private String v6() {
            return new Address(bytes.i64(start + at), bytes.i64(start + at + 8)).toString();
        }

        /// A name in a record's data; a damaged one spoils only itself.
        private String nameWithin(int skip, int end) {
            int from = at;
            if (at + skip >= end) {
                return latin1(from, end);
            }
            at += skip;
            String name = name();
            if (broken) {
                broken = false;
                return latin1(from, end);
            }
            return name;
        }

        private String strings(int end) {
            StringBuilder text = new StringBuilder();
            int i = at;
            while (i < end) {
                int to = Math.min(end, i + 1 + bytes.u8(start + i));
                text.append(bytes.text(start + i + 1, start + to));
                i = to;
            }
            return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text.toString();
        }

        private String caa(int end) {
            int tag = at + 2 <= end ? at + 2 + bytes.u8(start + at + 1) : end;
            return latin1(Math.min(tag, end), end);
        }

        private String latin1(int from, int end) {
            return bytes.text(start + from, start + Math.min(end, from + MOST_TEXT));
        }

        /// The name at the present position, which is moved behind it. Compression pointers must
        /// point before the labels that led to them, so following them ends.
        private String name() {
            written = 0;
            int i = at;
            int bound = at;
            int behind = -1;
            int used = 0;
            while (i < length) {
                int size = bytes.u8(start + i);
                if (size == 0) {
                    at = behind < 0 ? i + 1 : behind;
                    return new String(text, 0, written, StandardCharsets.ISO_8859_1);
                }
                if (size >= 0xC0) {
                    int target = i + 2 <= length ? u16(i) & 0x3FFF : length;
                    behind = behind < 0 ? i + 2 : behind;
                    if (target >= bound) {
                        break;
                    }
                    bound = target;
                    i = target;
                    continue;
                }
                used += size + 1;
                if (size > 63 || used > LONGEST_NAME || i + 1 + size > length) {
                    break;
                }
                label(start + i + 1, size);
                i += 1 + size;
            }
            broken = true;
            return "";
        }

        /// A label in lower case; dots in it and bytes that do not print as RFC 4343 §2.1 writes
        /// them.
        private void label(int from, int size) {
            int most = written + 1 + LONGEST_WRITTEN * size;
            if (most > text.length) {
                text = Arrays.copyOf(text, 2 * most);
            }
            if (written > 0) {
                text[written++] = '.';
            }
            for (int i = from; i < from + size; i++) {
                int c = bytes.u8(i);
                if (c >= 'A' && c <= 'Z') {
                    text[written++] = (byte) (c + 32);
                } else if (c == '.' || c == '\\') {
                    text[written++] = '\\';
                    text[written++] = (byte) c;
                } else if (c > ' ' && c < 0x7F) {
                    text[written++] = (byte) c;
                } else {
                    text[written++] = '\\';
                    text[written++] = (byte) ('0' + c / 100);
                    text[written++] = (byte) ('0' + c / 10 % 10);
                    text[written++] = (byte) ('0' + c % 10);
                }
            }
        }

        private int u16(int position) {
            return bytes.u16(start + position);
        }
    }
}
