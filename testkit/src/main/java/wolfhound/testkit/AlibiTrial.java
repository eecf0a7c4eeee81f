package wolfhound.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.detector.Detectors;
import wolfhound.engine.witness.Witnesses;
import wolfhound.model.Address;
import wolfhound.model.Observation;
import wolfhound.model.Verdict;
import wolfhound.scenarios.OfficeDay;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.Staging;
import wolfhound.scenarios.stage.Bystanders;
import wolfhound.scenarios.stage.Expectation;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.PcapFile;
import wolfhound.scenarios.wire.PcapFile.Packet;
import wolfhound.sources.CaptureSource;

/// One innocent cause on trial: staged again and again with other people, addresses, times and
/// sensors, alone and with a true infection under it.
///
/// What differs between runs: the scenario's own draws (addresses, names, volumes, pauses), the
/// number of bystanders, the share of packets that the sensor loses, packets that change places or
/// come twice, and the sensor's clock.
///
/// @param number in the catalogue of innocent causes, `B6`
/// @param witness that speaks for it, by name
/// @param scenarios that stage it, by name
public record AlibiTrial(String number, String witness, List<String> scenarios) {
    private static final Path FAST = Path.of("/dev/shm");

    private static final EngineSettings SETTINGS = Settings.of(List.of());

    /// What the sensor may lose at most before a planted infection is no longer asked for.
    private static final double[] LOSSES = {0, 0, 0, 0.002, 0.01};

    /// What one run showed.
    ///
    /// @param convicted innocent hosts that were convicted, with what for
    /// @param suspects innocent hosts that were suspects, with what for
    /// @param signs evidence given against innocent hosts, by sign
    /// @param witnesses who spoke
    /// @param planted the verdict on the planted infection, empty where none was planted
    /// @param missed the planted infection where it was not convicted, with what counted against it
    public record Outcome(
            List<String> convicted,
            List<String> suspects,
            Set<String> signs,
            Set<String> witnesses,
            int hosts,
            String planted,
            List<String> missed) {}

    /// One run before it is hunted: what the sensor recorded, who is at home, and which addresses
    /// an old list has.
    public record Run(List<Packet> packets, List<Machine> machines, Set<Address> listed) {}

    /// The scenario alone: nobody is to be convicted.
    public Outcome runs(long seed) {
        return outcome(innocentRun(seed), seed, "");
    }

    /// The scenario alone, not yet hunted.
    public Run innocentRun(long seed) {
        return run(stage(seed), seed);
    }

    /// The scenario with this guilty one played by the machine that has most to say in it.
    public Outcome runs(long seed, Scenario guilty) {
        Stage stage = stage(seed);
        String role = Staging.of(guilty, seed).truth().infected().getFirst().name();
        Machine subject = stage.busiest();
        stage.scene("planted", beginning(stage, drawn(seed, Draw.PLANT)));
        stage.plays(subject, role);
        guilty.stage(stage);
        return outcome(run(stage, seed), seed, subject.name());
    }

    /// An office of so many people for so long, in which nothing happens.
    public static Outcome office(long seed, int people, Duration length) {
        return outcome(officeRun(seed, people, length), seed, "");
    }

    /// As above, not yet hunted.
    public static Run officeRun(long seed, int people, Duration length) {
        Stage stage = new Stage(seed);
        stage.sensorLoses(LOSSES[drawn(seed, Draw.STAGE).nextInt(LOSSES.length)]);
        new OfficeDay(people, length).stage(stage);
        return run(stage, seed);
    }

    /// When the planted infection begins: at any time that the sensor sees. One that began before
    /// has said its hello unheard, and what is left of it counts half.
    private static Duration beginning(Stage stage, Random random) {
        Duration unseen = stage.sensorStart();
        Duration seen = stage.length().minus(unseen);
        return unseen.plus(Duration.ofMillis((long) (seen.toMillis() * random.nextDouble())));
    }

    /// What is drawn for a run beside what the stage draws, each of it from numbers of its own.
    private enum Draw {
        STAGE,
        PLANT,
        SENSOR
    }

    /// The first numbers of [Random] hardly differ between seeds that are neighbours, so seeds are
    /// spread first.
    private static Random drawn(long seed, Draw draw) {
        return new Random((seed * Draw.values().length + draw.ordinal()) * 0x9E37_79B9_7F4A_7C15L);
    }

    private Stage stage(long seed) {
        Stage stage = new Stage(seed);
        Random random = drawn(seed, Draw.STAGE);
        Scenario scenario =
                Scenarios.named(scenarios.get(random.nextInt(scenarios.size()))).orElseThrow();
        stage.sensorLoses(LOSSES[random.nextInt(LOSSES.length)]);
        scenario.stage(stage);
        return stage;
    }

    private static Run run(Stage stage, long seed) {
        Random random = drawn(seed, Draw.SENSOR);
        Bystanders.join(stage, random.nextInt(9));
        List<Packet> packets = disturbed(stage.recorded(), random);
        Set<Address> listed =
                Scenarios.listed().values().stream()
                        .filter(stage::knows)
                        .map(name -> stage.site(name).address())
                        .collect(Collectors.toSet());
        return new Run(packets, stage.homeMachines(), listed);
    }

    private static Outcome outcome(Run run, long seed, String subject) {
        List<Verdict> verdicts = hunt(run);
        List<String> convicted = new ArrayList<>();
        List<String> suspects = new ArrayList<>();
        Set<String> signs = new TreeSet<>();
        Set<String> witnesses = new TreeSet<>();
        String planted = "";
        List<String> missed = new ArrayList<>();
        for (Machine machine : run.machines) {
            for (Verdict verdict : verdicts) {
                if (!verdict.host().address().equals(machine.address())) {
                    continue;
                }
                boolean guilty =
                        machine.name().equals(subject)
                                || machine.expectation() == Expectation.INFECTED
                                || machine.expectation() == Expectation.LIKELY;
                if (machine.name().equals(subject)) {
                    planted = verdict.text();
                    if (!planted.equals("infected")) {
                        missed.add(why(machine, verdict, seed));
                    }
                }
                verdict.hostCase().alibis().forEach(alibi -> witnesses.add(alibi.from()));
                if (guilty) {
                    continue;
                }
                verdict.hostCase().evidence().forEach(item -> signs.add(item.sign().id()));
                if (verdict.text().equals("infected")) {
                    convicted.add(why(machine, verdict, seed));
                } else if (verdict.text().equals("suspect")) {
                    suspects.add(why(machine, verdict, seed));
                }
            }
        }
        return new Outcome(
                convicted, suspects, signs, witnesses, run.machines.size(), planted, missed);
    }

    static String why(Machine machine, Verdict verdict, long seed) {
        return machine.name()
                + " (seed "
                + seed
                + ", "
                + verdict.reckoning().posterior().decibans()
                + "): "
                + verdict.reckoning().counted().stream().map(AlibiTrial::told).toList();
    }

    /// `mining-works 8.2 of 12.1 (1.3 explained)`.
    private static String told(Verdict.Counted item) {
        double explained = item.relief().decibans();
        return item.evidence().sign().id()
                + String.format(
                        Locale.ROOT,
                        " %.1f of %.1f",
                        item.counts().decibans(),
                        item.evidence().weight().decibans())
                + (explained > 0 ? String.format(Locale.ROOT, " (%.1f explained)", explained) : "");
    }

    /// As sensors disturb: some swap neighbours, some see a packet twice, some have a fast clock.
    private static List<Packet> disturbed(List<Packet> packets, Random random) {
        double swaps = random.nextInt(4) == 0 ? 0.01 : 0;
        double copies = random.nextInt(4) == 0 ? 0.01 : 0;
        double skew = random.nextInt(4) == 0 ? 1 + (random.nextDouble() - 0.5) / 500 : 1;
        long shift = random.nextInt(4) == 0 ? random.nextInt(7200) * 1_000_000_000L : 0;
        List<Packet> disturbed = new ArrayList<>(packets.size());
        long zero = packets.isEmpty() ? 0 : packets.getFirst().nanos();
        for (Packet packet : packets) {
            long at = zero + shift + (long) ((packet.nanos() - zero) * skew);
            Packet seen = new Packet(at, packet.frame());
            disturbed.add(seen);
            if (random.nextDouble() < copies) {
                disturbed.add(seen);
            }
            int last = disturbed.size() - 1;
            if (last > 0 && random.nextDouble() < swaps) {
                Packet before = disturbed.get(last - 1);
                disturbed.set(last - 1, new Packet(before.nanos(), seen.frame()));
                disturbed.set(last, new Packet(at, before.frame()));
            }
        }
        return disturbed;
    }

    /// Where captures of a moment are written: into memory, where that can be had.
    private static Path scratch() {
        return Files.isDirectory(FAST) ? FAST : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static List<Verdict> hunt(Run run) {
        Engine engine =
                new Engine(
                        SETTINGS,
                        change -> {},
                        Stream.concat(Detectors.all().stream(), Stream.of(new OldList(run.listed)))
                                .toList(),
                        Witnesses.all());
        read(run.packets, engine::see);
        return engine.finish();
    }

    /// Tells what the sources observe in these packets.
    public static void read(List<Packet> packets, Consumer<Observation> tell) {
        try {
            Path capture = Files.createTempFile(scratch(), "trial", ".pcap");
            try {
                PcapFile.write(packets, PcapFile.Precision.NANOSECONDS, capture);
                new CaptureSource(List.of(capture), 1).read(tell);
            } finally {
                Files.delete(capture);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }
}
