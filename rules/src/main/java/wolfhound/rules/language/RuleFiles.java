package wolfhound.rules.language;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Rule.Place;

/// Reads rules from files, folders and archives (`.tar.gz`), with the `classification.config` and
/// `reference.config` that lie beside them.
///
/// ```
/// LoadedRules loaded = RuleFiles.read(List.of(Path.of("rules")), Variables.usual());
/// ```
public final class RuleFiles {
    /// A file that is longer is not read.
    static final int LONGEST_FILE = 64 << 20;

    /// A logical line that is longer is a wrong rule; Suricata's own bound is 8 KiB.
    static final int LONGEST_LINE = 64 << 10;

    private static final String CLASSES = "classification.config";
    private static final String REFERENCES = "reference.config";

    private final RuleParser parser;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, RuleClass> classes = new LinkedHashMap<>();
    private final Map<String, String> references = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    /// By generator and number, in the order first read.
    private final Map<Long, Map<Long, Rule>> rules = new LinkedHashMap<>();

    /// Where the class of a rule is named, for classes that no configuration knows.
    private final List<Rule> inOrder = new ArrayList<>();

    private int disabled;

    private RuleFiles(Variables variables) {
        parser = new RuleParser(variables);
    }

    /// @param name as rules write it
    public record RuleClass(String name, String description, int priority) {}

    /// What was read.
    ///
    /// @param files that had rules
    /// @param unreadable inputs that could not be read, each with the reason
    public record LoadedRules(
            List<Rule> rules,
            int disabled,
            List<Problem> problems,
            Map<String, RuleClass> classes,
            Map<String, String> references,
            List<String> files,
            List<String> unreadable) {}

    /// Reads everything, and keeps on where something is wrong.
    public static LoadedRules read(List<Path> paths, Variables variables) {
        RuleFiles reading = new RuleFiles(variables);
        for (Path path : paths) {
            reading.read(path);
        }
        return reading.loaded();
    }

    private LoadedRules loaded() {
        List<Rule> kept = new ArrayList<>(inOrder.size());
        for (Rule rule : inOrder) {
            Map<Long, Rule> byId = rules.getOrDefault(rule.about().generator(), Map.of());
            if (byId.get(rule.about().id()) == rule) {
                kept.add(withPriority(rule));
            }
        }
        return new LoadedRules(
                List.copyOf(kept),
                disabled,
                List.copyOf(problems),
                Map.copyOf(classes),
                Map.copyOf(references),
                List.copyOf(files),
                List.copyOf(unreadable));
    }

    /// The priority of its class, where the rule gives none.
    private Rule withPriority(Rule rule) {
        Rule.About about = rule.about();
        if (about.className().isEmpty()) {
            return rule;
        }
        @Nullable RuleClass its = classes.get(about.className());
        if (its == null) {
            if (!classes.isEmpty()) {
                problems.add(
                        new Problem.Doubtful(
                                rule.place(),
                                1,
                                "the class `"
                                        + about.className()
                                        + "` is in no "
                                        + CLASSES
                                        + " that was read"));
            }
            return rule;
        }
        return about.priority() != null
                ? rule
                : new Rule(
                        rule.action(),
                        rule.protocol(),
                        rule.source(),
                        rule.arrow(),
                        rule.target(),
                        rule.blocks(),
                        rule.tests(),
                        rule.effects(),
                        new Rule.About(
                                about.generator(),
                                about.id(),
                                about.revision(),
                                about.message(),
                                about.className(),
                                its.priority(),
                                about.references(),
                                about.metadata()),
                        rule.place());
    }

    // ---- where rules lie

    private void read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                folder(path);
            } else if (isArchive(path)) {
                archive(path);
            } else {
                beside(path);
                file(path);
            }
        } catch (IOException failed) {
            unreadable.add(path + " cannot be read: " + reason(failed));
        }
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission is denied";
            case EOFException early -> "it ends too early";
            default -> String.valueOf(failed.getMessage());
        };
    }

    private static boolean isArchive(Path path) {
        String name = name(path);
        return name.endsWith(".tar.gz") || name.endsWith(".tgz") || name.endsWith(".tar");
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private void folder(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found =
                    walk.filter(Files::isRegularFile)
                            .filter(file -> isWanted(name(file)))
                            .sorted()
                            .toList();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        for (Path file : found) {
            file(file);
        }
        if (found.stream().noneMatch(file -> name(file).endsWith(".rules"))) {
            unreadable.add(folder + " has no files *.rules");
        }
    }

    private static boolean isWanted(String name) {
        return name.endsWith(".rules") || name.equals(CLASSES) || name.equals(REFERENCES);
    }

    private void beside(Path file) throws IOException {
        for (String name : List.of(CLASSES, REFERENCES)) {
            Path other = file.resolveSibling(name);
            if (Files.isRegularFile(other) && !other.equals(file)) {
                file(other);
            }
        }
    }

    private void file(Path file) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            unreadable.add(file + " is longer than " + (LONGEST_FILE >> 20) + " MiB");
            return;
        }
        text(file.toString(), name(file), Files.readAllBytes(file));
    }

    private void archive(Path path) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
                InputStream plain =
                        name(path).endsWith(".tar") ? file : new GZIPInputStream(file, 1 << 16)) {
            int found = 0;
            TarArchiveInputStream tar = new TarArchiveInputStream(plain);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (!entry.isFile() || !isWanted(name)) {
                    continue;
                }
                found += name.endsWith(".rules") ? 1 : 0;
                String place = path + "/" + entry.getName();
                if (entry.getSize() > LONGEST_FILE) {
                    unreadable.add(place + " is longer than " + (LONGEST_FILE >> 20) + " MiB");
                } else {
                    text(place, name, tar.readAllBytes());
                }
            }
            if (found == 0) {
                unreadable.add(path + " has no files *.rules");
            }
        }
    }

    // ---- lines

    private void text(String file, String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean classification = name.equals(CLASSES);
        boolean reference = name.equals(REFERENCES);
        if (!classification && !reference) {
            files.add(file);
        }
        int number = 0;
        @Nullable Line line = null;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            number++;
            if (classification) {
                classification(text.substring(from, to), file, number);
            } else if (reference) {
                reference(text.substring(from, to), file, number);
            } else {
                line = line == null ? new Line(file, number) : line;
                boolean continues = line.add(text.substring(from, to));
                if (!continues || end < 0) {
                    rule(line);
                    line = null;
                }
            }
            from = to + 1;
        }
        if (line != null) {
            rule(line);
        }
    }

    private void rule(Line line) {
        if (line.length() > LONGEST_LINE) {
            problems.add(
                    new Problem.Wrong(
                            line.place(),
                            1,
                            "expected a rule of at most "
                                    + LONGEST_LINE
                                    + " bytes, found "
                                    + line.length()));
            return;
        }
        switch (parser.read(line)) {
            case Reading.Active(Rule rule, List<Problem> said) -> {
                problems.addAll(said);
                add(rule);
            }
            case Reading.Refused(Problem problem) -> problems.add(problem);
            case Reading.Disabled() -> disabled++;
            case Reading.Nothing() -> {}
        }
    }

    /// Of rules with one number the one with the highest revision is kept, the first of equals.
    private void add(Rule rule) {
        Map<Long, Rule> byId =
                rules.computeIfAbsent(rule.about().generator(), generator -> new HashMap<>());
        @Nullable Rule before = byId.get(rule.about().id());
        if (before == null) {
            byId.put(rule.about().id(), rule);
            inOrder.add(rule);
            return;
        }
        boolean newer = rule.about().revision() > before.about().revision();
        Place place = newer ? before.place() : rule.place();
        Place other = newer ? rule.place() : before.place();
        problems.add(
                new Problem.Doubtful(
                        place,
                        1,
                        "the sid "
                                + rule.about().id()
                                + " is also at "
                                + other
                                + ", which is kept for its revision or its place"));
        if (newer) {
            byId.put(rule.about().id(), rule);
            inOrder.add(rule);
        }
    }

    /// `config classification: trojan-activity,A Network Trojan was detected, 1`.
    private void classification(String text, String file, int number) {
        Piece rest = setting(text, "classification");
        if (rest == null) {
            return;
        }
        List<Piece> pieces = rest.split(',');
        if (pieces.size() < 3
                || !pieces.getLast().isNumber()
                || pieces.getLast().text().length() > 9) {
            problems.add(
                    new Problem.Doubtful(
                            new Place(file, number),
                            1,
                            "expected `config classification: NAME, DESCRIPTION, PRIORITY`, found "
                                    + rest.shown()));
            return;
        }
        String name = Latin.text(pieces.getFirst().text());
        classes.putIfAbsent(
                name,
                new RuleClass(
                        name,
                        Latin.text(pieces.get(1).text()),
                        Integer.parseInt(pieces.getLast().text())));
    }

    /// `config reference: cve https://cve.mitre.org/…?name=`.
    private void reference(String text, String file, int number) {
        Piece rest = setting(text, "reference");
        if (rest == null) {
            return;
        }
        List<Piece> words = rest.cutAtBlank();
        if (words.get(1).isEmpty()) {
            problems.add(
                    new Problem.Doubtful(
                            new Place(file, number),
                            1,
                            "expected `config reference: KIND URL`, found " + rest.shown()));
            return;
        }
        references.putIfAbsent(
                Latin.text(words.getFirst().lower()), Latin.text(words.get(1).text()));
    }

    private static @Nullable Piece setting(String text, String kind) {
        Piece line = new Piece(text, 0).stripped();
        if (!line.startsWith("config")) {
            return null;
        }
        Piece rest = line.from("config".length());
        return rest.startsWith(kind + ":") ? rest.from(kind.length() + 1) : null;
    }
}
