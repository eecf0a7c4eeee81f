package wolfhound.scenarios;

import java.time.Instant;
import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Certificate;
import wolfhound.scenarios.wire.TlsClient;

/// A remote control inside TLS whose operator gave the certificate a name of his own.
final class RenamedRemoteControl extends Guilty {
    RenamedRemoteControl() {
        super(
                "renamed-remote-control",
                "AsyncRAT",
                "A laptop reports to a bare address in cipher, gets no answer, and then takes orders",
                "What is inside TLS shows by who speaks when");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isLikelyInfected(Behaviour.CALLBACK).pauses(3);
        Secure.to(laptop, TlsClient.WINDOWS, "mail.example").says(400).hears(2600).closes();
        laptop.pauses(5);
        Machine master = stage.outside("master");
        Certificate own =
                Certificate.selfSigned(
                        List.of("CN=" + stage.oneOf("Server", "Backend", "Panel")),
                        Instant.parse("2025-11-02T00:00:00Z"),
                        Instant.parse("2045-12-31T23:59:59Z"));
        int port = stage.oneOf(4449, 7084, 8848);
        Secure line = Secure.over(laptop.connects(master, port), TlsClient.EMBEDDED, "", own);
        line.says(stage.between(380, 520));
        for (int i = 0; i < 2; i++) {
            line.pauses(stage.between(8, 12)).says(stage.between(60, 90)).hears(48);
        }
        int orders = stage.between(3, 5);
        for (int i = 0; i < orders; i++) {
            line.pauses(stage.between(6, 14)).hears(stage.between(140, 260));
            line.says(stage.between(150, 400));
        }
        line.closes();
    }
}
