package wolfhound.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.declare.Declarations;
import wolfhound.intel.Intelligence;
import wolfhound.model.Network;
import wolfhound.rules.inspect.RuleSet;

/// The options that every command with a hunt in it has.
final class HuntOptions {
    private static final int MOST_THREADS = 256;

    @Option(
            names = "--home-net",
            paramLabel = "CIDR",
            split = ",",
            description = {
                "Networks whose hosts are watched, as 10.0.0.0/8 or fd00::/8; may be repeated.",
                "Default: private, unique-local and link-local addresses; where a capture has none"
                        + " of them, the addresses that open most conversations."
            })
    private List<String> homeNetworks = new ArrayList<>();

    @Option(
            names = "--declare",
            paramLabel = "SENTENCE",
            description = {
                "Your word about a host, which outranks what is inferred; may be repeated:",
                "  '10.0.0.9 is our scanner, Tue 01-05'",
                "  '10.2.0.0/16 is our lab', 'mx1 is a mail server until 2026-12-31'",
                "  '10.0.0.5 was contained 2010-09-09T10:00Z at 203.0.113.9'",
                "A role explains only what such a machine does, and only in its hours (UTC, unless"
                        + " a zone is named)."
            })
    private List<String> sentences = new ArrayList<>();

    @Option(
            names = "--declarations",
            paramLabel = "FILE",
            description = "As --declare, a sentence a line; # begins a comment.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = {
                "Rules in the language of Suricata: files, folders, or archives (.tar.gz); may be"
                        + " repeated. What matches is evidence that behaviour must confirm."
            })
    private List<Path> rules = new ArrayList<>();

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description =
                    "What a variable of the rules means, as HTTP_PORTS=[80,8080]; may be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Mixin private ListOptions lists = new ListOptions();

    @Option(
            names = "--intel",
            paramLabel = "LIST",
            description = {
                "Lists of indicators: files, folders, archives, addresses of the web, or imported"
                        + " for what wolfhound intel import took in; may be repeated. Having met"
                        + " what is listed convicts nobody."
            })
    private List<String> intel = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads to use (default: one for each processor, ${DEFAULT-VALUE})."
                            + " The verdicts do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    HuntOptions() {}

    int threads() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw Trouble.wrongUsage(
                    "--threads " + threads + ": not a number from 1 to " + MOST_THREADS);
        }
        return threads;
    }

    EngineSettings settings() {
        return Settings.of(networks(), declarations());
    }

    private List<Network> networks() {
        return homeNetworks.stream().map(HuntOptions::network).toList();
    }

    /// The rules that were asked for, ready; null for none.
    @Nullable RuleSet rules(Console console) {
        if (rules.isEmpty()) {
            return null;
        }
        return RulesInForce.of(
                console, rules, RulesInForce.variables(networks(), assignments), lists.sources());
    }

    /// The lists that were asked for, ready; null for none.
    @Nullable Intelligence intel(Console console) {
        return intel.isEmpty() ? null : IntelInForce.of(console, intel);
    }

    /// A hunt as the options say.
    Hunt hunt(List<Path> paths, Console console) {
        return new Hunt(paths, threads(), settings(), rules(console), intel(console));
    }

    private Declarations declarations() {
        List<String> all = new ArrayList<>();
        for (String sentence : sentences) {
            all.add(checked("--declare", sentence));
        }
        for (Path file : files) {
            int number = 0;
            for (String line : lines(file)) {
                number++;
                all.add(checked(file + ", line " + number, line));
            }
        }
        return Declarations.parse(all);
    }

    private static String checked(String where, String sentence) {
        try {
            Declarations.parse(List.of(sentence));
            return sentence;
        } catch (IllegalArgumentException wrong) {
            throw Trouble.wrongUsage(where + ": " + wrong.getMessage());
        }
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw Trouble.unreadable(
                    "--declarations " + file + " cannot be read: " + Trouble.reason(unreadable));
        }
    }

    static Network network(String text) {
        return Network.parse(text)
                .orElseThrow(() ->
                        Trouble.wrongUsage(
                                "--home-net "
                                        + text
                                        + ": not a network; write an address, a slash and"
                                        + " the number of its leading bits, as"
                                        + " 192.168.0.0/16"));
    }
}
