package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A chat server that fetches a preview of every link that is pasted into it, whatever it leads to.
final class LinkPreviews extends Innocent {
    LinkPreviews() {
        super(
                "link-previews",
                "A chat server fetches previews of pasted links, among them bad ones",
                "It looks, it does not open: small requests that name themselves");
    }

    @Override
    public void stage(Stage stage) {
        Actor server = stage.server("chat", Platform.LINUX).isAtMostExposed().pauses(1);
        Bodies bodies = new Bodies(stage);
        int links = stage.between(15, 30);
        for (int i = 0; i < links; i++) {
            String domain = stage.word(9) + stage.oneOf(".example", ".test");
            Ask ask =
                    Ask.of(stage.oneOf("HEAD", "GET"), "/" + stage.word(5))
                            .with(
                                    "Host",
                                    "User-Agent: Mattermost-Bot/1.1",
                                    "Range: bytes=0-32768",
                                    "Accept-Encoding: identity");
            boolean head = ask.method().equals("HEAD");
            Answer page = Answer.ok("text/html", bodies.page(domain, 700));
            Answer bare =
                    Answer.of(
                            200,
                            "OK",
                            "Server: nginx",
                            "Date",
                            "Content-Type: text/html",
                            "Content-Length");
            Web.to(server, domain).asks(ask, head ? bare : page).closes();
            server.pauses(2);
        }
    }
}
