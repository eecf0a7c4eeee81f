package wolfhound.rules.language;

import java.util.List;

/// What became of one line of a rule file.
public sealed interface Reading {

    /// @param problems what is doubtful, costly or left out in a rule that is loaded
    record Active(Rule rule, List<Problem> problems) implements Reading {}

    /// A rule that is wrong or not supported.
    record Refused(Problem problem) implements Reading {}

    /// A rule behind `#`.
    record Disabled() implements Reading {}

    /// A comment or a blank line.
    record Nothing() implements Reading {}
}
