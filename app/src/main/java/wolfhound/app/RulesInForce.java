package wolfhound.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wolfhound.model.Network;
import wolfhound.outputs.Words;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.rules.language.Problem;
import wolfhound.rules.language.RuleFiles;
import wolfhound.rules.language.RuleFiles.LoadedRules;
import wolfhound.rules.language.Variables;
import wolfhound.rules.lists.RuleLists;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;

/// Rules made ready for a hunt: read, compiled, and what was left out of them said in a line.
final class RulesInForce {
    private RulesInForce() {}

    /// @param homeNetworks what `HOME_NET` means; empty for private addresses
    /// @param assignments of other variables, `NAME=VALUE`
    static Variables variables(List<Network> homeNetworks, List<String> assignments) {
        Variables variables = Variables.of(homeNetworks);
        for (String assignment : assignments) {
            variables
                    .set(assignment)
                    .ifPresent(wrong -> {
                        throw Trouble.wrongUsage("--var " + assignment + ": " + wrong);
                    });
        }
        return variables;
    }

    static RuleSet of(
            Console console, List<Path> paths, Variables variables, RuleLists.Sources sources) {
        LoadedRules loaded = RuleFiles.read(paths, variables);
        for (String unreadable : loaded.unreadable()) {
            throw Trouble.unreadable("--rules " + unreadable);
        }
        RuleLists lists = RuleLists.read(loaded.rules(), sources);
        RuleSet rules =
                RuleSet.compile(
                        loaded.rules(),
                        variables,
                        LiteralEngine.available(cache(), console::error),
                        Expressions.available(),
                        lists);
        long wrong = loaded.problems().stream().filter(p -> p instanceof Problem.Wrong).count();
        if (wrong > 0) {
            console.error(
                    wrong
                            + " of "
                            + (loaded.rules().size() + wrong)
                            + " rules are wrong and left out; wolfhound rules check tells why");
        }
        tellMissing(console, lists);
        return rules;
    }

    private static void tellMissing(Console console, RuleLists lists) {
        long missing =
                lists.problems().stream()
                        .filter(p -> p instanceof Problem.NotSupported)
                        .map(Problem::place)
                        .distinct()
                        .count();
        if (missing > 0) {
            console.error(
                    Words.count(missing, "rule")
                            + (missing == 1 ? " asks a list that is" : " ask lists that are")
                            + " not there, and never "
                            + (missing == 1 ? "matches" : "match")
                            + "; wolfhound rules check tells why");
        }
        lists.problems().stream()
                .filter(p -> !(p instanceof Problem.NotSupported))
                .forEach(p -> console.error(p.sentence()));
    }

    /// Compiled sets are kept between starts; where they cannot be, in a folder of this start.
    private static Path cache() {
        Path folder = StateFolder.ruleCache();
        try {
            return Files.createDirectories(folder);
        } catch (IOException readOnly) {
            try {
                return Files.createTempDirectory("wolfhound-rules");
            } catch (IOException none) {
                throw Trouble.unreadable(
                        "compiled rules can be kept neither in "
                                + folder
                                + " nor in the folder for temporary files: "
                                + Trouble.reason(none));
            }
        }
    }
}
