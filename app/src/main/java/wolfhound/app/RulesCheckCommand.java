package wolfhound.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.outputs.RuleLines;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Words;
import wolfhound.rules.language.Look;
import wolfhound.rules.language.Problem;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.RuleFiles;
import wolfhound.rules.language.RuleFiles.LoadedRules;
import wolfhound.rules.language.Variables;
import wolfhound.rules.lists.RuleLists;
import wolfhound.rules.pcre.Expressions;
import wolfhound.rules.pcre.NotAnExpression;

/// `rules check`: which rules are loaded, and what is to be said of the others.
@Command(
        name = "check",
        description = {
            "Reads rules in the language of Suricata 4 to 8, and tells which are loaded, not",
            "supported, wrong or costly, each with its file, line and column."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  wolfhound rules check local.rules",
            "  wolfhound rules check emerging.rules.tar.gz my-rules/",
            "  wolfhound rules check local.rules --home-net 192.0.2.0/24 --var"
                    + " HTTP_PORTS=[80,8080]",
            "  wolfhound rules check local.rules --json - | jq 'select(.kind == \"wrong\")'",
            "",
            "Exit codes:",
            "  0  no rule is wrong",
            "  1  wrong usage",
            "  2  a rule is wrong, or an input could not be read"
        })
final class RulesCheckCommand implements Callable<Integer> {
    /// Costly and doubtful rules are advice: a screenful of it will do.
    private static final int SHOWN = 20;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Rule files, folders (with all their *.rules), or archives (.tar.gz) of them;"
                            + " classification.config and reference.config beside them are read.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--home-net",
            paramLabel = "CIDR",
            split = ",",
            description = {
                "What HOME_NET means, as 10.0.0.0/8 or fd00::/8; may be repeated.",
                "Default: private, unique-local and link-local addresses."
            })
    private List<String> homeNetworks = new ArrayList<>();

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "What another variable means, as HTTP_PORTS=[80,8080]; may be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Mixin private ListOptions lists = new ListOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "One JSON object a problem and one for all, see docs/json.md; - for"
                            + " standard output.")
    private @Nullable Path json;

    RulesCheckCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Optional<Writable> output =
                Optional.ofNullable(json).map(file -> new Writable("--json", file));
        LoadedRules loaded =
                withExpressions(
                        withLists(RuleFiles.read(paths, variables())), Expressions.available());
        for (String unreadable : loaded.unreadable()) {
            console.error(unreadable);
        }
        Found found = Found.of(loaded);
        if (output.isPresent()) {
            try (var stream = output.get().open(console);
                    RuleLines lines = new RuleLines(stream)) {
                found.write(lines);
            }
        }
        if (output.filter(Writable::isStandardOutput).isEmpty()) {
            found.tell(console.screen());
        }
        return found.wrong.isEmpty() && loaded.unreadable().isEmpty() ? Exit.DONE : Exit.UNREADABLE;
    }

    private Variables variables() {
        return RulesInForce.variables(
                homeNetworks.stream().map(HuntOptions::network).toList(), assignments);
    }

    /// Reads the lists that the rules ask.
    private LoadedRules withLists(LoadedRules loaded) {
        List<Problem> problems = new ArrayList<>(loaded.problems());
        problems.addAll(RuleLists.read(loaded.rules(), lists.sources()).problems());
        return new LoadedRules(
                loaded.rules(),
                loaded.disabled(),
                List.copyOf(problems),
                loaded.classes(),
                loaded.references(),
                loaded.files(),
                loaded.unreadable());
    }

    /// Tries all expressions, as a hunt compiles one when it is first sought; rules with an
    /// expression that cannot be compiled are left out.
    private static LoadedRules withExpressions(LoadedRules loaded, Expressions engine) {
        List<Problem> problems = new ArrayList<>(loaded.problems());
        List<Rule> kept = new ArrayList<>(loaded.rules().size());
        for (Rule rule : loaded.rules()) {
            rule.blocks().stream()
                    .flatMap(block -> block.looks().stream())
                    .filter(Look.Pcre.class::isInstance)
                    .flatMap(look -> problem(rule, (Look.Pcre) look, engine).stream())
                    .findFirst()
                    .ifPresentOrElse(problems::add, () -> kept.add(rule));
        }
        return new LoadedRules(
                List.copyOf(kept),
                loaded.disabled(),
                List.copyOf(problems),
                loaded.classes(),
                loaded.references(),
                loaded.files(),
                loaded.unreadable());
    }

    private static Optional<Problem> problem(Rule rule, Look.Pcre pcre, Expressions engine) {
        try {
            engine.compile(pcre.expression(), pcre.options(), true);
            return Optional.empty();
        } catch (NotAnExpression refused) {
            String sentence =
                    "expected an expression in pcre; at its character "
                            + (refused.at() + 1)
                            + ": "
                            + refused.getMessage();
            return Optional.of(
                    refused.isWrong()
                            ? new Problem.Wrong(rule.place(), 1, sentence)
                            : new Problem.NotSupported(rule.place(), 1, "pcre", sentence, false));
        }
    }

    /// Problems by what they mean for the user.
    private record Found(
            LoadedRules loaded,
            List<Problem> wrong,
            Map<String, List<Problem.NotSupported>> notSupported,
            List<Problem> doubtful,
            List<Problem> costly) {
        static Found of(LoadedRules loaded) {
            Found found =
                    new Found(
                            loaded,
                            new ArrayList<>(),
                            new LinkedHashMap<>(),
                            new ArrayList<>(),
                            new ArrayList<>());
            for (Problem problem : loaded.problems()) {
                switch (problem) {
                    case Problem.Wrong wrong -> found.wrong.add(wrong);
                    case Problem.NotSupported other ->
                            found.notSupported
                                    .computeIfAbsent(other.keyword(), key -> new ArrayList<>())
                                    .add(other);
                    case Problem.Doubtful doubtful -> found.doubtful.add(doubtful);
                    case Problem.Costly costly -> found.costly.add(costly);
                }
            }
            return found;
        }

        private long leftOut() {
            return notSupported.values().stream()
                    .flatMap(List::stream)
                    .filter(problem -> !problem.loaded())
                    .count();
        }

        // ---- for people

        void tell(Screen screen) {
            screen.paragraph(
                    "",
                    0,
                    Words.count(loaded.rules().size(), "rule")
                            + " loaded from "
                            + Words.count(loaded.files().size(), "file")
                            + "; "
                            + Words.count(wrong.size())
                            + " wrong, "
                            + Words.count(leftOut())
                            + " not supported, "
                            + Words.count(costly.size())
                            + " costly, "
                            + Words.count(doubtful.size())
                            + " doubtful, "
                            + Words.count(loaded.disabled())
                            + " disabled.");
            tell(screen, "Wrong, and left out", wrong, Integer.MAX_VALUE);
            tellNotSupported(screen);
            tell(screen, "Costly, and loaded", costly, SHOWN);
            tell(screen, "Doubtful, and loaded", doubtful, SHOWN);
        }

        private static void tell(Screen screen, String title, List<Problem> problems, int most) {
            if (problems.isEmpty()) {
                return;
            }
            screen.line();
            screen.line(screen.paint(Screen.Ink.BOLD, title));
            problems.stream()
                    .limit(most)
                    .forEach(problem -> {
                        screen.paragraph("  ", 2, place(problem));
                        screen.paragraph("    ", 4, problem.sentence());
                    });
            if (problems.size() > most) {
                screen.line("  and " + Words.count(problems.size() - most) + " more; see --json");
            }
        }

        private void tellNotSupported(Screen screen) {
            if (notSupported.isEmpty()) {
                return;
            }
            screen.line();
            screen.line(screen.paint(Screen.Ink.BOLD, "Not supported, by keyword"));
            int widest = notSupported.keySet().stream().mapToInt(String::length).max().orElse(0);
            notSupported.entrySet().stream()
                    .sorted(
                            Comparator.comparing((Map.Entry<String, ?> entry) ->
                                    -((List<?>) entry.getValue()).size()))
                    .forEach(entry -> {
                        Problem.NotSupported first = entry.getValue().getFirst();
                        screen.paragraph(
                                "  " + Screen.fit(entry.getKey(), widest + 2),
                                widest + 4,
                                Words.count(entry.getValue().size(), "rule")
                                        + (first.loaded()
                                                ? ", loaded all the same; first at "
                                                : ", left out; first at ")
                                        + place(first));
                    });
        }

        private static String place(Problem problem) {
            return problem.place() + ":" + problem.column();
        }

        // ---- for programs

        void write(RuleLines lines) {
            for (Problem problem : loaded.problems()) {
                switch (problem) {
                    case Problem.Wrong wrong -> write(lines, "wrong", problem, "", false);
                    case Problem.NotSupported other ->
                            write(lines, "not supported", problem, other.keyword(), other.loaded());
                    case Problem.Doubtful doubtful -> write(lines, "doubtful", problem, "", true);
                    case Problem.Costly costly -> write(lines, "costly", problem, "", true);
                }
            }
            Map<String, Integer> byKeyword = new LinkedHashMap<>();
            notSupported.forEach((keyword, rules) -> byKeyword.put(keyword, rules.size()));
            lines.rules(
                    loaded.rules().size(),
                    loaded.disabled(),
                    wrong.size(),
                    byKeyword,
                    doubtful.size(),
                    costly.size(),
                    loaded.files(),
                    loaded.unreadable());
        }

        private static void write(
                RuleLines lines, String kind, Problem problem, String keyword, boolean loaded) {
            lines.problem(
                    kind,
                    problem.place().file(),
                    problem.place().line(),
                    problem.column(),
                    keyword,
                    loaded,
                    problem.sentence());
        }
    }
}
