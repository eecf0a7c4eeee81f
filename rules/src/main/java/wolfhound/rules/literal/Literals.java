package wolfhound.rules.literal;

import java.util.List;

/// An immutable set of literals, built once and sought by many threads at the same time.
///
/// Each thread brings its own [Hits]; a scan that finds nothing allocates nothing.
public interface Literals {
    /// Finds which of the literals lie wholly in the range; each is told once, however often it
    /// occurs. What the scan before left in `hits` is forgotten.
    void scan(byte[] bytes, int from, int to, Hits hits);

    /// How many literals there are; their numbers go from 0 to below it.
    int size();

    /// A set that needs no library; [LiteralEngine#available] builds faster ones.
    ///
    /// @param literals numbered by their place; doubles are allowed, each is told
    static Literals of(List<Literal> literals) {
        return new JavaLiterals(literals);
    }
}
