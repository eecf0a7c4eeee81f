import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.model.Evidence;
import wolfhound.model.Host;
import wolfhound.model.Verdict;
import wolfhound.sources.InputSource;

/// Hunts every capture twice, by its packets and by the EVE log that Suricata writes of it, and
/// compares: the verdicts on each host, and which detectors spoke.
///
/// `java -cp 'lib/*' LogParity.java CAPTURES KEEP`: exits with 1 where a log convicts a host
/// that its packets clear.
final class LogParity {
    private static final List<String> VERDICTS =
            List.of("clear", "exposed", "suspect", "infected", "unseen");

    private final EngineSettings settings = Settings.of(List.of());
    private final Path folder;
    private final Map<String, Integer> cells = new TreeMap<>();
    private final Map<String, int[]> detectors = new TreeMap<>();
    private final List<String> worse = new ArrayList<>();
    private long packetObservations;
    private long logObservations;

    private LogParity(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path keep = Path.of(arguments[1]).toAbsolutePath();
        List<Path> captures = Parity.captures(folder);
        Suricata suricata = new Suricata(keep);
        Path done = keep.resolve("done");
        if (!Files.exists(done)) {
            Path none = Files.createFile(Files.createDirectories(keep).resolve("none.rules"));
            suricata.read(captures, List.of("-S", none.toString()));
            Files.createFile(done);
        }
        LogParity parity = new LogParity(folder);
        for (int i = 0; i < captures.size(); i++) {
            if (Files.exists(suricata.eve(i))) {
                parity.compare(captures.get(i), suricata.eve(i));
            }
        }
        System.exit(parity.tell(captures.size()));
    }

    /// The verdict on each host, and which detectors spoke.
    private record Heard(Map<Host, String> verdicts, Set<String> detectors, long observations) {}

    private void compare(Path capture, Path eve) throws InterruptedException {
        Heard packets = hunt(capture);
        Heard log = hunt(eve);
        packetObservations += packets.observations;
        logObservations += log.observations;
        Set<Host> hosts = new HashSet<>(packets.verdicts.keySet());
        hosts.addAll(log.verdicts.keySet());
        for (Host host : hosts) {
            String one = packets.verdicts.getOrDefault(host, "unseen");
            String other = log.verdicts.getOrDefault(host, "unseen");
            cells.merge(one + " " + other, 1, Integer::sum);
            if (other.equals("infected") && !one.equals("infected")) {
                worse.add(folder.relativize(capture) + " " + host + ": packets say " + one);
            }
        }
        Set<String> spoke = new HashSet<>(packets.detectors);
        spoke.addAll(log.detectors);
        for (String detector : spoke) {
            int[] counts = detectors.computeIfAbsent(detector, each -> new int[3]);
            boolean byPackets = packets.detectors.contains(detector);
            boolean byLog = log.detectors.contains(detector);
            counts[byPackets && byLog ? 0 : byPackets ? 1 : 2]++;
        }
    }

    private Heard hunt(Path input) throws InterruptedException {
        var source = new InputSource(List.of(input), 1, null);
        var engine = new Engine(settings, change -> {});
        source.read(engine::see);
        Map<Host, String> verdicts = new TreeMap<>();
        Set<String> spoke = new HashSet<>();
        for (Verdict verdict : engine.finish()) {
            verdicts.put(verdict.host(), verdict.text());
            for (Evidence evidence : verdict.hostCase().evidence()) {
                spoke.add(evidence.from());
            }
        }
        return new Heard(verdicts, spoke, source.tally().observations());
    }

    private int tell(int captures) {
        System.out.printf(
                "%d captures, %,d observations from packets, %,d from logs%n%n",
                captures, packetObservations, logObservations);
        System.out.println("| hosts: by packets / by the log | " + String.join(" | ", VERDICTS) + " |");
        System.out.println("|---|" + "---:|".repeat(VERDICTS.size()));
        for (String one : VERDICTS) {
            StringBuilder row = new StringBuilder("| " + one + " |");
            for (String other : VERDICTS) {
                row.append(' ').append(cells.getOrDefault(one + " " + other, 0)).append(" |");
            }
            System.out.println(row);
        }
        System.out.println("\n| detector: captures in which it spoke | both | only packets | only the log |");
        System.out.println("|---|---:|---:|---:|");
        detectors.forEach(
                (name, counts) ->
                        System.out.printf(
                                "| %s | %d | %d | %d |%n", name, counts[0], counts[1], counts[2]));
        System.out.println();
        worse.forEach(System.out::println);
        System.out.printf("%d hosts are convicted by their log alone%n", worse.size());
        return worse.isEmpty() ? 0 : 1;
    }
}
