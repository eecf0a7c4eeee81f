package wolfhound.app;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import wolfhound.engine.EngineSettings;
import wolfhound.engine.Network;

/// The options that every command with a hunt in it has.
final class HuntOptions {
    private static final int MOST_THREADS = 256;

    @Option(
            names = "--home-net",
            paramLabel = "CIDR",
            split = ",",
            description = {
                "Networks whose hosts are watched, as 10.0.0.0/8 or fd00::/8; may be repeated.",
                "Default: private, unique-local and link-local addresses; where a capture has none"
                        + " of them, the addresses that open most conversations."
            })
    private List<String> homeNetworks = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads to use (default: one for each processor, ${DEFAULT-VALUE})."
                            + " The verdicts do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    HuntOptions() {}

    int threads() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw Trouble.wrongUsage(
                    "--threads " + threads + ": not a number from 1 to " + MOST_THREADS);
        }
        return threads;
    }

    EngineSettings settings() {
        return Settings.of(homeNetworks.stream().map(HuntOptions::network).toList());
    }

    private static Network network(String text) {
        return Network.parse(text)
                .orElseThrow(() ->
                        Trouble.wrongUsage(
                                "--home-net "
                                        + text
                                        + ": not a network; write an address, a slash and"
                                        + " the number of its leading bits, as"
                                        + " 192.168.0.0/16"));
    }
}
