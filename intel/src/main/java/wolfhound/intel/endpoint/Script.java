package wolfhound.intel.endpoint;

import java.util.List;

/// A script as a tree, as far as it matters for what it returns. Made by [ScriptParser], understood
/// by [ScriptSense], run by nobody.
sealed interface Script {
    int line();

    /// @param veiled whether plain letters were written as numbers
    record Text(String value, boolean veiled, int line) implements Script {}

    record Number(double value, int line) implements Script {}

    record Name(String name, int line) implements Script {}

    /// An array.
    record Items(List<Script> items, int line) implements Script {}

    /// An object, with the names of its properties.
    record Keys(List<String> keys, List<Script> values, int line) implements Script {}

    record Call(Script callee, List<Script> arguments, int line) implements Script {}

    record Member(Script of, String name, int line) implements Script {}

    record Index(Script of, Script key, int line) implements Script {}

    record Unary(String sign, Script of, int line) implements Script {}

    record Binary(String sign, Script left, Script right, int line) implements Script {}

    /// `condition ? yes : no`.
    record Choice(Script condition, Script yes, Script no, int line) implements Script {}

    record Assign(Script target, String sign, Script value, int line) implements Script {}

    record Function(String name, List<String> parameters, Script body, int line)
            implements Script {}

    /// A regular expression.
    record Expression(String source, int line) implements Script {}

    record If(Script condition, Script yes, Script no, int line) implements Script {}

    record Return(Script value, int line) implements Script {}

    /// Statements, or values between commas.
    record Block(List<Script> parts, int line) implements Script {}

    record Loop(Script head, Script body, int line) implements Script {}

    /// @param labels of the case; empty for the default
    record Case(List<Script> labels, Script body, int line) implements Script {}

    record Switch(Script on, List<Case> cases, int line) implements Script {}

    record Nothing(int line) implements Script {}
}
