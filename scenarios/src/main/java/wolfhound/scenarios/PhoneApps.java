package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// Apps of a telephone: messengers, maps and games that use the ports of the web to get through
/// firewalls, and speak what they like there.
final class PhoneApps extends Innocent {
    PhoneApps() {
        super(
                "phone-apps",
                "A telephone runs messengers, maps and games that speak their own protocols on the ports of the web",
                "Unknown protocols on 80 and 443 are what half of all apps speak");
    }

    @Override
    public void stage(Stage stage) {
        Actor phone = stage.workstation("phone", Platform.PHONE).joins().pauses(2);
        byte[] keys = stage.noise(32);
        messenger(stage, phone, keys);
        mailsCoded(stage, phone.inBackground());
        game(stage, phone.inBackground().pauses(8));
        new Browser(phone).visitsSecurely("news.example");
    }

    /// A greeting in the clear, then frames of a length of three bytes and cipher.
    private static void messenger(Stage stage, Actor phone, byte[] keys) {
        Machine server = stage.site("g.whatsapp.net");
        int times = stage.between(2, 5);
        for (int i = 0; i < times; i++) {
            Talk talk = phone.knows("g.whatsapp.net").connects(server, 443);
            talk.says(
                    new Octets()
                            .hex("57410503000024")
                            .hex("1222")
                            .hex("0a20")
                            .bytes(keys)
                            .toBytes());
            talk.hears(new Octets().hex("00008a").bytes(stage.noise(138)).toBytes());
            talk.says(new Octets().hex("000060").bytes(stage.noise(96)).toBytes())
                    .hears(new Octets().hex("000031").bytes(stage.noise(49)).toBytes());
            talk.closes().pauses(25);
        }
    }

    /// A messenger that posts sealed bytes over plain HTTP.
    private static void mailsCoded(Stage stage, Actor phone) {
        int times = stage.between(4, 9);
        for (int i = 0; i < times; i++) {
            Ask ask =
                    Ask.post("/mmtls/0000" + stage.hex(4), stage.noise(stage.between(300, 900)))
                            .with(
                                    "Accept: */*",
                                    "Cache-Control: no-cache",
                                    "Connection: close",
                                    "Content-Length",
                                    "Content-Type: application/octet-stream",
                                    "Host",
                                    "User-Agent: MicroMessenger Client");
            Web.to(phone, "szshort.weixin.qq.com")
                    .asks(
                            ask,
                            Answer.ok(
                                    "application/octet-stream",
                                    stage.noise(stage.between(90, 400))))
                    .closes();
            phone.pauses(12);
        }
    }

    /// A game by address, under a header that is always the same.
    private static void game(Stage stage, Actor phone) {
        byte[] session = stage.noise(4);
        for (Machine server : stage.outside("game-server", stage.between(1, 4))) {
            Talk talk = phone.connects(server, stage.oneOf(80, 443, 8443));
            for (int i = 0; i < 6; i++) {
                talk.says(
                        new Octets()
                                .hex("01000000")
                                .little32(42 + i)
                                .little32(0)
                                .bytes(session)
                                .zeros(20)
                                .bytes(stage.noise(10 + i))
                                .toBytes());
                talk.hears(
                        new Octets()
                                .hex("01000000")
                                .bytes(session)
                                .zeros(16)
                                .bytes(stage.noise(12))
                                .toBytes());
                talk.pauses(0.3);
            }
            talk.closes();
        }
    }
}
