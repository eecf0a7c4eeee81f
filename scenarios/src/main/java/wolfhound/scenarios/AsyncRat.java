package wolfhound.scenarios;

import java.time.Instant;
import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Certificate;
import wolfhound.scenarios.wire.TlsClient;

/// A remote control tool that finds its server in a public paste and speaks TLS to it, under the
/// certificate of its builder.
final class AsyncRat extends Guilty {
    AsyncRat() {
        super(
                "asyncrat",
                "AsyncRAT",
                "A laptop reads a paste, then keeps a TLS line open to the address that stood in it",
                "Dead drop, bare address, the builder's own certificate");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isLikelyInfected(Behaviour.CALLBACK).pauses(3);
        Machine master = stage.outside("master");
        int port = stage.oneOf(6606, 7707, 8808);
        Ask paste =
                Ask.get("/raw/" + stage.letters(8, "ABCDEFGHabcdefgh0123456789"))
                        .with("Host", "Connection: Keep-Alive");
        Web.to(laptop, "paste.example")
                .asks(paste, Answer.ok("text/plain; charset=utf-8", master.address() + ":" + port))
                .closes();
        laptop.pauses(2);
        Certificate own =
                Certificate.selfSigned(
                        List.of("CN=AsyncRAT Server"),
                        Instant.parse("2025-11-02T00:00:00Z"),
                        Instant.parse("2035-12-31T23:59:59Z"));
        Secure line = Secure.over(laptop.connects(master, port), TlsClient.WINDOWS, "", own);
        line.says(420).hears(90);
        int beats = stage.between(8, 14);
        for (int i = 0; i < beats; i++) {
            line.pauses(10).says(stage.between(60, 90)).hears(52);
        }
        line.closes();
    }
}
