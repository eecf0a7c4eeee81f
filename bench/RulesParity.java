import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wolfhound.model.ConversationId;
import wolfhound.model.RuleMatch;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.rules.language.RuleFiles;
import wolfhound.rules.language.RuleFiles.LoadedRules;
import wolfhound.rules.language.Variables;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;
import wolfhound.sources.CaptureSource;

/// Compares the alerts of Suricata with those of Wolfhound: which rule matched between whom in
/// which capture, however often.
///
/// `java -cp 'lib/*' RulesParity.java RULES CAPTURES EVERY LIST KEPT`: reads one capture of EVERY;
/// lists what only one of the two saw of the rule LIST (or of `all`), where it is not `-`; keeps
/// what Suricata said in the folder KEPT, where it is not `-`. Suricata reads each capture by
/// itself, through its socket, with checksums unchecked.
final class RulesParity {
    private static final int WORST_SHOWN = 25;
    private static final int MOST_LISTED = 60;
    private static final Pattern FIELD =
            Pattern.compile(
                    "\"(src_ip|dest_ip|signature_id|gid|event_type)\":(?:\"([^\"]*)\"|(\\d+))");

    private record Alert(String capture, long sid, String ends) implements Comparable<Alert> {
        @Override
        public int compareTo(Alert other) {
            return Comparator.comparing(Alert::capture)
                    .thenComparingLong(Alert::sid)
                    .thenComparing(Alert::ends)
                    .compare(this, other);
        }
    }

    private final Path rules;
    private final Path captures;
    private final List<Path> chosen = new ArrayList<>();

    private RulesParity(Path rules, Path captures, int every) throws IOException {
        this.rules = rules;
        this.captures = captures;
        List<Path> all = Parity.captures(captures);
        for (int i = 0; i < all.size(); i += every) {
            chosen.add(all.get(i));
        }
    }

    public static void main(String[] arguments) throws Exception {
        var parity =
                new RulesParity(
                        Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        Set<Alert> theirs = parity.theirs(arguments[4]);
        Set<Alert> ours = parity.ours();
        parity.compare(theirs, ours, arguments[3]);
    }

    private String name(Path capture) {
        return captures.relativize(capture).toString();
    }

    /// Addresses in one order, in the form of Java.
    private static String ends(String one, String other) {
        String a = address(one);
        String b = address(other);
        return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
    }

    private static String address(String text) {
        return wolfhound.model.Address.parse(text).map(Object::toString).orElse(text);
    }

    // Ours.

    private Set<Alert> ours() throws InterruptedException {
        long began = System.nanoTime();
        Variables variables = Variables.usual();
        LoadedRules loaded = RuleFiles.read(List.of(rules), variables);
        RuleSet set =
                RuleSet.compile(
                        loaded.rules(),
                        variables,
                        LiteralEngine.available(
                                Path.of(System.getProperty("java.io.tmpdir"), "rules-parity"),
                                System.err::println),
                        Expressions.available());
        System.out.printf(
                "Wolfhound: %,d rules loaded in %.1f s%n",
                set.size(), (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
        Set<Alert> alerts = new TreeSet<>();
        for (Path capture : chosen) {
            String name = name(capture);
            new CaptureSource(List.of(capture), 2, set)
                    .read(observation -> {
                        if (observation instanceof RuleMatch match) {
                            ConversationId id = match.seen().conversation();
                            String ends = ends(id.client().toString(), id.server().toString());
                            alerts.add(new Alert(name, match.rule().id(), ends));
                        }
                    });
        }
        System.out.printf(
                "Wolfhound: %,d captures in %.1f s%n",
                chosen.size(), (System.nanoTime() - began) / 1e9);
        return alerts;
    }

    // Theirs.

    private Set<Alert> theirs(String kept) throws Exception {
        Path file = kept.equals("-") ? null : Path.of(kept, "alerts.tsv");
        if (file == null || !Files.exists(file)) {
            Path folder = file == null ? Files.createTempDirectory("rules-parity") : file.getParent();
            Files.createDirectories(folder);
            file = folder.resolve("alerts.tsv");
            Files.write(file, ask(folder).stream().map(RulesParity::line).toList());
        }
        Set<String> wanted = new HashSet<>();
        chosen.forEach(capture -> wanted.add(name(capture)));
        Set<Alert> alerts = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            String[] part = line.split("\t");
            if (wanted.contains(part[0])) {
                alerts.add(new Alert(part[0], Long.parseLong(part[1]), part[2]));
            }
        }
        return alerts;
    }

    private static String line(Alert alert) {
        return alert.capture() + "\t" + alert.sid() + "\t" + alert.ends();
    }

    private Set<Alert> ask(Path folder) throws Exception {
        Path one = folder.resolve("all.rules");
        Path classes = gather(one, folder);
        List<String> options =
                new ArrayList<>(List.of("-S", one.toString(), "--set", "runmode=single"));
        if (classes != null) {
            options.addAll(List.of("--set", "classification-file=" + classes));
        }
        Suricata suricata = new Suricata(folder.toAbsolutePath());
        suricata.read(chosen, options);
        Set<Alert> alerts = new TreeSet<>();
        for (int i = 0; i < chosen.size(); i++) {
            read(suricata.eve(i), name(chosen.get(i)), alerts);
        }
        return alerts;
    }

    /// All rules in one file, as Suricata wants them. @return the classes beside them, or null
    private Path gather(Path one, Path folder) throws IOException, InterruptedException {
        Path from = rules;
        if (rules.toString().endsWith(".gz")) {
            from = Files.createDirectories(folder.resolve("rules"));
            new ProcessBuilder("tar", "xzf", rules.toString(), "-C", from.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        try (Stream<Path> all = Files.walk(from)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            StringBuilder text = new StringBuilder();
            for (Path file : files) {
                if (file.toString().endsWith(".rules")) {
                    text.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
                }
            }
            Files.writeString(one, text, StandardCharsets.ISO_8859_1);
            return files.stream()
                    .filter(file -> file.endsWith("classification.config"))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static void read(Path eve, String capture, Set<Alert> alerts) throws IOException {
        if (!Files.exists(eve)) {
            return;
        }
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(Files.newInputStream(eve), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, String> fields = new HashMap<>();
                Matcher matcher = FIELD.matcher(line);
                while (matcher.find()) {
                    fields.putIfAbsent(
                            matcher.group(1),
                            matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
                }
                if ("alert".equals(fields.get("event_type")) && fields.containsKey("src_ip")) {
                    alerts.add(
                            new Alert(
                                    capture,
                                    Long.parseLong(fields.get("signature_id")),
                                    ends(fields.get("src_ip"), fields.get("dest_ip"))));
                }
            }
        }
    }

    // Both.

    private void compare(Set<Alert> theirs, Set<Alert> ours, String list) throws IOException {
        Set<Alert> missed = new TreeSet<>(theirs);
        missed.removeAll(ours);
        Set<Alert> extra = new TreeSet<>(ours);
        extra.removeAll(theirs);
        System.out.printf(
                "%d captures: Suricata %,d alerts, Wolfhound %,d; %,d of both (%.1f %%), %,d missed,"
                        + " %,d extra (%.1f %%)%n",
                chosen.size(),
                theirs.size(),
                ours.size(),
                theirs.size() - missed.size(),
                100.0 * (theirs.size() - missed.size()) / Math.max(1, theirs.size()),
                missed.size(),
                extra.size(),
                100.0 * extra.size() / Math.max(1, theirs.size()));
        worst("missed", missed);
        worst("extra", extra);
        if (list.equals("-")) {
            return;
        }
        list("-", missed, list);
        list("+", extra, list);
    }

    private static void worst(String what, Set<Alert> alerts) {
        Map<Long, Integer> bySid = new TreeMap<>();
        alerts.forEach(alert -> bySid.merge(alert.sid(), 1, Integer::sum));
        System.out.println("Rules most often " + what + ":");
        bySid.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
                .limit(WORST_SHOWN)
                .forEach(e -> System.out.printf("  %6d  %d%n", e.getValue(), e.getKey()));
    }

    private static void list(String mark, Set<Alert> alerts, String list) {
        alerts.stream()
                .filter(alert -> list.equals("all") || list.equals("" + alert.sid()))
                .limit(list.equals("all") ? Long.MAX_VALUE : MOST_LISTED)
                .forEach(alert -> System.out.println(mark + " " + line(alert)));
    }
}
