package wolfhound.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;

/// Ransomware that tells a whole block of addresses who it is, so that nobody can say which of them
/// listens.
final class BlockTeller extends Guilty {
    BlockTeller() {
        super(
                "block-teller",
                "Cerber",
                "A desktop tells two hundred addresses in a row the same line, and nobody answers",
                "One datagram for a whole block: there is no server to list");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.SCAN).pauses(3);
        byte[] line =
                (stage.hex(12) + stage.between(1000, 9999) + stage.hex(9))
                        .toLowerCase(Locale.ROOT)
                        .getBytes(StandardCharsets.US_ASCII);
        int port = stage.between(6_890, 6_895);
        int first = stage.between(0, 40);
        for (int i = 0; i < 200; i++) {
            desktop.sends(stage.strangerAt("203.0.113." + (first + i)), 52_001, port, line);
            desktop.pauses(0.0005);
        }
        desktop.pauses(5).looksUp("www.news.example");
    }
}
