package wolfhound.intel.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.intel.endpoint.ScriptSense.Value.Listing;
import wolfhound.intel.endpoint.ScriptSense.Value.Number;
import wolfhound.intel.endpoint.ScriptSense.Value.Texts;
import wolfhound.intel.endpoint.ScriptSense.Value.Unknown;

/// Understands a proxy script without running it.
///
/// ## How
///
/// - *Constants fold*: texts that are put together, turned round, written as numbers or packed
///   become what they are. A name that is given several texts may hold any of them.
/// - *Conditions name*: the constants that a condition compares the host or the address with are
///   the names that the branch is for; behind `!` and in the other branch they are not.
/// - *Returns choose*: each way to the end of `FindProxyForURL` gives one choice.
/// - A packed program (`eval` of a constant) is unpacked and understood in its place.
///
/// What rests on a loop or a cipher stays unknown, and is counted as such. Every step, text and
/// depth is bounded: scripts come from whom one suspects.
final class ScriptSense {
    /// Steps of folding in one script.
    private static final int MOST_STEPS = 300_000;

    private static final int LONGEST_TEXT = 1 << 20;

    /// Letters and items made while folding, and names copied into branches.
    private static final int MOST_MADE = 32 << 20;

    private static final int MOST_TEXTS = 64;
    private static final int MOST_ITEMS = 100_000;
    static final int MOST_CHOICES = 10_000;
    private static final int MOST_NAMES = 100_000;
    private static final int DEEPEST = 60;
    private static final int MOST_PROGRAMS = 8;

    private static final Set<String> ENTRIES = Set.of("FindProxyForURL", "FindProxyForURLEx");

    /// Functions that look at where a host is and not at what it is called.
    private static final Set<String> ABOUT_PLACE =
            Set.of("isInNet", "isInNetEx", "dnsResolve", "myIpAddress", "isPlainHostName");

    /// What a value may be.
    sealed interface Value {
        record Unknown() implements Value {}

        /// One of these.
        record Texts(List<String> oneOf) implements Value {}

        record Listing(List<String> items) implements Value {}

        record Number(double value) implements Value {}
    }

    private static final Value UNKNOWN = new Unknown();

    /// The names that a branch is for.
    ///
    /// @param names that the condition speaks of
    /// @param narrowed whether it is for some only, though perhaps of unknown names
    private record Branch(List<String> names, boolean narrowed) {
        static final Branch ALL = new Branch(List.of(), false);
    }

    private final List<ProxyChoice> choices = new ArrayList<>();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Script.Function> functions = new HashMap<>();
    private final Set<String> veils = new LinkedHashSet<>();
    private final List<Script> programs = new ArrayList<>();
    private int steps;
    private long made;
    private int depth;
    private int unread;
    private int firstUnread;
    private boolean hasEntry;

    private ScriptSense() {}

    static ScriptSense of(String text) {
        ScriptSense sense = new ScriptSense();
        sense.understand(ScriptParser.parse(text));
        return sense;
    }

    List<ProxyChoice> choices() {
        return choices;
    }

    /// Ways in which the script hides what it says, as clauses.
    Set<String> veils() {
        return veils;
    }

    /// Answers that could not be told without running it.
    int unread() {
        return unread;
    }

    /// The line of the first of them, 0 for none.
    int firstUnread() {
        return firstUnread;
    }

    boolean hasEntry() {
        return hasEntry;
    }

    /// Did a bound bite.
    boolean isCut() {
        return steps >= MOST_STEPS || made >= MOST_MADE || choices.size() >= MOST_CHOICES;
    }

    private void understand(Script.Block script) {
        programs.add(script);
        for (int i = 0; i < programs.size() && i < MOST_PROGRAMS; i++) {
            declare(programs.get(i));
            prepare(programs.get(i));
        }
        List<Script.Function> entries =
                ENTRIES.stream()
                        .sorted()
                        .filter(functions::containsKey)
                        .map(functions::get)
                        .toList();
        hasEntry = !entries.isEmpty();
        if (hasEntry) {
            entries.forEach(entry -> walk(entry.body(), Branch.ALL));
        } else {
            programs.forEach(program -> walk(program, Branch.ALL));
        }
    }

    // ---- what names stand for

    /// Functions are known before the first statement is.
    private void declare(Script script) {
        if (!enter()) {
            return;
        }
        switch (script) {
            case Script.Block block -> block.parts().forEach(this::declare);
            case Script.Function function -> {
                functions.putIfAbsent(function.name(), function);
                declare(function.body());
            }
            default -> {}
        }
        depth--;
    }

    /// Finds what is given to names, in the order of the text.
    private void prepare(Script script) {
        if (!enter()) {
            return;
        }
        try {
            switch (script) {
                case Script.Block block -> block.parts().forEach(this::prepare);
                case Script.Function function -> prepare(function.body());
                case Script.Assign assign -> assign(assign);
                case Script.If one -> {
                    Script rest = one;
                    while (rest instanceof Script.If branch) {
                        prepare(branch.yes());
                        rest = branch.no();
                    }
                    prepare(rest);
                }
                case Script.Loop loop -> {
                    prepare(loop.head());
                    prepare(loop.body());
                }
                case Script.Switch choice -> choice.cases().forEach(c -> prepare(c.body()));
                case Script.Call call -> {
                    evaluated(call);
                    prepare(call.callee());
                    call.arguments().forEach(this::prepare);
                }
                case Script.Unary unary -> prepare(unary.of());
                case Script.Return value -> prepare(value.value());
                default -> {}
            }
        } finally {
            depth--;
        }
    }

    private void assign(Script.Assign assign) {
        String name = nameOf(assign.target());
        if (assign.value() instanceof Script.Function function) {
            functions.putIfAbsent(name, function);
            declare(function.body());
            prepare(function.body());
            return;
        }
        prepare(assign.value());
        Value value = fold(assign.value());
        Value before = values.get(name);
        if (name.isEmpty()) {
            return;
        }
        if (assign.sign().equals("+=")) {
            values.put(name, before == null ? UNKNOWN : counted(joined(before, value)));
        } else if (assign.sign().equals("=")) {
            values.put(name, before == null ? value : either(before, value));
        }
    }

    /// `x`, `this.x` and `x.y` by their last name; empty for what has none.
    private static String nameOf(Script target) {
        return switch (target) {
            case Script.Name name -> name.name();
            case Script.Member member -> member.name();
            default -> "";
        };
    }

    /// `eval` of a constant is a program of its own.
    private void evaluated(Script.Call call) {
        boolean eval = nameOf(call.callee()).equals("eval");
        if (!eval || call.arguments().isEmpty()) {
            return;
        }
        Script argument = call.arguments().getFirst();
        if (fold(argument) instanceof Texts texts && programs.size() < MOST_PROGRAMS) {
            veils.add("it is packed");
            texts.oneOf().stream()
                    .limit(MOST_PROGRAMS)
                    .forEach(text -> programs.add(ScriptParser.parse(text)));
        }
    }

    // ---- ways to the end

    private void walk(Script script, Branch branch) {
        if (!enter()) {
            return;
        }
        try {
            switch (script) {
                case Script.Block block -> block.parts().forEach(part -> walk(part, branch));
                case Script.If one -> walkChain(one, branch);
                case Script.Loop loop -> walk(loop.body(), narrowed(branch, loop.head()));
                case Script.Switch choice -> {
                    for (Script.Case one : choice.cases()) {
                        List<String> labels = new ArrayList<>(branch.names());
                        one.labels().forEach(label -> constants(label, labels));
                        walk(
                                one.body(),
                                new Branch(labels, branch.narrowed() || !one.labels().isEmpty()));
                    }
                }
                case Script.Return one -> answer(one.value(), branch, one.line());
                default -> {}
            }
        } finally {
            depth--;
        }
    }

    private void walkChain(Script.If first, Branch branch) {
        Script rest = first;
        while (rest instanceof Script.If one) {
            walk(one.yes(), narrowed(branch, one.condition()));
            rest = one.no();
        }
        walk(rest, branch);
    }

    /// A branch under one more condition. What only excludes names, or asks where a host is, leaves
    /// it open for all others.
    private Branch narrowed(Branch branch, Script condition) {
        List<String> names = new ArrayList<>(branch.names());
        made += names.size();
        boolean some = names(condition, true, names);
        return new Branch(names, branch.narrowed() || some);
    }

    /// Adds the names that a condition is true for.
    ///
    /// @return whether it holds for some names only
    private boolean names(Script condition, boolean positive, List<String> names) {
        if (!enter()) {
            return true;
        }
        try {
            switch (condition) {
                case Script.Unary unary when unary.sign().equals("!") -> {
                    return names(unary.of(), !positive, names);
                }
                case Script.Binary binary -> {
                    return binary(binary, positive, names);
                }
                case Script.Block block -> {
                    boolean some = false;
                    for (Script part : block.parts()) {
                        some |= names(part, positive, names);
                    }
                    return some;
                }
                case Script.Call call when ABOUT_PLACE.contains(nameOf(call.callee())) -> {
                    return false;
                }
                default -> {
                    if (positive) {
                        constants(condition, names);
                    }
                    return positive && !(condition instanceof Script.Nothing);
                }
            }
        } finally {
            depth--;
        }
    }

    private boolean binary(Script.Binary binary, boolean positive, List<String> names) {
        boolean some = false;
        // from the last operand to the first: chains may be thousands long
        Script left = binary;
        List<Script> operands = new ArrayList<>();
        while (left instanceof Script.Binary one
                && (one.sign().equals("||") || one.sign().equals("&&"))) {
            operands.add(one.right());
            left = one.left();
        }
        if (!operands.isEmpty()) {
            operands.add(left);
            for (Script operand : operands.reversed()) {
                some |= names(operand, positive, names);
            }
            return some;
        }
        boolean turned =
                switch (binary.sign()) {
                    case "!=", "!==" -> !isMinusOne(binary.right());
                    case "==", "===" -> isMinusOne(binary.right());
                    case "<" -> isZero(binary.right());
                    default -> false;
                };
        boolean holds = positive != turned;
        if (holds) {
            constants(binary.left(), names);
            constants(binary.right(), names);
        }
        return holds;
    }

    private static boolean isMinusOne(Script script) {
        return script instanceof Script.Unary unary
                && unary.sign().equals("-")
                && unary.of() instanceof Script.Number number
                && number.value() == 1;
    }

    private static boolean isZero(Script script) {
        return script instanceof Script.Number number && number.value() == 0;
    }

    /// All constant texts in a value that may be patterns of names.
    private void constants(Script script, List<String> names) {
        if (names.size() >= MOST_NAMES || !enter()) {
            return;
        }
        try {
            switch (fold(script)) {
                case Texts texts -> texts.oneOf().forEach(text -> name(text, names));
                case Listing listing -> listing.items().forEach(text -> name(text, names));
                default -> constantsBelow(script, names);
            }
        } finally {
            depth--;
        }
    }

    private void constantsBelow(Script script, List<String> names) {
        switch (script) {
            case Script.Call call -> {
                if (ABOUT_PLACE.contains(nameOf(call.callee()))) {
                    return;
                }
                Script.Function called = functions.get(nameOf(call.callee()));
                if (called != null) {
                    constants(called.body(), names);
                } else {
                    constants(call.callee(), names);
                }
                call.arguments().forEach(argument -> constants(argument, names));
            }
            case Script.Member member -> constants(member.of(), names);
            case Script.Index index -> {
                constants(index.of(), names);
                constants(index.key(), names);
            }
            case Script.Binary binary -> {
                constants(binary.left(), names);
                constants(binary.right(), names);
            }
            case Script.Unary unary -> constants(unary.of(), names);
            case Script.Expression expression -> name(plain(expression.source()), names);
            case Script.Items items -> items.items().forEach(item -> constants(item, names));
            case Script.Keys keys -> keys.keys().forEach(key -> name(key, names));
            case Script.Block block -> block.parts().forEach(part -> constants(part, names));
            case Script.If one -> {
                Script rest = one;
                while (rest instanceof Script.If branch) {
                    constants(branch.condition(), names);
                    constants(branch.yes(), names);
                    rest = branch.no();
                }
            }
            case Script.Return value -> constants(value.value(), names);
            case Script.Loop loop -> constants(loop.body(), names);
            case Script.Assign assign -> constants(assign.value(), names);
            case Script.Choice choice -> constants(choice.condition(), names);
            default -> {}
        }
    }

    private static void name(String text, List<String> names) {
        String stripped = text.strip();
        boolean letters = stripped.chars().anyMatch(Character::isLetter);
        if (letters
                && names.size() < MOST_NAMES
                && stripped.length() <= 300
                && ProxyChoice.proxies(stripped).isEmpty()) {
            names.add(stripped.toLowerCase(Locale.ROOT));
        }
    }

    /// What a regular expression of a name says, without its signs.
    private static String plain(String expression) {
        return expression.replaceAll("\\\\([./-])", "$1").replaceAll("[\\^$()?+]|\\.\\*", "");
    }

    private void answer(Script value, Branch branch, int line) {
        switch (value) {
            case Script.Choice choice -> {
                answer(choice.yes(), narrowed(branch, choice.condition()), line);
                answer(choice.no(), branch, line);
            }
            case Script.Binary binary
                    when binary.sign().equals("||") || binary.sign().equals("&&") -> {
                answer(binary.left(), branch, line);
                answer(binary.right(), branch, line);
            }
            case Script.Nothing nothing -> {}
            default -> folded(value, branch, line);
        }
    }

    private void folded(Script value, Branch branch, int line) {
        boolean known = false;
        if (fold(value) instanceof Texts texts) {
            for (String text : texts.oneOf()) {
                Optional<List<ProxyChoice.Proxy>> proxies = ProxyChoice.proxies(text);
                known |= proxies.isPresent();
                proxies.filter(list -> !list.isEmpty()).ifPresent(list -> add(line, branch, list));
            }
        }
        Script.Function function =
                value instanceof Script.Call call ? functions.get(nameOf(call.callee())) : null;
        if (!known && function != null && enter()) {
            walk(function.body(), branch);
            depth--;
        } else if (!known && hasEntry) {
            unread++;
            firstUnread = firstUnread == 0 ? line : firstUnread;
        }
    }

    private void add(int line, Branch branch, List<ProxyChoice.Proxy> proxies) {
        if (choices.size() >= MOST_CHOICES) {
            return;
        }
        List<String> names = branch.names().stream().distinct().toList();
        made += names.size();
        // some names, and nobody can tell which: it is not for all
        boolean unknownSome = branch.narrowed() && names.isEmpty();
        choices.add(new ProxyChoice(line, unknownSome ? List.of("?") : names, proxies));
    }

    // ---- constants

    private boolean enter() {
        if (depth >= DEEPEST || steps >= MOST_STEPS || made >= MOST_MADE) {
            return false;
        }
        depth++;
        steps++;
        return true;
    }

    /// Counts what a value takes, so that no script can make much out of little.
    private Value counted(Value value) {
        made +=
                switch (value) {
                    case Texts texts -> texts.oneOf().stream().mapToLong(String::length).sum();
                    case Listing listing -> listing.items().size();
                    default -> 0;
                };
        return made >= MOST_MADE ? UNKNOWN : value;
    }

    private Value fold(Script script) {
        if (!enter()) {
            return UNKNOWN;
        }
        try {
            return switch (script) {
                case Script.Text text -> {
                    if (text.veiled()) {
                        veils.add("letters are written as numbers");
                    }
                    yield text(text.value());
                }
                case Script.Number number -> new Number(number.value());
                case Script.Name name -> values.getOrDefault(name.name(), UNKNOWN);
                case Script.Items items -> counted(listing(items.items()));
                case Script.Keys keys -> new Listing(keys.keys());
                case Script.Member member -> member(member);
                case Script.Index index -> index(index);
                case Script.Unary unary -> unary(unary);
                case Script.Binary binary -> sum(binary);
                case Script.Choice choice -> either(fold(choice.yes()), fold(choice.no()));
                case Script.Block block when block.parts().size() == 1 ->
                        fold(block.parts().getFirst());
                case Script.Call call -> counted(call(call));
                default -> UNKNOWN;
            };
        } finally {
            depth--;
        }
    }

    private static Value text(String text) {
        return text.length() > LONGEST_TEXT ? UNKNOWN : new Texts(List.of(text));
    }

    private Value listing(List<Script> items) {
        List<String> texts = new ArrayList<>();
        for (Script item : items) {
            if (texts.size() >= MOST_ITEMS) {
                break;
            }
            switch (fold(item)) {
                case Texts one -> texts.addAll(one.oneOf());
                case Number number -> texts.add(written(number.value()));
                case Listing inner -> texts.addAll(inner.items());
                case Unknown unknown -> {}
            }
        }
        return texts.isEmpty() && !items.isEmpty() ? UNKNOWN : new Listing(texts);
    }

    private static String written(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private Value member(Script.Member member) {
        Value of = fold(member.of());
        if (member.name().equals("length")) {
            return of instanceof Texts texts && texts.oneOf().size() == 1
                    ? new Number(texts.oneOf().getFirst().length())
                    : of instanceof Listing listing ? new Number(listing.items().size()) : UNKNOWN;
        }
        return values.getOrDefault(member.name(), UNKNOWN);
    }

    private Value index(Script.Index index) {
        Value of = fold(index.of());
        Value key = fold(index.key());
        if (of instanceof Listing listing) {
            boolean inside =
                    key instanceof Number number
                            && number.value() >= 0
                            && number.value() < listing.items().size();
            return inside
                    ? text(listing.items().get((int) ((Number) key).value()))
                    : listing; // any of them
        }
        return UNKNOWN;
    }

    private Value unary(Script.Unary unary) {
        Value of = fold(unary.of());
        return of instanceof Number number && unary.sign().equals("-")
                ? new Number(-number.value())
                : unary.sign().equals("+") ? of : UNKNOWN;
    }

    private Value sum(Script.Binary binary) {
        List<Script> parts = new ArrayList<>();
        Script left = binary;
        while (left instanceof Script.Binary one && one.sign().equals("+")) {
            parts.add(one.right());
            left = one.left();
        }
        if (parts.isEmpty()) {
            return arithmetic(binary);
        }
        Value sum = fold(left);
        for (Script part : parts.reversed()) {
            sum = counted(joined(sum, fold(part)));
        }
        return sum;
    }

    private Value arithmetic(Script.Binary binary) {
        if (fold(binary.left()) instanceof Number(double left)
                && fold(binary.right()) instanceof Number(double right)) {
            return switch (binary.sign()) {
                case "-" -> new Number(left - right);
                case "*" -> new Number(left * right);
                case "/" -> new Number(left / right);
                case "^" -> new Number((long) left ^ (long) right);
                default -> UNKNOWN;
            };
        }
        return binary.sign().equals("||")
                ? either(fold(binary.left()), fold(binary.right()))
                : UNKNOWN;
    }

    private static Value joined(Value left, Value right) {
        if (left instanceof Number(double a) && right instanceof Number(double b)) {
            return new Number(a + b);
        }
        List<String> heads = texts(left);
        List<String> tails = texts(right);
        List<String> joined = new ArrayList<>();
        for (String head : heads) {
            for (String tail : tails) {
                if (joined.size() < MOST_TEXTS && head.length() + tail.length() <= LONGEST_TEXT) {
                    joined.add(head + tail);
                }
            }
        }
        return joined.isEmpty() ? UNKNOWN : new Texts(joined);
    }

    /// What a value is when it is joined to a text.
    private static List<String> texts(Value value) {
        return switch (value) {
            case Texts texts -> texts.oneOf();
            case Listing listing -> listing.items().stream().limit(MOST_TEXTS).toList();
            case Number number -> List.of(written(number.value()));
            case Unknown unknown -> List.of();
        };
    }

    private static Value either(Value one, Value other) {
        if (one instanceof Listing a && other instanceof Listing b) {
            List<String> both = new ArrayList<>(a.items());
            both.addAll(b.items());
            return new Listing(both.stream().distinct().limit(MOST_ITEMS).toList());
        }
        if (one instanceof Listing) {
            return one;
        }
        if (other instanceof Listing) {
            return other;
        }
        Set<String> both = new LinkedHashSet<>(texts(one));
        both.addAll(texts(other));
        return both.isEmpty() ? UNKNOWN : new Texts(both.stream().limit(MOST_TEXTS).toList());
    }

    // ---- calls

    private Value call(Script.Call call) {
        String name = nameOf(call.callee());
        if (call.callee() instanceof Script.Function function) {
            return call.arguments().size() >= 4 ? unpacked(call) : returned(function);
        }
        List<Value> arguments = call.arguments().stream().map(this::fold).toList();
        if (name.equals("fromCharCode") || isApplied(call, "fromCharCode")) {
            return fromCodes(arguments);
        }
        if (call.callee() instanceof Script.Member member) {
            Value of = fold(member.of());
            if (of instanceof Texts texts) {
                return ofTexts(texts, name, arguments);
            }
            if (of instanceof Listing listing) {
                return ofListing(listing, name, arguments);
            }
        }
        Value first = arguments.isEmpty() ? UNKNOWN : arguments.getFirst();
        return switch (name) {
            case "unescape", "decodeURIComponent", "decodeURI" ->
                    veiled("texts are escaped", each(first, ScriptSense::unescaped));
            case "atob" -> veiled("texts are in base 64", each(first, ScriptSense::fromBase64));
            case "String" -> first;
            case "Array" -> arguments.isEmpty() ? UNKNOWN : listing(call.arguments());
            default -> {
                Script.Function function = functions.get(name);
                yield function == null ? UNKNOWN : returned(function);
            }
        };
    }

    private static boolean isApplied(Script.Call call, String name) {
        return call.callee() instanceof Script.Member member
                && (member.name().equals("apply") || member.name().equals("call"))
                && nameOf(member.of()).equals(name);
    }

    private Value veiled(String how, Value value) {
        if (value instanceof Texts) {
            veils.add(how);
        }
        return value;
    }

    private Value fromCodes(List<Value> arguments) {
        StringBuilder text = new StringBuilder();
        for (Value argument : arguments) {
            for (String code : texts(argument)) {
                if (!code.matches("[0-9]{1,6}") || text.length() >= LONGEST_TEXT) {
                    return UNKNOWN;
                }
                text.append((char) Integer.parseInt(code));
            }
        }
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        veils.add("letters are written as numbers");
        return text(text.toString());
    }

    private interface OfText {
        String of(String text);
    }

    private static Value each(Value value, OfText change) {
        if (!(value instanceof Texts texts)) {
            return UNKNOWN;
        }
        return new Texts(texts.oneOf().stream().map(change::of).toList());
    }

    private Value ofTexts(Texts texts, String name, List<Value> arguments) {
        Value first = arguments.isEmpty() ? UNKNOWN : arguments.getFirst();
        return switch (name) {
            case "toLowerCase" -> each(texts, text -> text.toLowerCase(Locale.ROOT));
            case "toUpperCase" -> each(texts, text -> text.toUpperCase(Locale.ROOT));
            case "trim" -> each(texts, String::strip);
            case "toString", "valueOf" -> texts;
            case "concat" -> {
                Value joined = texts;
                for (Value argument : arguments) {
                    joined = joined(joined, argument);
                }
                yield joined;
            }
            case "split" -> split(texts, first);
            case "replace", "replaceAll" -> {
                Value second = arguments.size() > 1 ? arguments.get(1) : UNKNOWN;
                List<String> what = texts(first);
                List<String> by = texts(second);
                boolean plain = what.size() == 1 && by.size() == 1 && !what.getFirst().isEmpty();
                yield plain && by.getFirst().length() <= what.getFirst().length()
                        ? each(texts, text -> text.replace(what.getFirst(), by.getFirst()))
                        : UNKNOWN;
            }
            case "substring", "slice", "substr" -> part(texts, name, arguments);
            case "charAt" -> part(texts, "substr", withOne(arguments));
            default -> UNKNOWN;
        };
    }

    private static List<Value> withOne(List<Value> arguments) {
        return arguments.isEmpty() ? List.of() : List.of(arguments.getFirst(), new Number(1));
    }

    private static Value split(Texts texts, Value by) {
        String text = texts.oneOf().getFirst();
        List<String> separators = texts(by);
        if (separators.size() != 1) {
            return UNKNOWN;
        }
        String separator = separators.getFirst();
        List<String> items = new ArrayList<>();
        int from = 0;
        while (from <= text.length() && items.size() < MOST_ITEMS) {
            int end = separator.isEmpty() ? from + 1 : text.indexOf(separator, from);
            boolean last = end < 0 || end >= text.length() + (separator.isEmpty() ? 0 : 1);
            items.add(text.substring(from, last ? text.length() : end));
            if (last) {
                break;
            }
            from = end + separator.length();
        }
        return new Listing(items);
    }

    private static Value part(Texts texts, String name, List<Value> arguments) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof Number(double first))) {
            return UNKNOWN;
        }
        boolean bounded = arguments.size() > 1;
        double second = bounded && arguments.get(1) instanceof Number(double n) ? n : Double.NaN;
        if (bounded && Double.isNaN(second)) {
            return UNKNOWN;
        }
        return each(
                texts,
                text -> {
                    int length = text.length();
                    int from = place(first, length);
                    int to =
                            !bounded
                                    ? length
                                    : name.equals("substr")
                                            ? (int) Math.min(length, from + Math.max(0, second))
                                            : place(second, length);
                    return from <= to
                            ? text.substring(from, to)
                            : name.equals("substring") ? text.substring(to, from) : "";
                });
    }

    private static int place(double index, int length) {
        double from = index < 0 ? length + index : index;
        return Double.isNaN(from) ? 0 : (int) Math.clamp(from, 0, length);
    }

    private Value ofListing(Listing listing, String name, List<Value> arguments) {
        return switch (name) {
            case "join" -> {
                String separator =
                        arguments.isEmpty()
                                ? ","
                                : texts(arguments.getFirst()).stream().findFirst().orElse(",");
                long length =
                        listing.items().stream()
                                .mapToLong(item -> item.length() + separator.length())
                                .sum();
                yield length > LONGEST_TEXT
                        ? UNKNOWN
                        : text(String.join(separator, listing.items()));
            }
            case "reverse" -> {
                if (listing.items().stream().allMatch(item -> item.length() <= 1)) {
                    veils.add("texts are turned round");
                }
                List<String> turned = new ArrayList<>(listing.items());
                Collections.reverse(turned);
                yield new Listing(turned);
            }
            case "concat" -> {
                List<String> all = new ArrayList<>(listing.items());
                for (Value argument : arguments) {
                    if (all.size() < MOST_ITEMS) {
                        all.addAll(
                                argument instanceof Listing more ? more.items() : texts(argument));
                    }
                }
                yield new Listing(all);
            }
            case "slice", "sort", "filter" -> listing;
            default -> UNKNOWN;
        };
    }

    /// What a function returns, whatever it was called with.
    private Value returned(Script.Function function) {
        List<Script> returns = new ArrayList<>();
        returnsIn(function.body(), returns);
        Value all = UNKNOWN;
        for (Script one : returns) {
            all = either(all, fold(one));
        }
        return all;
    }

    private void returnsIn(Script script, List<Script> returns) {
        if (returns.size() >= MOST_TEXTS || !enter()) {
            return;
        }
        try {
            switch (script) {
                case Script.Return one -> returns.add(one.value());
                case Script.Block block -> block.parts().forEach(part -> returnsIn(part, returns));
                case Script.If one -> {
                    Script rest = one;
                    while (rest instanceof Script.If branch) {
                        returnsIn(branch.yes(), returns);
                        rest = branch.no();
                    }
                    returnsIn(rest, returns);
                }
                case Script.Loop loop -> returnsIn(loop.body(), returns);
                default -> {}
            }
        } finally {
            depth--;
        }
    }

    // ---- veils

    /// Programs packed by a well-known packer: a text whose words are numbers in some base, and the
    /// words that they stand for.
    private Value unpacked(Script.Call call) {
        List<Value> all = call.arguments().stream().map(this::fold).toList();
        boolean packed =
                all.get(0) instanceof Texts
                        && all.get(1) instanceof Number
                        && all.get(2) instanceof Number
                        && all.get(3) instanceof Listing;
        if (!packed) {
            return UNKNOWN;
        }
        String payload = texts(all.get(0)).getFirst();
        int base = (int) ((Number) all.get(1)).value();
        List<String> words = ((Listing) all.get(3)).items();
        if (base < 2 || base > 62) {
            return UNKNOWN;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < payload.length() && text.length() < LONGEST_TEXT) {
            int end = at;
            while (end < payload.length() && isWord(payload.charAt(end))) {
                end++;
            }
            if (end == at) {
                text.append(payload.charAt(at++));
                continue;
            }
            String word = payload.substring(at, end);
            long number = number(word, base);
            boolean listed =
                    number >= 0 && number < words.size() && !words.get((int) number).isEmpty();
            text.append(listed ? words.get((int) number) : word);
            at = end;
        }
        return text(text.toString());
    }

    private static boolean isWord(char c) {
        return c == '_' || c < 0x80 && Character.isLetterOrDigit(c);
    }

    /// In digits, small letters, then capitals; -1 for none.
    private static long number(String word, int base) {
        if (word.length() > 4) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int digit =
                    c >= '0' && c <= '9'
                            ? c - '0'
                            : c >= 'a' && c <= 'z'
                                    ? c - 'a' + 10
                                    : c >= 'A' && c <= 'Z' ? c - 'A' + 36 : 99;
            if (digit >= base) {
                return -1;
            }
            number = number * base + digit;
        }
        return number;
    }

    /// `%41` and `%u0041`.
    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int digits = text.startsWith("%u", at) ? 4 : 2;
            int from = at + (digits == 4 ? 2 : 1);
            int code =
                    text.charAt(at) == '%' && from + digits <= text.length()
                            ? hexadecimal(text, from, digits)
                            : -1;
            if (code >= 0) {
                plain.append((char) code);
                at = from + digits;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return plain.toString();
    }

    private static int hexadecimal(String text, int from, int digits) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    /// As it is, where it is none.
    static String fromBase64(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException none) {
            return text;
        }
    }
}
