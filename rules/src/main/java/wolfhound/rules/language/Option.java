package wolfhound.rules.language;

import org.jspecify.annotations.Nullable;

/// One option between two semicolons: a keyword, and mostly a value.
///
/// @param given null where there is no colon
record Option(Piece keyword, @Nullable Piece given) {
    String name() {
        return keyword.text();
    }

    /// @param expected what the value should be
    Piece value(String expected) {
        if (given == null || given.isEmpty()) {
            throw Complaint.wrong(
                    keyword.at(), "`" + name() + "` needs a value: expected " + expected);
        }
        return given;
    }

    /// The value without its quotes.
    Piece words(String expected) {
        Piece value = value(expected);
        Piece words = value.unquoted();
        if (words == value && value.startsWith("\"")) {
            throw value.wrong("a closing quote (a semicolon inside quotes is written `\\;`)");
        }
        return words;
    }

    /// A value in quotes, with `!` before it where it is negated.
    Quoted quoted(String expected) {
        Piece value = value(expected);
        boolean negated = value.startsWith("!");
        Piece text = negated ? value.from(1) : value;
        if (!text.startsWith("\"")) {
            throw text.wrong(expected + " in quotes");
        }
        Piece inside = text.unquoted();
        if (inside == text) {
            throw text.wrong("a closing quote (a semicolon inside quotes is written `\\;`)");
        }
        return new Quoted(inside, negated);
    }

    void withoutValue() {
        if (given != null && !given.isEmpty()) {
            throw given.wrong("no value behind `" + name() + "`");
        }
    }

    /// @param inside what the quotes enclose, blanks and all
    record Quoted(Piece inside, boolean negated) {}
}
