package wolfhound.scenarios;

import java.util.zip.Deflater;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// A remote control tool whose packets are a five-letter mark, two lengths that are true, and a
/// compressed body.
final class Gh0st extends Guilty {
    private static final int HEADER = 13;
    private static final int LOGIN = 0x66;
    private static final int ALIVE = 0x00;

    Gh0st() {
        super(
                "gh0st",
                "gh0st",
                "A laptop logs in to a bare address with marked, measured and compressed packets",
                "A mark can be anything; that both lengths are right in every packet cannot");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(4);
        obeys(stage, laptop, stage.outside("master"), stage.oneOf(80, 443, 2011, 8080));
    }

    /// One conversation with the master.
    static void obeys(Stage stage, Actor laptop, Machine master, int port) {
        String mark = stage.oneOf("Gh0st", "Gh0st", "HTTPS", "cb1st", "Heart");
        Talk talk = laptop.connects(master, port);
        talk.says(packet(mark, login(laptop.machine(), stage)));
        talk.hears(packet(mark, new byte[] {ALIVE}));
        int beats = stage.between(5, 12);
        for (int i = 0; i < beats; i++) {
            talk.pauses(5).says(packet(mark, new byte[] {(byte) 0x79}));
            talk.hears(packet(mark, new byte[] {ALIVE}));
        }
        talk.hears(packet(mark, new byte[] {0x10, 1}));
        talk.says(
                packet(
                        mark,
                        new Octets()
                                .u8(0x6E)
                                .text("C:\\Users\\" + laptop.machine().userName() + "\\Documents\\")
                                .zeros(700)
                                .toBytes()));
        talk.pauses(4).closes();
    }

    private static byte[] login(Machine self, Stage stage) {
        Octets out =
                new Octets()
                        .u8(LOGIN)
                        .zeros(3)
                        .little32(156)
                        .little32(10)
                        .little32(0)
                        .little32(19_045)
                        .little32(2);
        out.zeros(128).little32(2_400).u32(self.address().v4Bits());
        return out.text(self.hostName())
                .zeros(50 - self.hostName().length())
                .little32(stage.between(0, 2))
                .toBytes();
    }

    private static byte[] packet(String mark, byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] room = new byte[content.length + 64];
        int length = deflater.deflate(room);
        deflater.end();
        Octets out = new Octets().text(mark).little32(HEADER + length).little32(content.length);
        return out.bytes(java.util.Arrays.copyOf(room, length)).toBytes();
    }
}
