package wolfhound.rules.language;

import wolfhound.rules.language.Rule.Place;

/// What is to be said of a rule or a file of rules: where, and in one sentence what was found and
/// what was expected.
public sealed interface Problem {
    Place place();

    /// From 1, in characters.
    int column();

    String sentence();

    /// The rule is not valid, and left out.
    record Wrong(Place place, int column, String sentence) implements Problem {}

    /// The rule is valid and asks for what is not done here.
    ///
    /// @param loaded whether only an output is left out and the rule is loaded all the same
    record NotSupported(Place place, int column, String keyword, String sentence, boolean loaded)
            implements Problem {}

    /// The rule is loaded, and probably not what was meant.
    record Doubtful(Place place, int column, String sentence) implements Problem {}

    /// The rule is loaded, and slows down everything it concerns.
    record Costly(Place place, int column, String sentence) implements Problem {}
}
