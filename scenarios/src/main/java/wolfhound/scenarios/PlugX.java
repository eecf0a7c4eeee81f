package wolfhound.scenarios;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A remote control whose messages each bring the four bytes they are XORed with.
final class PlugX extends Guilty {
    PlugX() {
        super(
                "plugx",
                "PlugX",
                "A laptop and a bare address send messages under masks that they bring along",
                "Take each message's first four bytes off the rest, and its own length appears");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(2);
        laptop.looksUp(stage.site("www.news.example").name());
        Talk talk = laptop.connects(stage.outside("control"), stage.oneOf(6_000, 7_722, 9_011));
        talk.hears(masked(stage, 2, stage.between(16, 40)));
        talk.says(masked(stage, 3, stage.between(220, 400)));
        int beats = stage.between(5, 8);
        for (int i = 0; i < beats; i++) {
            talk.pauses(15).hears(masked(stage, 4, 12));
            talk.says(masked(stage, 4, 20));
        }
        talk.closes();
    }

    /// Mask, command, length, and the body, all but the mask under it.
    private static byte[] masked(Stage stage, int command, int length) {
        byte[] mask = stage.noise(4);
        byte[] message =
                ByteBuffer.allocate(16 + length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(mask)
                        .putInt(command)
                        .putInt(length)
                        .putInt(0)
                        .put(stage.noise(length))
                        .array();
        for (int i = 4; i < message.length; i++) {
            message[i] ^= mask[i % 4];
        }
        return message;
    }
}
