package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Octets;

/// A telephone exchange that strangers try, a network full of announcements, and terminals of one
/// server on which many people work.
final class VoiceAndNoise extends Innocent {
    VoiceAndNoise() {
        super(
                "voice-and-noise",
                "A telephone exchange is tried by strangers, devices announce themselves, many work on one server",
                "Who is knocked at has done nothing; announcements go to nobody in particular");
    }

    @Override
    public void stage(Stage stage) {
        Actor exchange = stage.server("exchange", Platform.LINUX);
        for (int i = 0; i < stage.between(20, 60); i++) {
            Actor stranger = stage.outsider("caller").waitsFor(exchange);
            byte[] options =
                    new Octets()
                            .text(
                                    "OPTIONS sip:100@"
                                            + exchange.machine().address()
                                            + " SIP/2.0\r\n")
                            .text(
                                    "Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK"
                                            + stage.hex(8)
                                            + "\r\n")
                            .text("From: <sip:100@192.0.2.9>\r\nTo: <sip:100@192.0.2.9>\r\n")
                            .text(
                                    "Call-ID: "
                                            + stage.hex(12)
                                            + "\r\nCSeq: 1 OPTIONS\r\nUser-Agent: friendly-scanner\r\nContent-Length: 0\r\n\r\n")
                            .toBytes();
            stranger.sends(exchange.machine(), 5_060, 5_060, options);
            if (stage.random().nextBoolean()) {
                stranger.hears(
                        exchange.machine(),
                        5_060,
                        5_060,
                        new Octets()
                                .text("SIP/2.0 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
                                .toBytes());
            }
            exchange.pauses(1);
        }
        Actor printer = stage.device("printer");
        for (int i = 0; i < stage.between(3, 9); i++) {
            printer.joins().pauses(2);
        }
        printer.knows("time.example").setsClock(stage.site("time.example"));
        Actor terminal = stage.server("terminals", Platform.WINDOWS).pauses(2);
        for (int i = 0; i < stage.between(5, 12); i++) {
            Actor user = stage.behind(terminal, Platform.WINDOWS).waitsFor(terminal);
            new Browser(user, stage.oneOf(Platform.WINDOWS.browsers().toArray(new String[0])))
                    .visits(
                            stage.oneOf(
                                    "www.daily-news.example", "maps.example", "search.example"));
            user.asks(stage.word(9) + ".example", 1).thereIsNone();
            terminal.pauses(2);
        }
    }
}
