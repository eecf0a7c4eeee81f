package wolfhound.rules.language;

/// How one keyword is read.
@FunctionalInterface
interface Keyword {
    /// @throws Complaint where the value is not what the keyword asks for
    void read(Draft draft, Option option);
}
