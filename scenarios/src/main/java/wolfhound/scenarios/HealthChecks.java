package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// A load balancer that opens and closes connections all day, and an old device whose TLS is
/// broken.
final class HealthChecks extends Innocent {
    HealthChecks() {
        super(
                "health-checks",
                "A load balancer opens and drops connections; an old device sends broken TLS",
                "False handshakes to its own server, again and again, are a defect");
    }

    @Override
    public boolean speaksWrongly() {
        return true;
    }

    @Override
    public void stage(Stage stage) {
        Actor web = stage.server("web", Platform.LINUX);
        Actor balancer = stage.server("balancer", Platform.LINUX).pauses(1);
        int checks = stage.between(20, 40);
        for (int i = 0; i < checks; i++) {
            Talk talk = balancer.connects(web.machine(), 443);
            if (i % 2 == 0) {
                talk.aborts();
            } else {
                talk.closes();
            }
            balancer.pausesExactly(java.time.Duration.ofSeconds(2));
        }
        Actor meter = stage.device("meter").joins().pauses(2);
        Machine maker = stage.site("cloud.meter.example");
        int tries = stage.between(5, 9);
        for (int i = 0; i < tries; i++) {
            Talk talk = meter.knows("cloud.meter.example").connects(maker, 443);
            talk.says(
                    new Octets()
                            .hex("160300002c01000028")
                            .bytes(stage.noise(12))
                            .zeros(28)
                            .toBytes());
            talk.hears(new Octets().hex("15030000020228").toBytes()).isClosed().pauses(6);
        }
    }
}
