package wolfhound.rules.pcre;

/// Compiles expressions; what it compiled lives as long as it is used.
public interface Expressions {
    /// Options of Perl and of PCRE that change the meaning of an expression; the other letters
    /// behind a `pcre` name buffers.
    String OPTIONS = "ismxAEG";

    /// Compiles the text between the slashes.
    ///
    /// @param options of [#OPTIONS]
    /// @param capturing whether anybody will ask for groups: without, it is faster
    /// @throws NotAnExpression where it is wrong, or not supported by this engine
    Pcre compile(String expression, String options, boolean capturing) throws NotAnExpression;

    /// What does the work, for a person: `PCRE2 10.42` or `java.util.regex`.
    String name();

    /// The best engine of this machine.
    static Expressions available() {
        return Pcre2.ofThisMachine()
                .<Expressions>map(NativeExpressions::new)
                .orElseGet(Expressions::java);
    }

    /// The engine that every machine has; some expressions are beyond it.
    static Expressions java() {
        return new JavaExpressions();
    }
}
