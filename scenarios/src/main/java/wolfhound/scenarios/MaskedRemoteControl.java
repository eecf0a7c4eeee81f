package wolfhound.scenarios;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A remote control whose cipher begins anew with every message, so that magic, length and command
/// lie under the same bytes each time. The server speaks first.
final class MaskedRemoteControl extends Guilty {
    private static final int MAGIC = 0x29BB_66E4;

    MaskedRemoteControl() {
        super(
                "masked-remote-control",
                "AveMaria",
                "A laptop calls a bare address, is given an order in cipher and reports at length",
                "The same key stream for every message: lengths that lie under one mask");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(2);
        laptop.looksUp(stage.site("www.news.example").name());
        byte[] key = stage.noise(900);
        Talk talk = laptop.connects(stage.outside("control"), stage.between(5_000, 5_300));
        talk.hears(sealed(key, stage, 0, 0));
        talk.says(sealed(key, stage, 1, stage.between(180, 260)));
        int beats = stage.between(3, 6);
        for (int i = 0; i < beats; i++) {
            talk.pauses(12).hears(sealed(key, stage, 0x20, 0));
            talk.says(sealed(key, stage, 0x20, 4));
        }
        talk.hears(sealed(key, stage, 4, 24));
        talk.says(sealed(key, stage, 5, stage.between(400, 800)));
        talk.pauses(4).closes();
    }

    private static byte[] sealed(byte[] key, Stage stage, int command, int length) {
        byte[] message =
                ByteBuffer.allocate(12 + length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(MAGIC)
                        .putInt(length)
                        .putInt(command)
                        .put(stage.noise(length))
                        .array();
        for (int i = 0; i < message.length; i++) {
            message[i] ^= key[i];
        }
        return message;
    }
}
