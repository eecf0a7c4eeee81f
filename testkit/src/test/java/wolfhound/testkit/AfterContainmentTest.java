package wolfhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.app.Settings;
import wolfhound.engine.Engine;
import wolfhound.engine.declare.Declarations;
import wolfhound.model.PackMember;
import wolfhound.model.Peer;
import wolfhound.model.Verdict;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.Staging;
import wolfhound.scenarios.Truth;
import wolfhound.sources.CaptureSource;

/// The day after: somebody cut off the two masters that the first hunt named, and hunts again.
class AfterContainmentTest {
    @TempDir Path folder;

    @Test
    void tellsWhoFellSilentWhoTriesOnAndWhoIsNew() throws Exception {
        Path capture = folder.resolve("wolf-pack.pcap");
        String host = stage(capture);

        List<PackMember> pack = hunt(capture, host, Declarations.NONE).pack();
        assertThat(pack).hasSize(3).allMatch(member -> member.aftermath().isEmpty());

        Instant cut = pack.get(1).last().plusSeconds(300);
        Peer first = pack.getFirst().peers().getFirst();
        Peer second = pack.get(1).peers().getFirst();
        Verdict.Infected after =
                hunt(
                        capture,
                        host,
                        Declarations.parse(
                                List.of(
                                        host + " was contained " + cut + " at " + first.address(),
                                        host
                                                + " was contained "
                                                + cut
                                                + " at "
                                                + second.address())));
        assertThat(after.pack())
                .extracting(member -> member.aftermath().orElseThrow().state())
                .containsExactly(
                        PackMember.State.RETRYING,
                        PackMember.State.SILENT,
                        PackMember.State.NEW_SIBLING);
        assertThat(after.pack().getFirst().aftermath().orElseThrow().retries()).isBetween(4, 7);
        assertThat(after.remedy()).anyMatch(text -> text.contains("re-image"));
        assertThat(after.hostCase().evidence())
                .anyMatch(item -> item.sign().id().equals("retries-against-block"));
    }

    private static String stage(Path capture) throws IOException {
        Truth truth = Staging.write(Scenarios.named("wolf-pack").orElseThrow(), 1, capture);
        return truth.infected().getFirst().address().toString();
    }

    private static Verdict.Infected hunt(Path capture, String host, Declarations declarations)
            throws InterruptedException {
        Engine engine = new Engine(Settings.of(List.of(), declarations), change -> {});
        new CaptureSource(List.of(capture), 1).read(engine::see);
        return engine.finish().stream()
                .filter(verdict -> verdict.host().toString().equals(host))
                .map(Verdict.Infected.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
