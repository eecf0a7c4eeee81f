package wolfhound.scenarios;

import java.util.Arrays;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Octets;

/// A conversation inside pings: the echo does not echo.
final class IcmpTunnel extends Guilty {
    private static final int LARGEST = 1_024;

    IcmpTunnel() {
        super(
                "icmp-tunnel",
                "ptunnel",
                "A laptop carries a login session inside pings whose answers say something else",
                "Large, ever-changing echoes that differ from what was asked");
    }

    @Override
    public Kind kind() {
        return Kind.TUNNEL;
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.LINUX);
        laptop.joins().isInfected(Behaviour.TUNNEL).pauses(2);
        Machine far = stage.outside("far-end");
        int identifier = stage.between(1, 65_000);
        int packets = stage.between(60, 110);
        for (int i = 0; i < packets; i++) {
            byte[] up = framed(stage, far, 1, i, stage.between(40, LARGEST));
            byte[] down = framed(stage, far, 2, i, stage.between(100, LARGEST));
            laptop.pings(far, identifier, i, up, down).pauses(0.3);
        }
        pingsTheRouter(laptop);
    }

    private static byte[] framed(Stage stage, Machine far, int state, int sequence, int length) {
        Octets out = new Octets().hex("d5200880").u32(far.address().v4Bits()).u32(22).u32(state);
        out.u32(sequence).u32(length).u16(sequence).u16(0x4321);
        String banner = "SSH-2.0-OpenSSH_9.6\r\n";
        return out.bytes(
                        sequence == 0
                                ? banner.getBytes(java.nio.charset.StandardCharsets.US_ASCII)
                                : stage.noise(length))
                .toBytes();
    }

    /// Ordinary pings for comparison: the same bytes come back.
    private static void pingsTheRouter(Actor laptop) {
        byte[] alphabet =
                Arrays.copyOf(
                        "abcdefghijklmnopqrstuvwabcdefghi"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        32);
        for (int i = 1; i <= 4; i++) {
            laptop.pings(laptop.stage().router(), 1, i, alphabet, alphabet).pauses(1);
        }
    }
}
