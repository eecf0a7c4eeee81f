package wolfhound.model;

import java.time.Duration;
import java.util.List;

/// A question for a name and what became of it. Made when the answer comes, or when none came in
/// time. The host is who asked; told from the other end it is who was asked.
///
/// @param type the record type as text: `A`, `AAAA`, `TXT`, `NULL`, …; `TYPE65` style where it has
///   no common name (RFC 3597)
/// @param way how it was asked
/// @param outcome what came back
/// @param answers the records of the answer section, in order
/// @param questionBytes size of the message with the question
/// @param answerBytes size of the message with the answer, 0 for none
public record NameLookup(
        Seen seen,
        DomainName name,
        String type,
        Way way,
        Outcome outcome,
        List<Answer> answers,
        Duration took,
        int questionBytes,
        int answerBytes)
        implements Observation {

    public enum Way {
        DNS,
        MDNS,
        LLMNR,
        NBNS
    }

    public enum Outcome {
        ANSWERED,
        /// NOERROR with an empty answer section.
        EMPTY,
        NO_SUCH_NAME,
        REFUSED,
        FAILED,
        UNANSWERED
    }

    /// One record of an answer. `data` is the address, the name, or the text (Latin-1) of the
    /// record.
    public record Answer(DomainName name, String type, long ttl, String data) {}

    @Override
    public NameLookup as(Seen seen) {
        return new NameLookup(
                seen, name, type, way, outcome, answers, took, questionBytes, answerBytes);
    }
}
