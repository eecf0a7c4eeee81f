package wolfhound.app.trial;

import java.util.List;
import wolfhound.model.Verdict;

/// One labelled capture and what the hunt concluded.
///
/// @param problem why it was not hunted to the end; empty where it was
/// @param beside what the same capture gives in other ways; nothing where no rules were loaded
public record Trialled(Label label, List<Verdict> verdicts, String problem, Beside beside) {
    public Trialled(Label label, List<Verdict> verdicts, String problem) {
        this(label, verdicts, problem, Beside.NOTHING);
    }

    /// @param withoutRules the verdicts where no rule is asked
    /// @param worstAlert the least priority number of what matched on a host that the label names
    ///   (on any, where it names nobody); [Integer#MAX_VALUE] for nothing
    public record Beside(List<Verdict> withoutRules, int worstAlert) {
        public static final Beside NOTHING = new Beside(List.of(), Integer.MAX_VALUE);
    }
}
