package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// A trap that answers every dialect in kind, so that scanners keep talking.
final class Honeypot extends Innocent {
    Honeypot() {
        super(
                "honeypot",
                "A trap answers remote-tool greetings and telnet logins of strangers in kind",
                "Answering a probe is not calling home");
    }

    @Override
    public void stage(Stage stage) {
        Actor trap = stage.server("trap", Platform.LINUX).isAtMostSuspect();
        int visitors = stage.between(6, 12);
        for (int i = 0; i < visitors; i++) {
            Actor visitor = stage.outsider("visitor").pauses(3.0 * i + 1);
            if (i % 2 == 0) {
                byte[] hello =
                        new Octets()
                                .text("Gh0st")
                                .little32(22)
                                .little32(1)
                                .hex("789c4b040000620062")
                                .toBytes();
                visitor.connects(trap.machine(), stage.oneOf(80, 8080, 2011))
                        .says(hello)
                        .hears(hello)
                        .closes();
            } else {
                Talk talk = visitor.connects(trap.machine(), 23);
                talk.hears("login: ")
                        .says("root\r\n")
                        .hears("Password: ")
                        .says("xc3511\r\n")
                        .hears("\r\n# ");
                talk.says("/bin/busybox MIRAI\r\n").hears("MIRAI: applet not found\r\n# ").closes();
            }
        }
    }
}
