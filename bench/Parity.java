import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import wolfhound.model.ChatLine;
import wolfhound.model.CommandLine;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.SecureSession;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;
import wolfhound.sources.CaptureSource;

/// Compares, capture by capture, what Wolfhound decoded with what tshark decoded: for each kind of
/// fact the two multisets, their intersection and their union.
///
/// `java -cp 'lib/*' Parity.java CAPTURES EVERY [KIND]`: reads one capture of EVERY; with a KIND
/// also lists each fact of it that only one of the two saw.
final class Parity {
    private static final int WORST_SHOWN = 5;
    private static final int THREADS = 2;

    /// In the order of the columns that tshark is asked for.
    private static final List<String> FIELDS =
            List.of(
                    "frame.protocols",
                    "dns.flags.response",
                    "dns.qry.name",
                    "http.request.method",
                    "http.host",
                    "http.request.uri",
                    "http.response.code",
                    "tls.handshake.extensions_server_name",
                    "tls.handshake.ja3",
                    "smtp.req.command",
                    "irc.request.command",
                    "ftp.request.command");

    private static final String FILTER =
            "(dns.flags.response == 0) || http.request || http.response"
                    + " || tls.handshake.type == 1 || smtp.req.command || irc.request.command"
                    + " || ftp.request.command";

    private enum Kind {
        DNS_QUESTION,
        HTTP_REQUEST,
        HTTP_STATUS,
        TLS_SERVER_NAME,
        TLS_JA3,
        SMTP_COMMAND,
        IRC_COMMAND,
        FTP_COMMAND
    }

    /// What one reader saw, each fact as often as it was seen.
    private static final class Facts {
        private final Map<Kind, Map<String, Integer>> counts = new EnumMap<>(Kind.class);

        void add(Kind kind, String fact) {
            of(kind).merge(fact, 1, Integer::sum);
        }

        Map<String, Integer> of(Kind kind) {
            return counts.computeIfAbsent(kind, key -> new HashMap<>());
        }
    }

    /// How two multisets meet.
    private record Meeting(long both, long onlyOurs, long onlyTheirs) {
        static final Meeting NONE = new Meeting(0, 0, 0);

        static Meeting of(Map<String, Integer> ours, Map<String, Integer> theirs) {
            long both = 0;
            long all = 0;
            for (var fact : ours.entrySet()) {
                both += Math.min(fact.getValue(), theirs.getOrDefault(fact.getKey(), 0));
                all += fact.getValue();
            }
            long others = theirs.values().stream().mapToLong(Integer::longValue).sum();
            return new Meeting(both, all - both, others - both);
        }

        Meeting plus(Meeting other) {
            return new Meeting(
                    both + other.both, onlyOurs + other.onlyOurs, onlyTheirs + other.onlyTheirs);
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
        Kind listed =
                arguments.length > 2 ? Kind.valueOf(arguments[2].toUpperCase(Locale.ROOT)) : null;
        List<Future<Compared>> coming = new ArrayList<>();
        List<Compared> compared = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            List<Path> captures = captures(folder);
            for (int i = 0; i < captures.size(); i += every) {
                Path capture = captures.get(i);
                coming.add(workers.submit(() -> compare(folder, capture, listed)));
            }
            for (Future<Compared> one : coming) {
                compared.add(one.get());
            }
        }
        print(compared);
    }

    private static List<Path> captures(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)(\\.gz|\\.zst)?"))
                    .sorted()
                    .toList();
        }
    }

    private static Compared compare(Path folder, Path capture, Kind listed) throws Exception {
        Facts theirs = theirs(capture);
        Facts ours = new Facts();
        new CaptureSource(List.of(capture), 1).read(observation -> note(observation, ours));
        Map<Kind, Meeting> meetings = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            meetings.put(kind, Meeting.of(ours.of(kind), theirs.of(kind)));
        }
        String name = folder.relativize(capture).toString();
        String details = listed == null ? "" : details(name, ours.of(listed), theirs.of(listed));
        return new Compared(name, meetings, details);
    }

    private static String details(
            String capture, Map<String, Integer> ours, Map<String, Integer> theirs) {
        StringBuilder lines = new StringBuilder();
        Map<String, Integer> difference = new HashMap<>(ours);
        theirs.forEach((fact, count) -> difference.merge(fact, -count, Integer::sum));
        difference.forEach(
                (fact, count) -> {
                    if (count != 0) {
                        lines.append("%+d\t%s\t%s%n".formatted(count, capture, fact));
                    }
                });
        return lines.toString();
    }

    private static void note(Observation observation, Facts facts) {
        switch (observation) {
            case NameLookup lookup when lookup.way() == NameLookup.Way.DNS ->
                    facts.add(Kind.DNS_QUESTION, name(lookup.name().toString()));
            case WebRequest request when !request.version().startsWith("2") ->
                    facts.add(
                            Kind.HTTP_REQUEST,
                            request(request.method(), request.host(), request.target()));
            case WebExchange exchange
                    when exchange.answered() && !exchange.request().version().startsWith("2") ->
                    facts.add(Kind.HTTP_STATUS, Integer.toString(exchange.status()));
            case SecureSession session when !session.dialect().equals("dtls") -> {
                addUnlessEmpty(
                        facts, Kind.TLS_SERVER_NAME, name(session.serverName().toString()));
                addUnlessEmpty(facts, Kind.TLS_JA3, session.ja3());
            }
            case CommandLine line when line.protocol().equals("smtp") ->
                    facts.add(Kind.SMTP_COMMAND, line.verb().toUpperCase(Locale.ROOT));
            case CommandLine line when line.protocol().equals("ftp") ->
                    facts.add(Kind.FTP_COMMAND, line.verb().toUpperCase(Locale.ROOT));
            case ChatLine line when line.byHost() == line.seen().hostOpened() ->
                    facts.add(Kind.IRC_COMMAND, line.command().toUpperCase(Locale.ROOT));
            default -> {}
        }
    }

    private static Facts theirs(Path capture) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "tshark", "-n", "-r", capture.toString(), "-Y", FILTER, "-T",
                                "fields", "-E", "separator=/t", "-E", "aggregator=|"));
        for (String field : FIELDS) {
            command.add("-e");
            command.add(field);
        }
        Facts facts = new Facts();
        Process tshark =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader lines = tshark.inputReader(StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns.length == FIELDS.size()) {
                    note(columns, facts);
                }
            }
        }
        tshark.waitFor();
        return facts;
    }

    /// Packets quoted in an error of ICMP are nobody's words.
    private static void note(String[] columns, Facts facts) {
        if (columns[0].contains(":icmp")) {
            return;
        }
        if ((columns[0] + ":").contains(":dns:")
                && (columns[1].startsWith("0") || columns[1].startsWith("F"))) {
            for (String name : values(columns[2])) {
                facts.add(Kind.DNS_QUESTION, name(name));
            }
        }
        if (!columns[0].contains(":ssdp")) { // tshark files SSDP under HTTP's fields
            noteWeb(columns, facts);
            addAll(facts, Kind.HTTP_STATUS, columns[6]);
        }
        addAll(facts, Kind.TLS_SERVER_NAME, columns[7].toLowerCase(Locale.ROOT));
        addAll(facts, Kind.TLS_JA3, columns[8]);
        addAll(facts, Kind.SMTP_COMMAND, columns[9].toUpperCase(Locale.ROOT));
        addAll(facts, Kind.IRC_COMMAND, columns[10].toUpperCase(Locale.ROOT));
        addAll(facts, Kind.FTP_COMMAND, columns[11].toUpperCase(Locale.ROOT));
    }

    /// A frame with several requests lists their methods, hosts and targets each by itself; a
    /// target may hold the separator, then the frame's one request takes it whole.
    private static void noteWeb(String[] columns, Facts facts) {
        String[] methods = values(columns[3]);
        String[] hosts = values(columns[4]);
        String[] targets = methods.length == 1 ? new String[] {columns[5]} : values(columns[5]);
        for (int i = 0; i < methods.length; i++) {
            facts.add(
                    Kind.HTTP_REQUEST,
                    request(
                            methods[i],
                            i < hosts.length ? hosts[i] : "",
                            i < targets.length ? targets[i] : ""));
        }
    }

    private static String[] values(String column) {
        return column.isEmpty() ? new String[0] : column.split("\\|");
    }

    private static void addAll(Facts facts, Kind kind, String column) {
        for (String value : values(column)) {
            addUnlessEmpty(facts, kind, value);
        }
    }

    private static void addUnlessEmpty(Facts facts, Kind kind, String fact) {
        if (!fact.isEmpty()) {
            facts.add(kind, fact);
        }
    }

    private static String name(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("<root>") || lower.equals(".")) {
            return "";
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String request(String method, String host, String target) {
        String bare = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return method + " " + bare + " " + path(target);
    }

    private static String path(String target) {
        String path = target.replaceFirst("^[A-Za-z]{1,8}://[^/]*", "");
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static void print(List<Compared> compared) {
        compared.forEach(one -> System.out.print(one.details()));
        System.out.printf("%d captures%n", compared.size());
        System.out.printf(
                "%-16s %9s %13s %12s %9s%n", "", "both", "only wolfhound", "only tshark", "agree");
        for (Kind kind : Kind.values()) {
            Meeting whole =
                    compared.stream()
                            .map(one -> one.meetings().get(kind))
                            .reduce(Meeting.NONE, Meeting::plus);
            long union = whole.both() + whole.differences();
            System.out.printf(
                    "%-16s %9d %13d %12d %9s%n",
                    kind.name().toLowerCase(Locale.ROOT),
                    whole.both(),
                    whole.onlyOurs(),
                    whole.onlyTheirs(),
                    union == 0 ? "-" : "%.2f%%".formatted(100.0 * whole.both() / union));
        }
        for (Kind kind : Kind.values()) {
            printWorst(kind, compared);
        }
    }

    private static void printWorst(Kind kind, List<Compared> compared) {
        System.out.printf("%nLargest differences, %s:%n", kind.name().toLowerCase(Locale.ROOT));
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
                                    meeting.both(),
                                    meeting.onlyOurs(),
                                    meeting.onlyTheirs(),
                                    one.capture());
                        });
    }
}
