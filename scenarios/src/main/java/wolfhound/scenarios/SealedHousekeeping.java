package wolfhound.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Certificate;
import wolfhound.scenarios.wire.TlsClient;

/// Two machines that talk inside TLS all day under certificates of their own makers: a heating on a
/// queue of messages, which is kept awake and sent orders, and a server that reports its log and is
/// never answered.
final class SealedHousekeeping extends Innocent {
    SealedHousekeeping() {
        super(
                "sealed-housekeeping",
                "A heating waits on a queue of messages, and a gateway sends its log, both in cipher",
                "What is asked is answered there, or nobody answers ever");
    }

    @Override
    public void stage(Stage stage) {
        Actor heating = stage.device("heating").isAtMostSuspect().joins().pauses(2);
        Machine broker = stage.outside("broker");
        Secure queue =
                Secure.over(
                        heating.connects(broker, 8883),
                        TlsClient.EMBEDDED,
                        "",
                        of("Heating Works"));
        queue.says(stage.between(90, 140)).hears(4).says(60).hears(5);
        int rounds = stage.between(5, 9);
        for (int i = 0; i < rounds; i++) {
            queue.pauses(30).says(2).hears(2);
        }
        queue.pauses(9).hears(stage.between(60, 120)).says(4);
        queue.closes();
        Actor gateway = stage.device("gateway").isAtMostSuspect().joins().pauses(2);
        Machine keeper = stage.outside("keeper");
        Secure log =
                Secure.over(
                        gateway.connects(keeper, 6514), TlsClient.EMBEDDED, "", of("Log Keepers"));
        int lines = stage.between(6, 12);
        for (int i = 0; i < lines; i++) {
            log.says(stage.between(120, 600));
            gateway.pausesExactly(Duration.ofSeconds(stage.between(5, 40)));
        }
        log.closes();
    }

    private static Certificate of(String maker) {
        return Certificate.selfSigned(
                List.of("CN=" + maker + " service", "O=" + maker + " Ltd"),
                Instant.parse("2024-01-01T00:00:00Z"),
                Instant.parse("2034-01-01T00:00:00Z"));
    }
}
