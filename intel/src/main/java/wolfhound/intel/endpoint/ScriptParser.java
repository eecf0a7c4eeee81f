package wolfhound.intel.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wolfhound.intel.endpoint.ScriptTokens.Kind;
import wolfhound.intel.endpoint.ScriptTokens.Token;

/// Makes a tree of a script. Follows the grammar of ECMAScript where a proxy script has any use for
/// it, and steps over what it does not know: every text gives a tree, each step takes a word or
/// ends, and what lies too deep is nothing.
final class ScriptParser {
    /// How deep statements and values may lie in each other.
    private static final int DEEPEST = 120;

    private static final Map<String, Integer> BINDS =
            Map.ofEntries(
                    Map.entry("??", 1),
                    Map.entry("||", 2),
                    Map.entry("&&", 3),
                    Map.entry("|", 4),
                    Map.entry("^", 5),
                    Map.entry("&", 6),
                    Map.entry("==", 7),
                    Map.entry("!=", 7),
                    Map.entry("===", 7),
                    Map.entry("!==", 7),
                    Map.entry("<", 8),
                    Map.entry(">", 8),
                    Map.entry("<=", 8),
                    Map.entry(">=", 8),
                    Map.entry("in", 8),
                    Map.entry("instanceof", 8),
                    Map.entry("<<", 9),
                    Map.entry(">>", 9),
                    Map.entry(">>>", 9),
                    Map.entry("+", 10),
                    Map.entry("-", 10),
                    Map.entry("*", 11),
                    Map.entry("/", 11),
                    Map.entry("%", 11),
                    Map.entry("**", 12));
    private static final Set<String> ASSIGNS =
            Set.of(
                    "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=",
                    "**=", "&&=", "||=", "??=");
    private static final Set<String> UNARY =
            Set.of("!", "-", "+", "~", "typeof", "void", "delete", "++", "--", "await");

    private final List<Token> tokens;
    private int at;
    private int depth;

    private ScriptParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Script.Block parse(String script) {
        ScriptParser parser = new ScriptParser(ScriptTokens.of(script));
        List<Script> all = new ArrayList<>();
        while (parser.kind() != Kind.END) {
            all.add(parser.progressing());
        }
        return new Script.Block(all, 1);
    }

    // ---- words

    private Token token() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private Kind kind() {
        return token().kind();
    }

    private boolean is(String sign) {
        return token().is(sign);
    }

    private boolean skip(String sign) {
        if (is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    /// A statement, or at least one word.
    private Script progressing() {
        int before = at;
        Script statement = statement();
        if (at == before) {
            at++;
        }
        return statement;
    }

    // ---- statements

    private Script statement() {
        if (depth >= DEEPEST) {
            return new Script.Nothing(token().line());
        }
        depth++;
        try {
            return atDepth();
        } finally {
            depth--;
        }
    }

    private Script atDepth() {
        Token first = token();
        int line = first.line();
        if (first.kind() == Kind.SIGN) {
            if (skip("{")) {
                return block(line);
            }
            if (skip(";")) {
                return new Script.Nothing(line);
            }
            return ended(commas());
        }
        if (first.kind() != Kind.NAME) {
            return ended(commas());
        }
        switch (first.text()) {
            case "if" -> {
                at++;
                return condition(line);
            }
            case "return", "throw" -> {
                at++;
                boolean bare = is(";") || is("}") || kind() == Kind.END;
                Script value = bare ? new Script.Nothing(line) : commas();
                return ended(
                        first.text().equals("return") ? new Script.Return(value, line) : value);
            }
            case "var", "let", "const" -> {
                at++;
                return ended(commas());
            }
            case "for", "while", "with" -> {
                at++;
                Script head = head();
                return new Script.Loop(head, statement(), line);
            }
            case "do" -> {
                at++;
                Script body = statement();
                Script head = skip("while") ? head() : new Script.Nothing(line);
                return ended(new Script.Loop(head, body, line));
            }
            case "switch" -> {
                at++;
                return choices(line);
            }
            case "try", "else", "finally" -> {
                at++;
                return statement();
            }
            case "catch" -> {
                at++;
                head();
                return statement();
            }
            case "break", "continue" -> {
                at++;
                return ended(new Script.Nothing(line));
            }
            default -> {
                return ended(commas());
            }
        }
    }

    private Script ended(Script statement) {
        skip(";");
        return statement;
    }

    private Script block(int line) {
        List<Script> parts = new ArrayList<>();
        while (kind() != Kind.END && !skip("}")) {
            parts.add(progressing());
        }
        return new Script.Block(parts, line);
    }

    /// Chains of `else if` may be thousands long, so they are not read each inside the one before.
    private Script condition(int line) {
        List<Script.If> chain = new ArrayList<>();
        int lineOfIf = line;
        Script rest = new Script.Nothing(line);
        while (true) {
            chain.add(new Script.If(head(), statement(), rest, lineOfIf));
            if (!skip("else")) {
                break;
            }
            lineOfIf = token().line();
            if (!skip("if")) {
                rest = statement();
                break;
            }
        }
        for (Script.If one : chain.reversed()) {
            rest = new Script.If(one.condition(), one.yes(), rest, one.line());
        }
        return rest;
    }

    /// What stands between the parentheses of a statement.
    private Script head() {
        int line = token().line();
        if (!skip("(")) {
            return new Script.Nothing(line);
        }
        List<Script> parts = new ArrayList<>();
        while (kind() != Kind.END && !skip(")")) {
            int before = at;
            if (!skip(";") && !skip("var") && !skip("let") && !skip("const")) {
                parts.add(commas());
            }
            if (at == before) {
                at++;
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Script.Block(parts, line);
    }

    private Script choices(int line) {
        Script on = head();
        List<Script.Case> cases = new ArrayList<>();
        if (!skip("{")) {
            return new Script.Switch(on, cases, line);
        }
        List<Script> labels = new ArrayList<>();
        List<Script> body = new ArrayList<>();
        while (kind() != Kind.END && !skip("}")) {
            boolean label = is("case") || is("default");
            if (label && !body.isEmpty()) {
                cases.add(new Script.Case(List.copyOf(labels), block(body, line), line));
                labels.clear();
                body.clear();
            }
            if (skip("case")) {
                labels.add(commas());
                skip(":");
            } else if (skip("default")) {
                skip(":");
            } else {
                body.add(progressing());
            }
        }
        cases.add(new Script.Case(List.copyOf(labels), block(body, line), line));
        return new Script.Switch(on, cases, line);
    }

    private static Script block(List<Script> parts, int line) {
        return new Script.Block(List.copyOf(parts), line);
    }

    // ---- values

    private Script commas() {
        Script first = value();
        if (!is(",")) {
            return first;
        }
        List<Script> all = new ArrayList<>(List.of(first));
        while (skip(",")) {
            all.add(value());
        }
        return new Script.Block(all, first.line());
    }

    private Script value() {
        if (depth >= DEEPEST) {
            return new Script.Nothing(token().line());
        }
        depth++;
        try {
            return assigned();
        } finally {
            depth--;
        }
    }

    private Script assigned() {
        Script left = binary(0);
        int line = token().line();
        if (skip("?")) {
            Script yes = value();
            skip(":");
            return new Script.Choice(left, yes, value(), line);
        }
        if (skip("=>")) {
            Script body = skip("{") ? block(line) : new Script.Return(value(), line);
            return new Script.Function("", names(left), body, line);
        }
        if (kind() == Kind.SIGN && ASSIGNS.contains(token().text())) {
            String sign = token().text();
            at++;
            return new Script.Assign(left, sign, value(), line);
        }
        return left;
    }

    private static List<String> names(Script parameters) {
        return switch (parameters) {
            case Script.Name name -> List.of(name.name());
            case Script.Block block ->
                    block.parts().stream().flatMap(part -> names(part).stream()).toList();
            default -> List.of();
        };
    }

    private Script binary(int least) {
        Script left = unary();
        while (true) {
            Token sign = token();
            Integer binds =
                    sign.kind() == Kind.SIGN || sign.kind() == Kind.NAME
                            ? BINDS.get(sign.text())
                            : null;
            if (binds == null || binds <= least) {
                return left;
            }
            at++;
            left = new Script.Binary(sign.text(), left, binary(binds), sign.line());
        }
    }

    private Script unary() {
        Token sign = token();
        boolean unary =
                (sign.kind() == Kind.SIGN || sign.kind() == Kind.NAME)
                        && UNARY.contains(sign.text());
        if (!unary || depth >= DEEPEST) {
            return behind();
        }
        at++;
        depth++;
        try {
            return new Script.Unary(sign.text(), unary(), sign.line());
        } finally {
            depth--;
        }
    }

    /// A value with calls, members and indices behind it.
    private Script behind() {
        boolean made = skip("new");
        Script value = primary();
        for (int links = 0; ; links++) {
            int line = token().line();
            if (links == DEEPEST) {
                value = new Script.Nothing(line);
                links = 0;
            }
            if (skip(".") || skip("?.")) {
                if (kind() == Kind.NAME) {
                    value = new Script.Member(value, token().text(), line);
                    at++;
                }
            } else if (skip("[")) {
                Script key = commas();
                skip("]");
                value = new Script.Index(value, key, line);
            } else if (skip("(")) {
                value = new Script.Call(value, list(")"), line);
            } else if (is("++") || is("--")) {
                at++;
            } else {
                return made && !(value instanceof Script.Call)
                        ? new Script.Call(value, List.of(), line)
                        : value;
            }
        }
    }

    private List<Script> list(String end) {
        List<Script> items = new ArrayList<>();
        while (kind() != Kind.END && !skip(end)) {
            int before = at;
            if (!skip(",") && !skip("...")) {
                items.add(value());
            }
            if (at == before) {
                at++;
            }
        }
        return items;
    }

    private Script primary() {
        Token token = token();
        int line = token.line();
        switch (token.kind()) {
            case TEXT, VEILED_TEXT -> {
                at++;
                return new Script.Text(token.text(), token.kind() == Kind.VEILED_TEXT, line);
            }
            case NUMBER -> {
                at++;
                return new Script.Number(number(token.text()), line);
            }
            case EXPRESSION -> {
                at++;
                return new Script.Expression(token.text(), line);
            }
            case NAME -> {
                at++;
                return token.text().equals("function")
                        ? function(line)
                        : new Script.Name(token.text(), line);
            }
            case SIGN -> {
                if (skip("(")) {
                    List<Script> parts = new ArrayList<>();
                    while (kind() != Kind.END && !skip(")")) {
                        int before = at;
                        parts.add(commas());
                        if (at == before) {
                            at++;
                        }
                    }
                    return parts.size() == 1 ? parts.getFirst() : new Script.Block(parts, line);
                }
                if (skip("[")) {
                    return new Script.Items(list("]"), line);
                }
                if (skip("{")) {
                    return keys(line);
                }
            }
            case END -> {}
        }
        return new Script.Nothing(line);
    }

    private Script function(int line) {
        skip("*");
        String name = "";
        if (kind() == Kind.NAME) {
            name = token().text();
            at++;
        }
        List<String> parameters = new ArrayList<>();
        if (skip("(")) {
            for (Script parameter : list(")")) {
                parameters.addAll(names(parameter));
            }
        }
        Script body = skip("{") ? block(line) : new Script.Nothing(line);
        return new Script.Function(name, List.copyOf(parameters), body, line);
    }

    private Script keys(int line) {
        List<String> keys = new ArrayList<>();
        List<Script> values = new ArrayList<>();
        while (kind() != Kind.END && !skip("}")) {
            int before = at;
            if (kind() != Kind.SIGN) {
                keys.add(token().text());
                at++;
                values.add(skip(":") ? value() : new Script.Nothing(line));
            }
            skip(",");
            if (at == before) {
                at++;
            }
        }
        return new Script.Keys(List.copyOf(keys), List.copyOf(values), line);
    }

    private static double number(String text) {
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return Long.parseLong(text.substring(2), 16);
            }
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
