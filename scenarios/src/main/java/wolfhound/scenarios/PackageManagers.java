package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// Machines that install software: package managers over plain HTTP, build runners, and an
/// administrator who fetches programs from bare addresses inside and outside.
final class PackageManagers extends Innocent {
    PackageManagers() {
        super(
                "package-managers",
                "Package managers, a build runner and an administrator fetch programs over plain HTTP",
                "Programs from bare addresses, by scripts, are also how administrators work");
    }

    @Override
    public void stage(Stage stage) {
        Actor build = stage.server("build", Platform.LINUX).isAtMostExposed().pauses(1);
        apt(stage, build);
        wheels(stage, build);
        Actor files = stage.server("files", Platform.LINUX);
        Actor admin = stage.workstation("admin", Platform.WINDOWS).isAtMostSuspect().joins();
        installs(stage, admin.pauses(4), files.machine());
    }

    private static void apt(Stage stage, Actor build) {
        String agent = "User-Agent: Debian APT-HTTP/1.3 (2.6.1)";
        Web web = Web.to(build, "archive.distribution.example");
        web.asks(
                Ask.get("/debian/dists/bookworm/InRelease").with("Host", agent, "Accept: text/*"),
                Answer.ok("application/octet-stream", new Bodies(stage).prose(4_000)));
        for (int i = 0; i < stage.between(3, 9); i++) {
            String name = "/debian/pool/main/l/" + stage.word(6) + "_1." + i + "_amd64.deb";
            byte[] archive = new Octets().text("!<arch>\n").bytes(stage.noise(30_000)).toBytes();
            web.asks(
                    Ask.get(name).with("Host", agent),
                    Answer.ok("application/vnd.debian.binary-package", archive));
        }
        web.closes();
    }

    private static void wheels(Stage stage, Actor build) {
        for (int i = 0; i < stage.between(2, 6); i++) {
            Web.to(build, "mirror.packages.example")
                    .asks(
                            Ask.get(
                                            "/npm/"
                                                    + stage.word(7)
                                                    + "/-/"
                                                    + stage.word(7)
                                                    + "-1.0."
                                                    + i
                                                    + ".tgz")
                                    .with(
                                            "Host",
                                            "User-Agent: npm/10.8.2 node/v20.18.0 linux x64",
                                            "Accept: */*"),
                            Answer.ok("application/octet-stream", stage.noise(20_000)))
                    .closes();
            build.pauses(0.4);
        }
        Web.to(build, stage.outside("artifacts"), 8081)
                .asks(
                        Ask.get("/artifactory/tools/agent")
                                .with("Host", "User-Agent: curl/8.5.0", "Accept: */*"),
                        Answer.ok(
                                "application/octet-stream", new Bodies(stage).linuxProgram(50_000)))
                .closes();
    }

    /// From a server inside and from a rented machine outside; what was installed greets its maker.
    private static void installs(Stage stage, Actor admin, Machine files) {
        String powershell =
                "User-Agent: Mozilla/5.0 (Windows NT; Windows NT 10.0; en-GB) WindowsPowerShell/5.1.19041.4648";
        byte[] program = new Bodies(stage).program(90_000);
        Web.to(admin, files, 80)
                .asks(
                        Ask.get("/tools/agent-setup.exe")
                                .with(powershell, "Host", "Connection: Keep-Alive"),
                        Answer.ok("application/octet-stream", program))
                .closes();
        admin.pauses(20);
        Web.to(admin, stage.outside("rented"), 80)
                .asks(
                        Ask.get("/tools/viewer.exe")
                                .with(powershell, "Host", "Connection: Keep-Alive"),
                        Answer.ok("application/x-msdownload", program))
                .closes();
        admin.pauses(30);
        Web.to(admin, "licence.viewer-maker.example")
                .asks(
                        Ask.get("/check?version=4.2").with("Host", "Connection: close"),
                        Answer.ok("text/plain", "ok"))
                .closes();
    }
}
