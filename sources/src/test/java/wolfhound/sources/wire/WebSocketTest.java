package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import wolfhound.model.Oddity;
import wolfhound.model.RawDialogue;
import wolfhound.model.WebExchange;

class WebSocketTest {
    private static final int TEXT = 0x81;
    private static final int MASK = 0x37FA213D;

    private static DialogueHarness upgraded(String extensions) {
        return DialogueHarness.of(new Http())
                .client("GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n")
                .client("Upgrade: websocket\r\n\r\n")
                .server("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n" + extensions)
                .server("\r\n");
    }

    private static byte[] frame(int first, byte[] payload, boolean masked) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(first);
        int mark = masked ? 0x80 : 0;
        if (payload.length < 126) {
            bytes.write(mark | payload.length);
        } else {
            bytes.write(mark | 126);
            bytes.write(payload.length >>> 8);
            bytes.write(payload.length);
        }
        for (int shift = 24; masked && shift >= 0; shift -= 8) {
            bytes.write(MASK >>> shift);
        }
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ (masked ? MASK >>> 24 - 8 * (i % 4) : 0));
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static DialogueHarness session() {
        return upgraded("")
                .client(frame(TEXT, text("hello"), true))
                .server(frame(0x89, text("ping"), false))
                .client(frame(0x8A, text("ping"), true))
                .server(frame(0x02, text("in "), false))
                .server(frame(0x89, new byte[0], false))
                .server(frame(0x80, text("parts"), false))
                .client(frame(TEXT, text("x".repeat(400)), true))
                .client(frame(TEXT, text("bye"), true))
                .server(frame(0x88, new byte[] {3, (byte) 0xE8}, false))
                .close();
    }

    private static List<RawDialogue.Turn> turns(DialogueHarness script) {
        return script.all(RawDialogue.class).getLast().turns();
    }

    @Test
    void tellsMessagesWithoutFramesAndMasks() {
        assertThat(turns(session()))
                .extracting(RawDialogue.Turn::byHost, turn -> turn.said().text())
                .containsExactly(
                        tuple(true, "hello"),
                        tuple(false, "in parts"),
                        tuple(true, "x".repeat(256)),
                        tuple(true, "bye"));
        assertThat(turns(session()).get(2).said().length()).isEqualTo(400);
        assertThat(session().all(RawDialogue.class))
                .extracting(RawDialogue::name, dialogue -> dialogue.turns().size())
                .containsExactly(tuple("websocket", 2), tuple("websocket", 4));
        assertThat(session().all(WebExchange.class).getFirst().status()).isEqualTo(101);
    }

    private static byte[] deflated(Deflater deflater, String message) {
        byte[] out = new byte[1000];
        deflater.setInput(text(message));
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(out, length - 4);
    }

    @Test
    void inflatesMessagesThatBuildOnOneAnother() {
        var deflater = new Deflater(9, true);
        DialogueHarness script =
                upgraded("Sec-WebSocket-Extensions: permessage-deflate\r\n")
                        .client(frame(0xC1, deflated(deflater, "hello hello hello"), true))
                        .client(frame(0xC1, deflated(deflater, "hello hello again"), true))
                        .server(frame(TEXT, text("plain"), false))
                        .close();
        assertThat(turns(script))
                .extracting(turn -> turn.said().text())
                .containsExactly("hello hello hello", "hello hello again", "plain");
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void inflatesMessagesThatStandAlone() {
        String extensions = "permessage-deflate; client_no_context_takeover";
        DialogueHarness script = upgraded("Sec-WebSocket-Extensions: " + extensions + "\r\n");
        for (int i = 0; i < 2; i++) {
            script.client(frame(0xC1, deflated(new Deflater(9, true), "alone alone"), true));
        }
        assertThat(turns(script.close()))
                .extracting(turn -> turn.said().text())
                .containsExactly("alone alone", "alone alone");
    }

    @Test
    void bearsABombAndDamage() {
        byte[] bomb = deflated(new Deflater(9, true), "0".repeat(200_000));
        DialogueHarness script = upgraded("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        for (int i = 0; i < 8; i++) {
            script.client(frame(0xC1, bomb, true));
        }
        assertThat(script.close().tell().bounds()).containsKey("websocket-inflated");
        DialogueHarness damaged = upgraded("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        damaged.client(frame(0xC1, new byte[] {-1, -1, -1}, true));
        assertThat(turns(damaged.close()).getFirst().said().text()).isEmpty();
    }

    @Test
    void goesOnBehindAGapInAMessage() {
        byte[] cut = Arrays.copyOf(frame(TEXT, text("0123456789"), true), 10);
        DialogueHarness script =
                upgraded("")
                        .client(cut)
                        .gap(Side.CLIENT, 6)
                        .client(frame(TEXT, text("next"), true))
                        .close();
        assertThat(turns(script))
                .extracting(turn -> turn.said().text(), turn -> turn.said().length())
                .containsExactly(tuple("0123", 10L), tuple("next", 4L));
    }

    @Test
    void callsBrokenFramesMalformed() {
        for (int first : new int[] {0x83, 0x91, 0xC1, 0x08}) {
            assertThat(upgraded("").client(frame(first, text("x"), true)).all(Oddity.class))
                    .extracting(Oddity::kind)
                    .containsExactly("bad-frame");
        }
    }

    @Test
    void tellsNoMoreThanTheFirstTurns() {
        DialogueHarness script = upgraded("");
        for (int i = 0; i < 40; i++) {
            script.client(frame(TEXT, text("a"), true)).server(frame(TEXT, text("b"), false));
        }
        assertThat(turns(script.close())).hasSize(WebSocket.MOST_TURNS);
        assertThat(script.all(RawDialogue.class)).hasSize(4);
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(session());
    }
}
