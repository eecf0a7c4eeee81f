package wolfhound.rules.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.rules.language.Look;
import wolfhound.rules.language.Problem;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.Test;

/// Every list that some rules ask, read. Immutable, shared by all threads.
///
/// A list that a rule names is sought beside the rule's file, then in the user's folder of lists. A
/// rule whose list is nowhere is loaded and never matches; [#problems] says so.
public final class RuleLists {
    /// Of rules that ask none.
    public static final RuleLists NONE = new RuleLists(List.of(), Sources.NONE);

    private static final String CATEGORIES = "categories.txt";
    private static final String REPUTATIONS = ".list";

    private final Sources sources;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Map<String, Integer>> sets = new HashMap<>();
    private final Map<String, Set<String>> digests = new HashMap<>();
    private final Set<String> algorithms = new HashSet<>();
    private @Nullable Reputations reputations;

    /// Where lists are sought.
    ///
    /// @param folder of lists that rules name, of `categories.txt` and of `*.list`; null for none
    /// @param countries null where nobody knows any
    public record Sources(@Nullable Path folder, @Nullable Countries countries) {
        public static final Sources NONE = new Sources(null, null);
    }

    private RuleLists(List<Rule> rules, Sources sources) {
        this.sources = sources;
        rules.forEach(this::load);
        rules.forEach(this::check);
    }

    /// Reads the lists that these rules ask; what cannot be read is in [#problems].
    public static RuleLists read(List<Rule> rules, Sources sources) {
        return new RuleLists(rules, sources);
    }

    /// Lists that are not there or not right, each with the rule that asks it.
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// By which digests of files are asked: `md5`, `sha1`, `sha256`.
    public Set<String> algorithms() {
        return algorithms;
    }

    // Asked by inspection.

    /// Is there such a list at all.
    public boolean has(Look.Dataset set) {
        return sets.containsKey(set.name());
    }

    public boolean contains(Look.Dataset set, byte[] bytes, int from, int to) {
        return value(set.name(), set.kind(), bytes, from, to).isPresent();
    }

    /// The reputation of a value; empty where none is listed.
    public Optional<Integer> reputation(Look.Datarep asked, byte[] bytes, int from, int to) {
        return value(asked.name(), asked.kind(), bytes, from, to);
    }

    private Optional<Integer> value(String name, String kind, byte[] bytes, int from, int to) {
        Map<String, Integer> set = sets.getOrDefault(name, Map.of());
        return Optional.ofNullable(set.get(ListValue.key(kind, bytes, from, to)));
    }

    /// Is this digest, in hexadecimal digits, in the list; empty where there is no list.
    public Optional<Boolean> contains(Test.FileDigest asked, String digest) {
        return Optional.ofNullable(digests.get(key(asked))).map(list -> list.contains(digest));
    }

    /// The score of an address in a category, 0 to 127; empty where none is listed.
    public Optional<Integer> reputation(String category, Address address) {
        return reputations == null ? Optional.empty() : reputations.of(category, address);
    }

    public boolean hasReputations(String category) {
        return reputations != null && reputations.knows(category);
    }

    /// The country of an address as two capital letters; empty where it is not known.
    public String country(Address address) {
        Countries countries = sources.countries();
        return countries == null ? "" : countries.of(address);
    }

    // Reading.

    private void load(Rule rule) {
        for (Rule.Block block : rule.blocks()) {
            for (Look look : block.looks()) {
                switch (look) {
                    case Look.Dataset set ->
                            load(rule, "dataset", set.name(), set.kind(), set.load());
                    case Look.Datarep set ->
                            load(rule, "datarep", set.name(), set.kind(), set.load());
                    default -> {}
                }
            }
        }
        for (Test test : rule.tests()) {
            switch (test) {
                case Test.FileDigest asked -> load(rule, asked);
                case Test.IpReputation asked -> loadReputations(rule);
                default -> {}
            }
        }
    }

    private void load(Rule rule, String keyword, String name, String kind, String load) {
        if (load.isEmpty() || sets.containsKey(name)) {
            return;
        }
        find(rule, load)
                .ifPresent(path -> {
                    Map<String, Integer> values = new HashMap<>();
                    lines(
                            rule,
                            path,
                            line -> ListValue.add(kind, keyword.equals("datarep"), line, values));
                    sets.put(name, values);
                });
    }

    private void load(Rule rule, Test.FileDigest asked) {
        if (digests.containsKey(key(asked))) {
            return;
        }
        find(rule, asked.load())
                .ifPresent(path -> {
                    Set<String> list = new HashSet<>();
                    lines(rule, path, line -> ListValue.addDigest(asked.algorithm(), line, list));
                    if (!list
                            .isEmpty()) { // else nothing would be in it, and everything would match
                        // `!`
                        digests.put(key(asked), list);
                        algorithms.add(asked.algorithm());
                    }
                });
    }

    private static String key(Test.FileDigest asked) {
        return asked.algorithm() + " " + asked.load();
    }

    private void loadReputations(Rule rule) {
        Path folder = sources.folder();
        if (reputations != null || folder == null) {
            return;
        }
        Path categories = folder.resolve(CATEGORIES);
        if (!Files.isRegularFile(categories)) {
            return;
        }
        Reputations read = new Reputations();
        lines(rule, categories, read::addCategory);
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(path -> path.getFileName().toString().endsWith(REPUTATIONS))
                    .sorted()
                    .forEach(path -> lines(rule, path, read::add));
        } catch (IOException unreadable) {
            problems.add(doubtful(rule, folder + " cannot be read"));
        }
        reputations = read;
    }

    private Optional<Path> find(Rule rule, String load) {
        List<Path> places = new ArrayList<>();
        places.add(Path.of(rule.place().file()).resolveSibling(load));
        if (sources.folder() != null) {
            places.add(sources.folder().resolve(load));
        }
        return places.stream().filter(Files::isRegularFile).findFirst();
    }

    private void lines(Rule rule, Path path, ListLines.Taker taker) {
        ListLines.read(path, taker).ifPresent(said -> problems.add(doubtful(rule, said)));
    }

    private static Problem doubtful(Rule rule, String sentence) {
        return new Problem.Doubtful(rule.place(), 1, sentence);
    }

    // What is not there.

    private void check(Rule rule) {
        for (Rule.Block block : rule.blocks()) {
            for (Look look : block.looks()) {
                switch (look) {
                    case Look.Dataset set -> checkSet(rule, "dataset", set.name(), set.load());
                    case Look.Datarep set -> checkSet(rule, "datarep", set.name(), set.load());
                    default -> {}
                }
            }
        }
        for (Test test : rule.tests()) {
            switch (test) {
                case Test.FileDigest asked when !digests.containsKey(key(asked)) ->
                        wants(rule, "file" + asked.algorithm(), named(asked.load()));
                case Test.IpReputation asked -> checkReputation(rule, asked.category());
                case Test.GeoIp asked when sources.countries() == null ->
                        wants(rule, "geoip", "needs a database of countries, given by --geoip");
                default -> {}
            }
        }
    }

    private void checkReputation(Rule rule, String category) {
        Reputations known = reputations;
        if (known == null) {
            wants(
                    rule,
                    "iprep",
                    "needs "
                            + CATEGORIES
                            + " and *"
                            + REPUTATIONS
                            + " in a folder given by --rules-lists");
        } else if (!known.knows(category)) {
            wants(rule, "iprep", "asks the category " + category + ", not in " + CATEGORIES);
        }
    }

    private void checkSet(Rule rule, String keyword, String name, String load) {
        if (!sets.containsKey(name)) {
            wants(rule, keyword, load.isEmpty() ? "loads no list named " + name : named(load));
        }
    }

    private String named(String load) {
        return "needs the list "
                + load
                + ", which is neither beside the rules nor "
                + (sources.folder() == null
                        ? "in a folder given by --rules-lists"
                        : "in " + sources.folder());
    }

    private void wants(Rule rule, String keyword, String what) {
        problems.add(
                new Problem.NotSupported(
                        rule.place(),
                        1,
                        keyword,
                        "`" + keyword + "` " + what + ": the rule is loaded and never matches",
                        true));
    }
}
