package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Address;
import wolfhound.model.DomainName;
import wolfhound.model.NameLookup;
import wolfhound.model.NameLookup.Answer;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `dns.log`: every question with its answer. Sizes of the messages are not logged: they are what
/// the names and answers take at least (RFC 1035 §4.1).
final class DnsLog implements LogKind {
    private static final int HEADER = 12;
    private static final int QUESTION_END = 6;
    private static final int RECORD_HEAD = 12;
    private static final int MDNS = 5353;
    private static final int LLMNR = 5355;
    private static final int NBNS = 137;

    private final Line line;
    private final int query;
    private final int type;
    private final int typeNumber;
    private final int code;
    private final int answers;
    private final int ttls;
    private final int took;

    DnsLog(Columns columns, Line line) {
        this.line = line;
        query = columns.of("query");
        type = columns.of("qtype_name");
        typeNumber = columns.of("qtype");
        code = columns.of("rcode_name");
        answers = columns.of("answers");
        ttls = columns.of("TTLs");
        took = columns.of("rtt");
    }

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> asked = line.seen(row, Transport.UDP, 1);
        if (asked.isEmpty() || !row.has(query)) {
            return;
        }
        DomainName name = teller.name(row.text(query));
        List<Answer> records = answers(row, name, teller);
        var span = row.span(took);
        Instant at = asked.get().at().plus(span);
        Seen seen = Line.seen(row, at, asked.get().conversation(), 1);
        int questionBytes = HEADER + name.text().length() + QUESTION_END;
        int answerBytes = questionBytes;
        for (Answer record : records) {
            answerBytes += RECORD_HEAD + record.data().length();
        }
        Outcome outcome = outcome(row, records);
        teller.tell(
                new NameLookup(
                        seen,
                        name,
                        type(row),
                        way(asked.get().peer().port()),
                        outcome,
                        records,
                        span,
                        questionBytes,
                        outcome == Outcome.UNANSWERED ? 0 : answerBytes));
    }

    private String type(Row row) {
        String name = row.text(type);
        return name.isEmpty() ? "TYPE" + row.number(typeNumber, 0) : name;
    }

    private static NameLookup.Way way(int port) {
        return switch (port) {
            case MDNS -> NameLookup.Way.MDNS;
            case LLMNR -> NameLookup.Way.LLMNR;
            case NBNS -> NameLookup.Way.NBNS;
            default -> NameLookup.Way.DNS;
        };
    }

    private Outcome outcome(Row row, List<Answer> records) {
        return switch (row.text(code)) {
            case "NOERROR" -> records.isEmpty() ? Outcome.EMPTY : Outcome.ANSWERED;
            case "NXDOMAIN" -> Outcome.NO_SUCH_NAME;
            case "REFUSED" -> Outcome.REFUSED;
            case "" -> records.isEmpty() ? Outcome.UNANSWERED : Outcome.ANSWERED;
            default -> Outcome.FAILED;
        };
    }

    private List<Answer> answers(Row row, DomainName asked, Teller teller) {
        List<String> texts = row.list(answers);
        List<String> lives = row.list(ttls);
        List<Answer> records = new ArrayList<>(texts.size());
        DomainName owner = asked;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            long ttl = i < lives.size() ? ttl(lives.get(i)) : 0;
            String kind = kind(text, row.text(type));
            String data = kind.equals("TXT") ? said(text) : text;
            records.add(new Answer(owner, kind, ttl, data));
            if (kind.equals("CNAME")) {
                owner = teller.name(text);
            }
        }
        return List.copyOf(records);
    }

    private static long ttl(String text) {
        int point = text.indexOf('.');
        try {
            return Long.parseLong(point < 0 ? text : text.substring(0, point));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /// The type of a record, of which only the data is logged.
    private static String kind(String text, String asked) {
        Optional<Address> address = Address.parse(text);
        if (address.isPresent()) {
            return address.get().isV4() ? "A" : "AAAA";
        }
        if (text.startsWith("TXT ")) {
            return "TXT";
        }
        return asked.equals("A") || asked.equals("AAAA") ? "CNAME" : asked;
    }

    /// The text of `TXT 18 302f0175…`.
    private static String said(String text) {
        int length = text.indexOf(' ', "TXT ".length());
        return length < 0 ? text.substring("TXT ".length()) : text.substring(length + 1);
    }
}
