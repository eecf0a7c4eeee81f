import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/// Compares, capture by capture, what Wolfhound decoded with what tshark decoded: for each kind of
/// fact the two multisets, their intersection and their union.
///
/// `java -cp 'lib/*' Parity.java CAPTURES EVERY KIND KEPT`: reads one capture of EVERY; lists each
/// fact of KIND (or of `all`) that only one of the two saw, where it is not `-`; keeps what tshark
/// wrote in the folder KEPT, where it is not `-`.
final class Parity {
    private static final int WORST_SHOWN = 5;
    private static final int THREADS = 2;
    private static final Pattern NAMED_CAPTURE =
            Pattern.compile(".*\\.(pcap|pcapng|cap)(\\.gz|\\.zst)?");

    private static final String OTHER_PROTOCOL =
            "tshark does not know the conversation's protocol";

    /// How two multisets meet: what both hold, what one lacks, and what it lacks for a known
    /// reason.
    private static final class Meeting {
        private long both;
        private long onlyOurs;
        private long onlyTheirs;
        private final Map<String, Long> explained = new TreeMap<>();

        void plus(Meeting other) {
            both += other.both;
            onlyOurs += other.onlyOurs;
            onlyTheirs += other.onlyTheirs;
            other.explained.forEach((reason, count) -> explained.merge(reason, count, Long::sum));
        }

        void explained(String reason, long count) {
            explained.merge(reason, count, Long::sum);
        }

        long differences() {
            return onlyOurs + onlyTheirs;
        }
    }

    private record Compared(String capture, Map<Kind, Meeting> meetings, String details) {}

    private Parity() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int every = Integer.parseInt(arguments[1]);
        Set<Kind> listed = listed(arguments[2]);
        Tshark tshark = new Tshark(given(arguments[3]).map(Path::of));
        List<Future<Compared>> coming = new ArrayList<>();
        List<Compared> compared = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            List<Path> captures = captures(folder);
            for (int i = 0; i < captures.size(); i += every) {
                Path capture = captures.get(i);
                coming.add(workers.submit(() -> compare(folder, capture, tshark, listed)));
            }
            for (Future<Compared> one : coming) {
                compared.add(one.get());
            }
        }
        print(compared);
    }

    private static Set<Kind> listed(String argument) {
        return switch (argument) {
            case "-" -> EnumSet.noneOf(Kind.class);
            case "all" -> EnumSet.allOf(Kind.class);
            default -> EnumSet.of(Kind.valueOf(argument.toUpperCase(Locale.ROOT)));
        };
    }

    private static Optional<String> given(String argument) {
        return argument.equals("-") ? Optional.empty() : Optional.of(argument);
    }

    static List<Path> captures(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> NAMED_CAPTURE.matcher(file.toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static Compared compare(
            Path folder, Path capture, Tshark tshark, Set<Kind> listed) throws Exception {
        String name = folder.relativize(capture).toString();
        Tshark.Output output = tshark.read(capture, name);
        Theirs theirs = Theirs.of(output);
        tshark.release(output);
        Facts ours = Ours.of(capture, theirs.packets());
        Map<Kind, Meeting> meetings = new EnumMap<>(Kind.class);
        StringBuilder details = new StringBuilder();
        for (Kind kind : Kind.values()) {
            StringBuilder lines = listed.contains(kind) ? details : new StringBuilder();
            meetings.put(kind, meet(kind, name, ours, theirs, lines));
        }
        return new Compared(name, meetings, details.toString());
    }

    /// Compares the facts of one kind, and lists those that only one reader has: `+` Wolfhound, `-`
    /// tshark, `~` either for a known reason.
    private static Meeting meet(
            Kind kind, String capture, Facts ours, Theirs theirs, StringBuilder lines) {
        Meeting meeting = new Meeting();
        Set<Facts.Fact> all = new TreeSet<>(ours.of(kind).keySet());
        all.addAll(theirs.facts().of(kind).keySet());
        for (Facts.Fact fact : all) {
            int mine = ours.of(kind).getOrDefault(fact, 0);
            int other = theirs.facts().of(kind).getOrDefault(fact, 0);
            meeting.both += Math.min(mine, other);
            if (mine == other) {
                continue;
            }
            String reason =
                    mine > other
                            ? whyTheyLack(kind, fact, ours, theirs)
                            : whyWeLack(kind, fact, ours, theirs);
            int surplus = Math.abs(mine - other);
            char sign = !reason.isEmpty() ? '~' : mine > other ? '+' : '-';
            switch (sign) {
                case '~' -> meeting.explained(reason, surplus);
                case '+' -> meeting.onlyOurs += surplus;
                default -> meeting.onlyTheirs += surplus;
            }
            lines.append(
                    "%c%d\t%s\t%s\t%s\t%s\t%s%n"
                            .formatted(
                                    sign,
                                    surplus,
                                    kind.row(),
                                    capture,
                                    fact.ends(),
                                    fact.text(),
                                    reason));
        }
        return meeting;
    }

    private static String whyTheyLack(Kind kind, Facts.Fact fact, Facts ours, Theirs theirs) {
        return theirs.knows(kind, fact.ends()) ? ours.reason(kind, fact) : OTHER_PROTOCOL;
    }

    private static String whyWeLack(Kind kind, Facts.Fact fact, Facts ours, Theirs theirs) {
        return kind == Kind.FILE && ours.hasPart(fact)
                ? "Wolfhound says that the file is not whole"
                : theirs.facts().reason(kind, fact);
    }

    private static void print(List<Compared> compared) {
        compared.forEach(one -> System.out.print(one.details()));
        System.out.printf("%d captures%n", compared.size());
        System.out.printf(
                "%-16s %9s %13s %12s %9s%n", "", "both", "only wolfhound", "only tshark", "agree");
        Map<Kind, Meeting> sums = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Meeting whole = new Meeting();
            compared.forEach(one -> whole.plus(one.meetings().get(kind)));
            sums.put(kind, whole);
            long union = whole.both + whole.differences();
            System.out.printf(
                    "%-16s %9d %13d %12d %9s%n",
                    kind.row(),
                    whole.both,
                    whole.onlyOurs,
                    whole.onlyTheirs,
                    union == 0 ? "-" : "%.2f%%".formatted(100.0 * whole.both / union));
        }
        System.out.printf("%nLacking for a known reason, and not counted above:%n");
        sums.forEach(
                (kind, whole) ->
                        whole.explained.forEach(
                                (reason, count) ->
                                        System.out.printf(
                                                "  %-16s %6d  %s%n", kind.row(), count, reason)));
        for (Kind kind : Kind.values()) {
            printWorst(kind, compared);
        }
    }

    private static void printWorst(Kind kind, List<Compared> compared) {
        System.out.printf("%nLargest differences, %s:%n", kind.row());
        compared.stream()
                .filter(one -> one.meetings().get(kind).differences() > 0)
                .sorted(
                        Comparator.comparingLong(
                                (Compared one) -> -one.meetings().get(kind).differences()))
                .limit(WORST_SHOWN)
                .forEach(
                        one -> {
                            Meeting meeting = one.meetings().get(kind);
                            System.out.printf(
                                    "  both %d, only wolfhound %d, only tshark %d: %s%n",
                                    meeting.both,
                                    meeting.onlyOurs,
                                    meeting.onlyTheirs,
                                    one.capture());
                        });
    }
}
