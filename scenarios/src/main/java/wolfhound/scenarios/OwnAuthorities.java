package wolfhound.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Certificate;
import wolfhound.scenarios.wire.TlsClient;

/// Appliances and agents with certificates of their own: a backup agent, a virtual desktop, a
/// managed printer and a monitor at another site, on odd ports and by bare address.
final class OwnAuthorities extends Innocent {
    OwnAuthorities() {
        super(
                "own-authorities",
                "Backup agents, remote desktops and monitors use self-made certificates on odd ports by bare address",
                "A certificate of nobody is what a device has on its first day and its last");
    }

    @Override
    public void stage(Stage stage) {
        int machines = stage.between(2, 5);
        Machine backup = stage.outside("backup-server");
        Machine desktop = stage.outside("virtual-desktop");
        Machine monitor = stage.outside("monitor");
        Certificate[] own = {
            own(
                    stage,
                    "C=US",
                    "ST=MN",
                    "O=Backup Maker Inc",
                    "OU=Appliance",
                    "CN=" + stage.between(100_000_000, 999_999_999)),
            own(stage, "CN=DESKTOP-" + stage.hex(7)),
            own(stage, "C=DE", "O=Our Company GmbH", "CN=monitor.our-company.example")
        };
        for (int i = 1; i <= machines; i++) {
            Actor person = stage.workstation("person-" + i, Platform.WINDOWS).joins().pauses(i);
            new wolfhound.scenarios.stage.Browser(person).visits("www.daily-news.example");
            for (int beat = 0; beat < stage.between(3, 9); beat++) {
                Secure.over(person.connects(backup, 4_287), TlsClient.OPENSSL, "", own[0])
                        .says(800)
                        .hears(300)
                        .closes();
                Secure.over(person.connects(monitor, 10_051), TlsClient.OPENSSL, "", own[2])
                        .says(250)
                        .hears(90)
                        .closes();
                person.pausesExactly(Duration.ofSeconds(20));
            }
            Secure.over(person.connects(desktop, 3_389), TlsClient.OPENSSL, "", own[1])
                    .says(4_000)
                    .hears(90_000)
                    .closes();
        }
    }

    private static Certificate own(Stage stage, String... subject) {
        Instant made = stage.start().minus(Duration.ofDays(stage.between(10, 400)));
        return Certificate.selfSigned(
                List.of(subject), made, made.plus(Duration.ofDays(stage.between(300, 3_650))));
    }
}
