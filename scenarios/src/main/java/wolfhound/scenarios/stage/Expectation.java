package wolfhound.scenarios.stage;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a hunt may say of a host whose truth is known.
public enum Expectation {
    /// It works for somebody else, and its traffic proves it.
    INFECTED,
    /// It works for somebody else, and most of it is encrypted: infected or suspect.
    LIKELY,
    /// It works for somebody else, and nothing on the wire tells it from the innocent: anything but
    /// infected.
    SUSPECT,
    /// It touched or received something bad, and nothing came of it: exposed or clear.
    EXPOSED,
    /// Nothing can be held against it.
    CLEAR;

    /// The verdicts that are allowed, worst first: `infected or suspect`.
    public String words() {
        return Stream.of("infected", "suspect", "exposed", "clear")
                .filter(this::allows)
                .collect(Collectors.joining(" or "));
    }

    /// @param verdict `infected`, `suspect`, `exposed` or `clear`
    public boolean allows(String verdict) {
        return switch (this) {
            case INFECTED -> verdict.equals("infected");
            case LIKELY -> verdict.equals("infected") || verdict.equals("suspect");
            case SUSPECT -> !verdict.equals("infected");
            case EXPOSED -> verdict.equals("exposed") || verdict.equals("clear");
            case CLEAR -> verdict.equals("clear");
        };
    }
}
