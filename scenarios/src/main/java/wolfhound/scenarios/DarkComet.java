package wolfhound.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A remote control that writes in hex what lies under one key stream, begun anew for every
/// message. The server asks first.
final class DarkComet extends Guilty {
    DarkComet() {
        super(
                "darkcomet",
                "DarkComet",
                "A laptop answers the questions of a stranger in hex digits, over and over under one key",
                "Text under one key stream: the highest bit at each place is always the key's");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(2);
        laptop.looksUp(stage.site("www.news.example").name());
        Machine self = laptop.machine();
        byte[] key = stage.noise(400);
        Talk talk = laptop.connects(stage.outside("control"), stage.between(1_600, 1_610));
        talk.hears(sealed(key, "IDTYPE")).says(sealed(key, "SERVER"));
        talk.hears(sealed(key, "GetSIN" + self.address() + "|" + stage.between(1_000, 9_999)));
        talk.says(
                sealed(
                        key,
                        "infoes"
                                + stage.word(6)
                                + "|"
                                + self.address()
                                + "|"
                                + self.hostName()
                                + " / "
                                + self.userName()
                                + "|0s|Windows 7 Service Pack 1 [7601]|x|US|Program Manager|0%"));
        int beats = stage.between(4, 8);
        for (int i = 0; i < beats; i++) {
            talk.pauses(20).hears(sealed(key, "KeepAlive|" + stage.between(100_000, 999_999)));
            talk.says(sealed(key, "KEEPALIVE" + stage.between(100_000, 999_999)));
        }
        talk.closes();
    }

    private static String sealed(byte[] key, String text) {
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < message.length; i++) {
            message[i] ^= key[i];
        }
        return HexFormat.of().formatHex(message).toUpperCase(Locale.ROOT);
    }
}
