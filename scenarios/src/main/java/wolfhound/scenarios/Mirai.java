package wolfhound.scenarios;

import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// A camera that searches the internet for others of its kind, with hand-made packets and the
/// passwords of their makers.
final class Mirai extends Guilty {
    private static final List<String[]> FACTORY =
            List.of(
                    new String[] {"root", "xc3511"},
                    new String[] {"root", "vizxv"},
                    new String[] {"admin", "admin"},
                    new String[] {"root", "888888"},
                    new String[] {"support", "support"},
                    new String[] {"root", "7ujMko0admin"});

    Mirai() {
        super(
                "mirai",
                "Mirai",
                "A camera knocks at telnet ports all over the world and tries factory passwords",
                "Sequence numbers that repeat the target, a dictionary, a binary hello");
    }

    @Override
    public void stage(Stage stage) {
        Actor camera = stage.device("camera");
        camera.joins().isInfected(Behaviour.SCAN, Behaviour.CALLBACK).pauses(2);
        String domain = "cnc." + stage.word(7) + ".example";
        Machine master = stage.site(domain);
        Talk line = camera.knows(domain).connects(master, 23);
        line.says(
                new Octets()
                        .hex("00000001")
                        .counted8("cam.arm7".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .toBytes());
        Actor scanner = camera.inBackground();
        knocks(scanner, stage);
        tries(scanner, stage);
        int beats = stage.between(2, 4);
        for (int i = 0; i < beats; i++) {
            line.pauses(25).says(new byte[] {0, 0}).hears(new byte[] {0, 0});
        }
    }

    private static void knocks(Actor scanner, Stage stage) {
        int targets = stage.between(140, 220);
        for (int i = 0; i < targets; i++) {
            Machine target =
                    stage.strangerAt(
                            "198."
                                    + stage.between(18, 20)
                                    + "."
                                    + stage.between(0, 256)
                                    + "."
                                    + stage.between(1, 255));
            int port = stage.random().nextInt(10) == 0 ? 2323 : 23;
            scanner.knocksInVain(target, port, target.address().v4Bits()).pauses(0.03);
        }
    }

    private static void tries(Actor scanner, Stage stage) {
        int victims = stage.between(6, 10);
        for (int i = 0; i < victims; i++) {
            Machine victim = stage.outside("victim");
            for (int attempt = 0; attempt < 3; attempt++) {
                String[] pair = FACTORY.get(stage.random().nextInt(FACTORY.size()));
                Talk talk = scanner.connects(victim, 23);
                talk.hears(
                        new Octets().hex("fffd18fffd20fffd23fffd27").text("\r\nlogin: ").toBytes());
                talk.says(pair[0] + "\r\n").hears("Password: ").says(pair[1] + "\r\n");
                if (attempt < 2) {
                    talk.hears("\r\nLogin incorrect\r\n").isClosed();
                } else {
                    talk.hears("\r\n$ ")
                            .says(
                                    "enable\r\nsystem\r\nshell\r\nsh\r\n/bin/busybox "
                                            + stage.word(5).toUpperCase(java.util.Locale.ROOT)
                                            + "\r\n")
                            .hears("applet not found\r\n$ ")
                            .closes();
                }
            }
        }
    }
}
