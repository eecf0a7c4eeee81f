package wolfhound.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import wolfhound.scenarios.stage.Bystanders;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.PcapFile;
import wolfhound.scenarios.wire.PcapFile.Packet;
import wolfhound.scenarios.wire.PcapFile.Precision;

/// A scenario played once: the packets that the sensor recorded, and the truth.
public record Staging(List<Packet> packets, Truth truth) {
    private static final int FEWEST_BYSTANDERS = 2;
    private static final int MOST_BYSTANDERS = 4;

    /// Plays the scenario with bystanders around it.
    public static Staging of(Scenario scenario, long seed) {
        Stage stage = new Stage(seed);
        scenario.stage(stage);
        Bystanders.join(stage, stage.between(FEWEST_BYSTANDERS, MOST_BYSTANDERS + 1));
        List<Packet> packets = stage.recorded();
        return new Staging(packets, truth(scenario, seed, stage, packets.size()));
    }

    /// Plays the scenario and writes its capture.
    public static Truth write(Scenario scenario, long seed, Path pcap) throws IOException {
        Staging staging = of(scenario, seed);
        PcapFile.write(staging.packets, precision(seed), pcap);
        return staging.truth;
    }

    /// Writes a capture of each scenario and `labels.tsv` into the folder.
    public static List<Truth> write(List<Scenario> scenarios, long seed, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>(List.of(Truth.LABEL_COLUMNS));
        List<Truth> truths = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            String file = scenario.name() + ".pcap";
            Truth truth = write(scenario, seed, folder.resolve(file));
            lines.add(truth.label(file));
            truths.add(truth);
        }
        Files.write(folder.resolve("labels.tsv"), lines);
        return truths;
    }

    /// The capture as a file would hold it.
    public byte[] capture() {
        return PcapFile.bytes(packets, precision(truth.seed()));
    }

    private static Precision precision(long seed) {
        return (seed & 1) == 0 ? Precision.MICROSECONDS : Precision.NANOSECONDS;
    }

    private static Truth truth(Scenario scenario, long seed, Stage stage, int packets) {
        Instant from = stage.start();
        List<Truth.Of> hosts =
                stage.homeMachines().stream()
                        .map(m ->
                                new Truth.Of(
                                        m.name(), m.address(), m.expectation(), m.behaviours()))
                        .toList();
        return new Truth(
                scenario.name(), seed, scenario.kind(), scenario.family(), packets, from, hosts);
    }
}
