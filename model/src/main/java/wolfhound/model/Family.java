package wolfhound.model;

/// A malware family as a hypothesis: behaviour first, family second.
///
/// @param confidence 0 to 1
public record Family(String name, double confidence) {}
