package wolfhound.outputs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one hunt read, with every bound that bit: the head of each output.
///
/// @param homeNet the networks given, or `private`, or `inferred` from who opens conversations
/// @param declarations sentences of the user about hosts
/// @param counters every bound that bit and everything that could not be decoded, by name
/// @param version of the program
/// @param weights the version of the weights, so that a verdict can be reckoned again
/// @param packets of captures
/// @param logLines of the logs of other sensors
/// @param took from start to verdicts; for the eye alone, never in a file that is compared
/// @param cutShort whether the user ended the reading early
public record Hunted(
        List<Input> inputs,
        long packets,
        long bytes,
        long logLines,
        long conversations,
        long observations,
        Optional<Instant> first,
        Optional<Instant> last,
        String homeNet,
        int declarations,
        Map<String, Long> counters,
        String version,
        String weights,
        Duration took,
        boolean cutShort) {

    /// One input and how reading it ended.
    ///
    /// @param problem empty where all was well
    /// @param readable whether anything could be read of it
    public record Input(String path, long packets, long bytes, String problem, boolean readable) {
        /// The problem, with the input that has it named once.
        public String complaint() {
            return problem.startsWith(path) ? problem : path + ": " + problem;
        }
    }
}
