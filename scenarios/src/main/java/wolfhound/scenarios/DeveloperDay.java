package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.TlsClient;

/// A developer at work: raw pastes, scripts by curl, packages, a clone by git and a copy by rsync.
final class DeveloperDay extends Innocent {
    DeveloperDay() {
        super(
                "developer-day",
                "A developer reads raw pastes, pipes scripts, clones and copies",
                "Dead drops and odd clients are a trade's daily bread");
    }

    @Override
    public void stage(Stage stage) {
        Actor desk = stage.workstation("desk", Platform.LINUX).joins().pauses(2);
        Ask paste =
                Ask.get("/raw/" + stage.letters(8, "ABCabc0123456789"))
                        .with("Host", "User-Agent: curl/8.5.0", "Accept: */*");
        Web.to(desk, "paste.example")
                .asks(
                        paste,
                        Answer.ok(
                                "text/plain; charset=utf-8",
                                "#!/bin/sh\nset -e\necho installing\n"))
                .closes();
        desk.pauses(5);
        Secure.to(desk, TlsClient.OPENSSL, "raw.code-forge.example")
                .says(180)
                .hears(12_000)
                .closes();
        Secure.to(desk, TlsClient.GO, "proxy.packages.example").says(240).hears(50_000).closes();
        clones(stage, desk.pauses(4));
        copies(stage, desk.pauses(4));
        Machine test = stage.outside("test-machine");
        Web.to(desk, test, 8080)
                .asks(
                        Ask.post("/api/run", "{\"suite\":\"all\"}")
                                .with(
                                        "Host",
                                        "User-Agent: python-requests/2.32.3",
                                        "Accept-Encoding: gzip, deflate",
                                        "Accept: */*",
                                        "Connection: keep-alive",
                                        "Content-Length",
                                        "Content-Type: application/json"),
                        Answer.ok("application/json", "{\"id\":17}"))
                .closes();
    }

    private static void clones(Stage stage, Actor desk) {
        String host = "git.code-forge.example";
        Machine forge = stage.site(host);
        Talk talk = desk.knows(host).connects(forge, 9418);
        talk.says("0041git-upload-pack /project/tool.git\0host=" + host + "\0");
        talk.hears("003f" + stage.hex(40) + " refs/heads/main\n0000")
                .says("0032want " + stage.hex(40) + "\n00000009done\n");
        talk.hears("0008NAK\nPACK\0\0\0\2\0\0\1\0").hears(stage.noise(30_000)).closes();
    }

    private static void copies(Stage stage, Actor desk) {
        Machine mirror = stage.site("mirror.example");
        Talk talk = desk.knows("mirror.example").connects(mirror, 873);
        talk.hears("@RSYNCD: 31.0 sha512 md5\n")
                .says("@RSYNCD: 31.0 sha512 md5\n")
                .says("pub\n")
                .hears("@RSYNCD: OK\n");
        talk.says("--server\0--sender\0-logDtpre.iLsfxCIvu\0.\0pub/\0\0")
                .hears(stage.noise(20_000))
                .closes();
    }
}
