package wolfhound.scenarios.stage;

import java.time.Instant;
import wolfhound.scenarios.wire.Octets;

/// Single datagrams of protocols that need no conversation.
public final class Datagrams {
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private Datagrams() {}

    static byte[] timeQuestion(Stage stage, Instant now) {
        Octets out = new Octets().u8(0x23).u8(0).u8(6).u8(0xEC).zeros(36);
        return stamp(out, stage, now).toBytes();
    }

    static byte[] timeAnswer(Stage stage, Instant now) {
        Octets out =
                new Octets().u8(0x24).u8(2).u8(6).u8(0xEC).u32(0x100).u32(0x80).u32(0xC6336401);
        stamp(out, stage, now.minusSeconds(64));
        stamp(out, stage, now);
        stamp(out, stage, now);
        return stamp(out, stage, now).toBytes();
    }

    private static Octets stamp(Octets out, Stage stage, Instant at) {
        return out.u32(at.getEpochSecond() + SECONDS_1900_TO_1970).u32(stage.random().nextInt());
    }

    /// A binding request of STUN (RFC 8489).
    public static byte[] stunRequest(byte[] transaction) {
        return new Octets().u16(1).u16(0).u32(0x2112_A442).bytes(transaction).toBytes();
    }

    /// Its answer with the mapped address.
    public static byte[] stunAnswer(byte[] transaction, int address, int port) {
        Octets out = new Octets().u16(0x0101).u16(12).u32(0x2112_A442).bytes(transaction);
        out.u16(0x0020).u16(8).u8(0).u8(1).u16(port ^ 0x2112).u32(address ^ 0x2112_A442);
        return out.toBytes();
    }

    /// One packet of speech (RFC 3550), 20 ms of it.
    public static byte[] speech(int sequence, int source, byte[] samples) {
        Octets out = new Octets().u8(0x80).u8(0x60).u16(sequence).u32(sequence * 160L);
        return out.u32(source).bytes(samples).toBytes();
    }
}
