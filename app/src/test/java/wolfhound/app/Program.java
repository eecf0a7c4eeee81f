package wolfhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.Staging;

/// The program as a shell runs it, with a folder for what it keeps and what it is given.
record Program(Path folder) {
    private static final int PATIENCE_SECONDS = 120;

    record Ended(int exit, String out, String errors) {
        /// What it printed as one line: where lines break depends on the length of paths.
        String flat() {
            return out.replaceAll("\\s+", " ");
        }
    }

    String staged(String scenario) throws IOException {
        Staging.write(List.of(Scenarios.named(scenario).orElseThrow()), 1, folder);
        return folder.resolve(scenario + ".pcap").toString();
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("wolfhound.app.Wolfhound");
        command.addAll(Arrays.asList(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(out.toFile()).redirectError(errors.toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }
}
