package wolfhound.model;

/// A role and how sure of it we are, 0 to 1.
public record RoleGuess(Role role, double confidence) {}
