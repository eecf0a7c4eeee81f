package wolfhound.rules.literal;

import java.util.List;

/// Builds sets that need no library.
record JavaEngine() implements LiteralEngine {
    @Override
    public Literals build(List<Literal> literals) {
        return new JavaLiterals(literals);
    }

    @Override
    public String name() {
        return "Java";
    }
}
