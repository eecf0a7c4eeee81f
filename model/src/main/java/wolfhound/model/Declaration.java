package wolfhound.model;

/// What the user declared of a host, and how it fits what was seen.
///
/// @param sentence the user's word
/// @param explains pieces of evidence that it explains
/// @param breaks what does not fit it, as a sentence; empty where everything does
public record Declaration(String sentence, int explains, String breaks) {}
