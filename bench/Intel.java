import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import wolfhound.intel.Intake;
import wolfhound.intel.Intelligence;
import wolfhound.model.Address;
import wolfhound.model.Body;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Flow;
import wolfhound.model.Headers;
import wolfhound.model.Host;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.model.WebRequest;

/// Times reading, keeping, loading and asking of lists. With a fixed seed: names with three and
/// four labels (60 %), addresses and endpoints (20 %), pages (10 %), networks and digests (5 %
/// each).
public class Intel {
    private static final int ASKED = 200_000;
    private static final int ROUNDS = 20;

    public static void main(String[] arguments) throws Exception {
        Path scratch = Path.of(arguments[0]);
        List<String> lists = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        boolean invented =
                lists.isEmpty() || lists.size() == 1 && lists.getFirst().matches("[0-9]+");
        if (invented) {
            int size = lists.isEmpty() ? 2_000_000 : Integer.parseInt(lists.getFirst());
            lists = List.of(invent(scratch.resolve("list.txt"), size).toString());
        }
        long cpu = cpu();
        long started = System.nanoTime();
        Intelligence intel = Intake.of(lists).intelligence();
        tell("read and compiled %,d indicators", intel.size(), started, cpu);
        Path file = scratch.resolve("set.bin");
        cpu = cpu();
        started = System.nanoTime();
        intel.save(file);
        tell("saved %,d bytes", Files.size(file), started, cpu);
        intel = null;
        cpu = cpu();
        started = System.nanoTime();
        intel = Intelligence.load(file);
        tell("loaded %,d indicators", intel.size(), started, cpu);
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%-44s %,d MB%n",
                "heap that is in use", runtime.totalMemory() - runtime.freeMemory() >> 20);
        ask(intel, "names that are not listed, four labels", unlisted(ASKED));
        ask(intel, "addresses that are not listed", addresses(ASKED));
        ask(intel, "requests to servers that are not listed", requests(ASKED));
        if (invented) {
            ask(intel, "names that are listed, with what is said", listed(ASKED, intel.size()));
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void tell(String what, long count, long started, long cpu) {
        System.out.printf(
                "%-44s %.2f s, %.2f s of the processor%n",
                what.formatted(count), (System.nanoTime() - started) / 1e9, (cpu() - cpu) / 1e9);
    }

    private static void ask(Intelligence intel, String what, List<Observation> observations) {
        long found = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = cpu();
            for (Observation one : observations) {
                found += intel.sightings(one).size();
            }
            best = Math.min(best, cpu() - cpu);
        }
        System.out.printf(
                "%-44s %d ns each, %,d met%n", what, best / observations.size(), found / ROUNDS);
    }

    // ---- what is listed and asked for

    private static Path invent(Path file, int size) throws Exception {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < size; i++) {
                out.write(entry(i));
                out.write('\n');
            }
        }
        return file;
    }

    private static String entry(int i) {
        Random random = new Random(i * 31L);
        return switch (i % 20) {
            case 0 ->
                    "%d.%d.%d.0/24"
                            .formatted(
                                    20 + random.nextInt(80),
                                    random.nextInt(256),
                                    random.nextInt(256));
            case 1 ->
                    "%016x%016x%016x%016x"
                            .formatted(
                                    random.nextLong(),
                                    random.nextLong(),
                                    random.nextLong(),
                                    random.nextLong());
            case 2, 3 ->
                    "http://"
                            + name(random)
                            + "/"
                            + Long.toString(random.nextLong() >>> 1, 36)
                            + ".php";
            case 4, 5 -> address(random) + ":" + (1 + random.nextInt(65_000));
            case 6, 7 -> address(random);
            default -> name(random);
        };
    }

    private static String name(Random random) {
        return Long.toString(random.nextLong() >>> 20, 36)
                + "."
                + Long.toString(random.nextInt(1 << 20), 36)
                + ".example";
    }

    private static String address(Random random) {
        return (130 + random.nextInt(30))
                + "."
                + random.nextInt(256)
                + "."
                + random.nextInt(256)
                + "."
                + (1 + random.nextInt(250));
    }

    private static List<Observation> unlisted(int count) {
        Random random = new Random(1);
        List<Observation> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(looksUp("www." + Long.toString(random.nextLong() >>> 24, 36) + ".site.test"));
        }
        return all;
    }

    private static List<Observation> listed(int count, int size) {
        List<Observation> all = new ArrayList<>(count);
        for (int i = 8; all.size() < count; i = (i + 7) % size) {
            if (i % 20 > 7) {
                all.add(looksUp("www." + entry(i)));
            }
        }
        return all;
    }

    private static List<Observation> addresses(int count) {
        Random random = new Random(2);
        List<Observation> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(
                    new Flow(
                            seen(
                                    new Address(
                                            0,
                                            0xFFFF_0000_0000L
                                                    | 170L << 24
                                                    | random.nextInt(1 << 24)),
                                    443),
                            Flow.Phase.OPENED,
                            Duration.ZERO,
                            "",
                            0,
                            0,
                            1,
                            0));
        }
        return all;
    }

    private static List<Observation> requests(int count) {
        Random random = new Random(3);
        List<Observation> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String host = Long.toString(random.nextLong() >>> 24, 36) + ".site.test";
            all.add(
                    new WebRequest(
                            seen(Address.of("203.0.113.9"), 80),
                            "1.1",
                            "GET",
                            "/a/" + i + ".html?x=" + i,
                            host,
                            Headers.NONE,
                            Body.NONE));
        }
        return all;
    }

    private static NameLookup looksUp(String name) {
        return new NameLookup(
                seen(Address.of("10.0.0.1"), 53),
                new DomainName(name, name),
                "A",
                NameLookup.Way.DNS,
                NameLookup.Outcome.NO_SUCH_NAME,
                List.of(),
                Duration.ZERO,
                40,
                40);
    }

    private static Seen seen(Address peer, int port) {
        Host host = Host.of("10.0.0.7");
        return new Seen(
                Instant.EPOCH,
                host,
                50_000,
                new Peer(peer, port),
                true,
                new Origin(
                        "bench",
                        1,
                        new ConversationId(Transport.TCP, host.address(), 50_000, peer, port)),
                1);
    }
}
