package wolfhound.scenarios;

import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Share;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A worm that asks for its kill switch, then knocks at port 445 of the whole neighbourhood and of
/// strangers.
final class Worm445 extends Guilty {
    Worm445() {
        super(
                "worm-445",
                "WannaCry",
                "A desktop asks for a name nobody has, then knocks at every file service in reach",
                "The scan is the effect; the kill switch must not be blocked");
    }

    @Override
    public void stage(Stage stage) {
        Actor files = stage.server("files", Platform.WINDOWS).isAtMostExposed();
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.SCAN).pauses(3);
        String killSwitch =
                "www." + stage.letters(41, "abcdefghijklmnopqrstuvwxyzwerfsdghj") + ".example";
        if (stage.random().nextBoolean()) {
            desktop.looksUp(killSwitch);
        } else {
            Web.to(desktop, killSwitch)
                    .asks(Ask.get("/").with("Host", "Cache-Control: no-cache"), Answer.notFound())
                    .closes();
        }
        desktop.pauses(1);
        String own = desktop.machine().address().toString();
        String network = own.substring(0, own.lastIndexOf('.') + 1);
        List<Machine> here = stage.homeMachines();
        for (int i = 1; i < 255; i++) {
            String address = network + i;
            if (here.stream().noneMatch(machine -> machine.address().toString().equals(address))) {
                desktop.findsNobody(stage.neighbourAt(address)).pauses(0.02);
            }
        }
        Share.on(desktop, files.machine(), "IPC$").leaves();
        int strangers = stage.between(80, 150);
        for (int i = 0; i < strangers; i++) {
            Machine stranger =
                    stage.strangerAt(
                            "198."
                                    + stage.between(18, 20)
                                    + "."
                                    + stage.between(0, 256)
                                    + "."
                                    + stage.between(1, 255));
            desktop.knocksInVain(stranger, 445).pauses(0.03);
        }
    }
}
