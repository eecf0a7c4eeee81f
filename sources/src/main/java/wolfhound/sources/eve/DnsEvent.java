package wolfhound.sources.eve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wolfhound.model.DomainName;
import wolfhound.model.NameLookup;
import wolfhound.model.NameLookup.Answer;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `dns`: questions and answers, each an event of its own: with one record (version 1), with all of
/// an answer (2), or with the questions in a list (3). A question waits for its answer.
final class DnsEvent implements LogKind {
    private final Event event;
    private final int type;
    private final int id;
    private final int name;
    private final int names;
    private final int kind;
    private final int kinds;
    private final int code;
    private final int data;
    private final int ttl;
    private final int answerNames;
    private final int answerKinds;
    private final int answerData;
    private final int answerTtls;

    DnsEvent(Columns columns, Event event) {
        this.event = event;
        type = columns.of("dns.type");
        id = columns.of("dns.id");
        name = columns.of("dns.rrname");
        names = columns.of("dns.queries.rrname");
        kind = columns.of("dns.rrtype");
        kinds = columns.of("dns.queries.rrtype");
        code = columns.of("dns.rcode");
        data = columns.of("dns.rdata");
        ttl = columns.of("dns.ttl");
        answerNames = columns.of("dns.answers.rrname");
        answerKinds = columns.of("dns.answers.rrtype");
        answerData = columns.of("dns.answers.rdata");
        answerTtls = columns.of("dns.answers.ttl");
    }

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public void read(Row row, Teller teller) {
        boolean question = row.text(type).equals("query") || row.text(type).equals("request");
        // An answer's source is the server in version 1 and 2, and the client in version 3.
        Optional<Seen> seen =
                question || !event.sourceIsServer(row) ? event.seen(row, 1) : event.ofPacket(row);
        String asked = row.text(row.has(name) ? name : names);
        if (seen.isEmpty() || asked.isEmpty()) {
            return;
        }
        String key = event.flow(row) + ' ' + row.text(id) + ' ' + asked.toLowerCase(Locale.ROOT);
        Pending pending = waiting.get(key);
        if (pending == null || question && pending.answered) {
            pending = new Pending(seen.get(), teller.name(asked), kindAsked(row));
            waiting.put(key, pending);
            Pending told = pending;
            teller.tell(seen.get().at().plus(PATIENCE), told::lookup);
        }
        if (!question) {
            answer(row, pending, seen.get(), teller);
        }
    }

    /// How long a question waits for its answer.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 20_000;
    private static final int HEADER = 12;
    private static final int QUESTION_END = 6;
    private static final int RECORD_HEAD = 12;

    private final Map<String, Pending> waiting =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pending> eldest) {
                    return size() > MOST_WAITING;
                }
            };

    /// A question, and what is known of its answer by the time that it is told.
    private static final class Pending {
        private final Seen asked;
        private final DomainName name;
        private final String kind;
        private final List<Answer> records = new ArrayList<>();
        private boolean answered;
        private String code = "";
        private Instant at = Instant.MIN;

        Pending(Seen asked, DomainName name, String kind) {
            this.asked = asked;
            this.name = name;
            this.kind = kind;
        }

        NameLookup lookup() {
            int questionBytes = HEADER + name.text().length() + QUESTION_END;
            int answerBytes = questionBytes;
            for (Answer record : records) {
                answerBytes += RECORD_HEAD + record.data().length();
            }
            Duration took = answered ? Duration.between(asked.at(), at) : Duration.ZERO;
            return new NameLookup(
                    answered && !took.isNegative() ? asked.at(at) : asked,
                    name,
                    kind,
                    switch (asked.peer().port()) {
                        case 5353 -> NameLookup.Way.MDNS;
                        case 5355 -> NameLookup.Way.LLMNR;
                        case 137 -> NameLookup.Way.NBNS;
                        default -> NameLookup.Way.DNS;
                    },
                    outcome(),
                    List.copyOf(records),
                    took.isNegative() ? Duration.ZERO : took,
                    questionBytes,
                    answered ? answerBytes : 0);
        }

        private Outcome outcome() {
            if (!answered) {
                return Outcome.UNANSWERED;
            }
            return switch (code) {
                case "NOERROR", "" -> records.isEmpty() ? Outcome.EMPTY : Outcome.ANSWERED;
                case "NXDOMAIN" -> Outcome.NO_SUCH_NAME;
                case "REFUSED" -> Outcome.REFUSED;
                default -> Outcome.FAILED;
            };
        }
    }

    private String kindAsked(Row row) {
        String text = row.text(row.has(kind) ? kind : kinds);
        return text.isEmpty() ? "A" : text;
    }

    private void answer(Row row, Pending pending, Seen seen, Teller teller) {
        pending.answered = true;
        pending.code = row.text(code);
        pending.at = seen.at();
        if (row.has(answerData)) {
            List<String> texts = row.list(answerData);
            for (int i = 0; i < texts.size(); i++) {
                pending.records.add(
                        new Answer(
                                teller.name(at(row, answerNames, i)),
                                at(row, answerKinds, i),
                                seconds(at(row, answerTtls, i)),
                                texts.get(i)));
            }
        } else if (row.has(data)) {
            pending.records.add(
                    new Answer(pending.name, row.text(kind), row.number(ttl, 0), row.text(data)));
        }
    }

    private static String at(Row row, int column, int place) {
        List<String> texts = row.list(column);
        return place < texts.size() ? texts.get(place) : "";
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
