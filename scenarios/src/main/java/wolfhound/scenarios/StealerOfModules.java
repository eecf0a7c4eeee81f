package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A thief that registers by the machine's number, is handed a list of what to take and which
/// libraries to fetch, and uploads archives, all within a minute (published grammar of Raccoon,
/// Vidar and StealC).
final class StealerOfModules extends Guilty {
    StealerOfModules() {
        super(
                "stealer-of-modules",
                "Raccoon",
                "A laptop registers at a bare address, fetches libraries and uploads archives",
                "Upload after upload without a page, to a server without a name");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK, Behaviour.THEFT).pauses(4);
        Bodies bodies = new Bodies(stage);
        var panel = stage.outside("panel");
        String base = "http://" + panel.address() + "/" + stage.word(6) + "/";
        String number = stage.hex(8) + "-" + stage.hex(4) + "-" + stage.hex(4) + "-" + stage.hex(4);
        String form =
                "machineId="
                        + number
                        + "-"
                        + stage.hex(12)
                        + "|"
                        + laptop.machine().userName()
                        + "&configId="
                        + stage.hex(32);
        String list = "libs_nss3:" + base + "nss3.dll\nlibs_sqlite3:" + base + "sqlite3.dll\n";
        Web.to(laptop, panel, 80)
                .asks(
                        Ask.post("/", form)
                                .with("Accept: */*")
                                .with(
                                        "Content-Type: application/x-www-form-urlencoded; charset=utf-8")
                                .with("User-Agent: " + stage.word(8), "Host", "Content-Length"),
                        Answer.ok("text/html", list))
                .closes();
        for (String library : new String[] {"nss3.dll", "sqlite3.dll"}) {
            laptop.pauses(1);
            Web.to(laptop, panel, 80)
                    .asks(
                            Ask.get(base.substring(base.indexOf('/', 8)) + library)
                                    .with("Host", "Connection: Keep-Alive"),
                            Answer.ok("application/octet-stream", bodies.program(30_000)))
                    .closes();
        }
        String token = "/" + stage.hex(32);
        int archives = stage.between(2, 4);
        for (int i = 0; i < archives; i++) {
            laptop.pauses(2);
            Web.to(laptop, panel, 80)
                    .asks(upload(stage, bodies, token), Answer.ok("text/html", "received"))
                    .closes();
        }
    }

    private static Ask upload(Stage stage, Bodies bodies, String token) {
        String mark = stage.hex(16);
        byte[] archive = bodies.zip("System Info.txt", stage.noise(3_000));
        byte[] head =
                ("--"
                                + mark
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + stage.hex(8)
                                + ".zip\"\r\nContent-Type: application/x-object\r\n\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] tail =
                ("\r\n--" + mark + "--\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] body =
                new wolfhound.scenarios.wire.Octets()
                        .bytes(head)
                        .bytes(archive)
                        .bytes(tail)
                        .toBytes();
        return Ask.post(token, body)
                .with("Accept: */*", "Content-Type: multipart/form-data; boundary=" + mark)
                .with("User-Agent: " + stage.word(8), "Host", "Content-Length");
    }
}
