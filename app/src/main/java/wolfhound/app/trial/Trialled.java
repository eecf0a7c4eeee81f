package wolfhound.app.trial;

import java.util.List;
import wolfhound.model.Verdict;

/// One labelled capture and what the hunt concluded.
///
/// @param problem why it was not hunted to the end; empty where it was
public record Trialled(Label label, List<Verdict> verdicts, String problem) {}
