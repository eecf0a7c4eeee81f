package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// Strangers who scan the internet for science and for worse, meeting a web server that answers.
final class ResearchScanners extends Innocent {
    ResearchScanners() {
        super(
                "research-scanners",
                "Scanners from outside knock at a server, try an exploit and a remote tool's hello",
                "Inbound attempts expose a host, they do not infect it");
    }

    @Override
    public void stage(Stage stage) {
        Actor web = stage.server("web", Platform.LINUX).isAtMostExposed();
        int scanners = stage.between(8, 16);
        for (int i = 0; i < scanners; i++) {
            Actor scanner = stage.outsider("scanner").pauses(3.0 * i + 1);
            scanner.isRefused(web.machine(), stage.oneOf(22, 23, 445, 3389, 8080));
            Ask ask =
                    Ask.get(
                                    stage.oneOf(
                                            "/",
                                            "/.env",
                                            "/cgi-bin/luci/;stok=/locale?form=country&operation=write&country=$(id)",
                                            "/boaform/admin/formLogin"))
                            .with("Host", "User-Agent: Mozilla/5.0 zgrab/0.x", "Accept: */*");
            Web.to(scanner, web.machine(), 80).asks(ask, Answer.notFound()).closes();
            if (i % 3 == 0) {
                Talk talk = scanner.connects(web.machine(), 80);
                talk.says(
                        new Octets()
                                .text("Gh0st")
                                .little32(18)
                                .little32(1)
                                .hex("789c4b04000062")
                                .toBytes());
                talk.hears(
                                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                        .isClosed();
            }
        }
    }
}
