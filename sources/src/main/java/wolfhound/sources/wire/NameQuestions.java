package wolfhound.sources.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wolfhound.model.NameLookup;
import wolfhound.model.NameLookup.Answer;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Seen;

/// The open questions of one conversation: matches answers to them by asker, number and question,
/// and tells each as a [NameLookup] when its answer comes, or when none came in time.
final class NameQuestions {
    /// Resolvers give up sooner; an answer that comes later is told without its question.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Open questions of one conversation; a busy forwarder asks from one port.
    static final int MOST = 512;

    /// Answers remembered, so that a repeated one is not told again; one that says something else
    /// is.
    private static final int REMEMBERED = 16;

    /// @param text what is asked for, in the form in which it is told
    record Question(String text, String type) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question question
                    && question.text.equals(text)
                    && question.type.equals(type);
        }

        @Override
        public int hashCode() {
            return text.hashCode() * 31 + type.hashCode();
        }
    }

    private record Key(Side asker, int id, List<Question> questions) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.asker == asker
                    && key.id == id
                    && key.questions.equals(questions);
        }

        @Override
        public int hashCode() {
            return (asker.ordinal() * 31 + id) * 31 + questions.hashCode();
        }
    }

    /// @param asked told from the asker's point of view
    private record Open(Seen asked, int bytes) {}

    private final Conversation conversation;
    private final NameLookup.Way way;
    private final Map<Key, Open> open = new LinkedHashMap<>();
    private final int[] answered = new int[REMEMBERED];
    private int answeredAt;

    NameQuestions(Conversation conversation, NameLookup.Way way) {
        this.conversation = conversation;
        this.way = way;
    }

    void ask(Side asker, int id, List<Question> questions, int bytes) {
        expire();
        if (open.size() >= MOST) {
            conversation.bounded("dns-open-questions");
            dropEldest();
        }
        // A repetition is the same question: the first asking counts.
        open.putIfAbsent(new Key(asker, id, questions), new Open(from(asker), bytes));
    }

    void answer(
            Side asker,
            int id,
            List<Question> questions,
            Outcome outcome,
            List<Answer> answers,
            int bytes) {
        Key key = questions.isEmpty() ? byNumber(asker, id) : new Key(asker, id, questions);
        Open asked = open.remove(key);
        int hash = new Key(asker, id, key.questions()).hashCode() * 31 + said(answers);
        int mark = hash == 0 ? 1 : hash;
        if (asked == null && isRepeated(mark)) {
            return;
        }
        remember(mark);
        Seen now = from(asker);
        Duration took =
                asked == null ? Duration.ZERO : Duration.between(asked.asked().at(), now.at());
        int questionBytes = asked == null ? 0 : asked.bytes();
        Duration waited = took.isNegative() ? Duration.ZERO : took;
        for (Question question : key.questions()) {
            tell(now, question, outcome, answers, waited, questionBytes, bytes);
        }
        expire();
    }

    /// An answer that does not repeat its question (RFC 1035 allows it for errors).
    private Key byNumber(Side asker, int id) {
        for (Key key : open.keySet()) {
            if (key.id() == id && key.asker() == asker) {
                return key;
            }
        }
        return new Key(asker, id, List.of());
    }

    /// A hash of what an answer says; its copy from a cache only differs in the time to live.
    private static int said(List<Answer> answers) {
        int hash = answers.size();
        for (Answer answer : answers) {
            hash = hash * 31 + answer.type().hashCode();
            hash = hash * 31 + answer.data().hashCode();
        }
        return hash;
    }

    private boolean isRepeated(int mark) {
        for (int one : answered) {
            if (one == mark) {
                return true;
            }
        }
        return false;
    }

    private void remember(int mark) {
        answered[answeredAt] = mark;
        answeredAt = (answeredAt + 1) % REMEMBERED;
    }

    /// The conversation is over: nobody will answer.
    void end() {
        for (Map.Entry<Key, Open> left : open.entrySet()) {
            unanswered(left);
        }
        open.clear();
    }

    private void expire() {
        Instant bar = conversation.seen().at().minus(PATIENCE);
        Iterator<Map.Entry<Key, Open>> eldest = open.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<Key, Open> entry = eldest.next();
            if (entry.getValue().asked().at().isAfter(bar)) {
                return;
            }
            unanswered(entry);
            eldest.remove();
        }
    }

    private void dropEldest() {
        Iterator<Map.Entry<Key, Open>> eldest = open.entrySet().iterator();
        unanswered(eldest.next());
        eldest.remove();
    }

    private void unanswered(Map.Entry<Key, Open> entry) {
        Open asked = entry.getValue();
        for (Question question : entry.getKey().questions()) {
            tell(
                    asked.asked(),
                    question,
                    Outcome.UNANSWERED,
                    List.of(),
                    Duration.ZERO,
                    asked.bytes(),
                    0);
        }
    }

    private void tell(
            Seen seen,
            Question question,
            Outcome outcome,
            List<Answer> answers,
            Duration took,
            int questionBytes,
            int answerBytes) {
        conversation.tell(
                new NameLookup(
                        seen,
                        conversation.name(question.text()),
                        question.type(),
                        way,
                        outcome,
                        answers,
                        took,
                        questionBytes,
                        answerBytes));
    }

    /// The present moment as the asker sees it.
    private Seen from(Side asker) {
        Seen seen = conversation.seen();
        return asker == Side.CLIENT ? seen : seen.flipped();
    }

    /// The records of an answer section as they are told.
    List<Answer> answers(List<DnsMessage.Record> records) {
        List<Answer> answers = new ArrayList<>(records.size());
        for (DnsMessage.Record record : records) {
            answers.add(
                    new Answer(
                            conversation.name(record.name()),
                            DnsTypes.name(record.type()),
                            record.ttl(),
                            record.data()));
        }
        return List.copyOf(answers);
    }
}
