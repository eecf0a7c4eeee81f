package wolfhound.scenarios;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A bot on Linux machines that reports fields of a fixed size under a short key.
final class XorDdos extends Guilty {
    private static final byte[] KEY = "5F0C71D2A94E83B6".getBytes(StandardCharsets.US_ASCII);

    XorDdos() {
        super(
                "xor-ddos",
                "XorDDoS",
                "A Linux machine reports its system and processor under a key of sixteen bytes",
                "Where the author left zeros, the key itself stands in the message, again and again");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.LINUX);
        desktop.joins().isInfected(Behaviour.CALLBACK).pauses(3);
        desktop.looksUp(stage.site("www.news.example").name());
        Talk talk = desktop.connects(stage.outside("control"), stage.between(3_500, 3_520));
        ByteBuffer fields = ByteBuffer.allocate(240);
        fields.put(bytes("root")).position(32);
        fields.put(bytes("Linux 3.2.0-4-686-pae")).position(112);
        fields.put(bytes("2.10 GHz 2 CPU")).position(160);
        fields.put(bytes(desktop.machine().address().toString()));
        talk.says(framed(fields.array()));
        talk.hears(framed(new byte[20]));
        int beats = stage.between(5, 8);
        for (int i = 0; i < beats; i++) {
            desktop.pausesExactly(Duration.ofSeconds(10));
            talk.says(framed(new byte[20]));
            talk.hears(framed(new byte[20]));
        }
        talk.closes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] framed(byte[] body) {
        ByteBuffer frame = ByteBuffer.allocate(8 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(frame.capacity()).putInt(1);
        for (int i = 0; i < body.length; i++) {
            frame.put((byte) (body[i] ^ KEY[i % KEY.length]));
        }
        return frame.array();
    }
}
