package wolfhound.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Asks tshark, where it is installed, whether the packets are what they claim.
class ValidCaptureTest {
    private static final Path TSHARK = Path.of("/usr/bin/tshark");
    private static final String WRONG =
            "ip.checksum.status==0 || tcp.checksum.status==0 || udp.checksum.status==0"
                    + " || _ws.malformed";

    @TempDir Path folder;

    static Stream<Scenario> everyScenario() {
        return Scenarios.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyScenario")
    void hasRightChecksumsAndNothingMalformedButOnPurpose(Scenario scenario) throws Exception {
        assumeTrue(Files.isExecutable(TSHARK), "tshark is not installed");
        assumeTrue(!scenario.speaksWrongly(), "breaks its protocol on purpose");
        Path capture = folder.resolve("capture.pcap");
        Staging.write(scenario, 11, capture);
        assertThat(complaints(capture)).isEmpty();
    }

    private static String complaints(Path capture) throws IOException, InterruptedException {
        Process tshark =
                new ProcessBuilder(
                                TSHARK.toString(),
                                "-r",
                                capture.toString(),
                                "-o",
                                "ip.check_checksum:TRUE",
                                "-o",
                                "tcp.check_checksum:TRUE",
                                "-o",
                                "udp.check_checksum:TRUE",
                                "-Y",
                                WRONG)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String out = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        tshark.waitFor();
        return out;
    }
}
