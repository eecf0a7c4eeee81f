package wolfhound.testkit.calibration;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.testkit.AlibiTrial;

/// Machines that ping, in the manners of the programs that do: offices hardly ping, and a detector
/// of tunnels in pings has no chance with who does not.
final class Pings {
    static final int MACHINES = 12;

    private static final byte[] ALPHABET =
            "abcdefghijklmnopqrstuvwabcdefghi".getBytes(StandardCharsets.US_ASCII);

    private Pings() {}

    static AlibiTrial.Run run(long seed) {
        Stage stage = new Stage(seed);
        for (int i = 1; i <= MACHINES; i++) {
            Actor who = stage.workstation("pinging-" + i, stage.oneOf(Platform.values())).joins();
            Machine whom =
                    stage.random().nextBoolean()
                            ? stage.router()
                            : stage.outside("server-" + stage.between(1, 9));
            pings(who, whom, stage.between(0, 7));
        }
        return new AlibiTrial.Run(stage.recorded(), stage.homeMachines(), Set.of());
    }

    private static void pings(Actor who, Machine whom, int manner) {
        Stage stage = who.stage();
        int identifier = stage.between(1, 65_000);
        int length = stage.between(20, 1_400);
        byte[] token = stage.noise(stage.between(8, 48));
        int times = stage.between(4, 60);
        for (int i = 1; i <= times; i++) {
            byte[] payload =
                    switch (manner) {
                        case 0 -> ALPHABET;
                        case 1 -> timed(stage, i, 56); // ping of Linux and BSD
                        case 2 -> timed(stage, i, length); // the same with a size
                        case 3 -> new byte[length]; // monitors and path probes
                        case 4 -> Arrays.copyOf(token, Math.max(24, token.length)); // a cookie
                        case 5 -> stage.noise(length); // libraries that fill with what is random
                        default -> stage.hex(32).getBytes(StandardCharsets.US_ASCII);
                    };
            who.pings(whom, identifier, i, payload, payload).pauses(1);
        }
    }

    /// The time of sending, and behind it bytes that count up.
    private static byte[] timed(Stage stage, int sequence, int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) i;
        }
        byte[] time = stage.noise(4);
        System.arraycopy(time, 0, payload, 8, Math.min(4, length - 8));
        payload[0] = (byte) sequence;
        return payload;
    }
}
