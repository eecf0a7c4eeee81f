package wolfhound.model;

/// An innocent explanation of one piece of evidence: a rival hypothesis, offered only where it
/// could have caused what was seen.
///
/// @param from the witness
/// @param answers the evidence that it explains
/// @param relief how much of the weight it takes
/// @param breaks what would show that it does not hold, in one sentence
public record Alibi(String from, Evidence answers, Weight relief, String because, String breaks)
        implements Testimony {}
