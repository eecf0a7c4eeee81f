package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class RatDialectsTest {
    private static final String SERVER = "203.0.113.66";

    /// Magic, the frame's length, the length unpacked, zlib.
    private static byte[] frame(String magic, String plain) {
        byte[] packed = new byte[400];
        Deflater deflater = new Deflater();
        deflater.setInput(latin(plain));
        deflater.finish();
        int length = deflater.deflate(packed);
        deflater.end();
        ByteBuffer frame = ByteBuffer.allocate(magic.length() + 8 + length);
        frame.order(ByteOrder.LITTLE_ENDIAN);
        frame.put(latin(magic)).putInt(frame.capacity()).putInt(plain.length());
        frame.put(packed, 0, length);
        return frame.array();
    }

    @Test
    void convictsCompressedFramesOfAnyMagicThatHoldTheHostsName() {
        Story story =
                Story.with(new RatDialects())
                        .named("MARIA-PC", "maria")
                        .says(
                                TCP,
                                SERVER,
                                8000,
                                turn(true, frame("qXz7!", "\u0066 MARIA-PC Windows 7 2 GHz ")),
                                turn(false, frame("qXz7!", "\u0001\u0002")));
        assertThat(story.signs())
                .contains("rat-compressed-frames", "rat-framing-kept", "raw-own-secret");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void isNotMovedByZlibWithoutAgreeingLengths() {
        byte[] frame = frame("magic", "some text of a game server, packed");
        frame[5] += 1;
        assertThat(Story.with(new RatDialects()).says(TCP, SERVER, 8000, turn(true, frame)).signs())
                .isEmpty();
    }

    @Test
    void convictsACheckInOfFields() {
        String victim = Base64.getEncoder().encodeToString(latin("victim_8F3A21BC"));
        Story story =
                Story.with(new RatDialects())
                        .named("MARIA-PC", "maria.g")
                        .says(
                                TCP,
                                SERVER,
                                5552,
                                turn(
                                        true,
                                        latin(
                                                "ll|'|'|"
                                                        + victim
                                                        + "|'|'|MARIA-PC|'|'|maria.g"
                                                        + "|'|'|24-03-04|'|'||'|'|Win 7 Professional|'|'|No|'|'|")),
                                turn(false, latin("act|'|'|")));
        assertThat(story.signs()).contains("rat-check-in", "raw-own-secret", "rat-framing-kept");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void seesBothSidesWriteTheLengthOfEachMessageBeforeIt() {
        String report =
                "ll|'|'|dmljdGlt|'|'|MILL|'|'|jo|'|'|17-07-14|'|'||'|'|Windows 7 x64|'|'|No";
        Story framed =
                Story.with(new RatDialects())
                        .says(
                                TCP,
                                SERVER,
                                1177,
                                turn(true, latin(report.length() + "\0" + report)),
                                turn(false, latin("0\0")));
        assertThat(framed.signs()).containsExactly("rat-check-in", "rat-framing-kept");
        Story bare =
                Story.with(new RatDialects())
                        .says(
                                TCP,
                                SERVER,
                                1177,
                                turn(true, latin(report)),
                                turn(false, latin("ok")));
        assertThat(bare.signs()).containsExactly("rat-check-in");
    }

    @Test
    void convictsAReportBetweenPlainMarksInAnswerToAWord() {
        Story story =
                Story.with(new RatDialects())
                        .says(
                                TCP,
                                SERVER,
                                4433,
                                turn(false, latin("HELLO|556\r\n")),
                                turn(
                                        true,
                                        latin(
                                                "HELLO|192.168.4.7|US|group|NO|maria / MARIA-PC|Windows 7"
                                                        + " Service Pack 1|Intel(R) Core(TM) 2.80GHz|511 MB|1.2|")));
        assertThat(story.signs()).containsExactlyInAnyOrder("rat-check-in", "rat-framing-kept");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void readsAReportUnderAMaskOfOneByte() {
        byte[] report = latin("maria / MARIA-PC;Windows 7 Service Pack 1;Intel(R) 2.80GHz;511 MB");
        for (int i = 0; i < report.length; i++) {
            report[i] ^= 0x5A;
        }
        assertThat(
                        Story.with(new RatDialects())
                                .says(TCP, SERVER, 4433, turn(true, report))
                                .signs())
                .containsExactly("rat-check-in");
    }

    @Test
    void letsAProgramSayItsSystem() {
        assertThat(
                        Story.with(new RatDialects())
                                .says(
                                        TCP,
                                        SERVER,
                                        9000,
                                        turn(
                                                true,
                                                latin(
                                                        "CLIENT 4.2 (Windows 10; en-US) 192.168.4.7")))
                                .signs())
                .isEmpty();
    }

    @Test
    void leavesSeparatedValuesAlone() {
        assertThat(
                        Story.with(new RatDialects())
                                .says(
                                        TCP,
                                        SERVER,
                                        9000,
                                        turn(
                                                true,
                                                latin("QUOTE||EURUSD||1.0834||1.0836||SPOT||LDN")))
                                .signs())
                .isEmpty();
    }

    @Test
    void seesAProgramSentInStages() {
        ByteBuffer stage = ByteBuffer.allocate(4100).order(ByteOrder.LITTLE_ENDIAN);
        stage.putInt(4096).put(latin("MZ\u0090")).put("loader".getBytes(StandardCharsets.US_ASCII));
        assertThat(
                        Story.with(new RatDialects())
                                .says(TCP, SERVER, 4444, turn(false, stage.array()))
                                .signs())
                .containsExactly("staged-program");
    }

    private static byte[] stageOf(int... header) {
        ByteBuffer stage = ByteBuffer.allocate(4100).order(ByteOrder.LITTLE_ENDIAN);
        stage.putInt(4096);
        for (int each : header) {
            stage.put((byte) each);
        }
        return stage.array();
    }

    @Test
    void seesThatAProgramWhoseHeaderIsCodeMadeTheHostSpeak() {
        byte[] stage = stageOf('M', 'Z', 0xE8, 0, 0, 0, 0, 0x5B, 0x52, 0x45, 0x55, 0x89, 0xE5);
        assertThat(
                        Story.with(new RatDialects())
                                .says(TCP, SERVER, 4444, turn(false, stage))
                                .says(
                                        TCP,
                                        SERVER,
                                        4444,
                                        turn(false, stage),
                                        turn(true, latin("here I am")))
                                .signs())
                .containsExactly("staged-program", "staged-program-ran");
    }

    @Test
    void takesTheThanksOfAnAgentThatWasGivenAFileForNoProof() {
        byte[] update = stageOf('M', 'Z', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF);
        assertThat(
                        Story.with(new RatDialects())
                                .says(
                                        TCP,
                                        SERVER,
                                        4444,
                                        turn(false, update),
                                        turn(true, latin("received")))
                                .signs())
                .containsExactly("staged-program");
    }

    /// The XOR of each byte with the key, again and again.
    private static byte[] keyed(byte[] plain, String key) {
        byte[] hidden = plain.clone();
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] ^= (byte) key.charAt(i % key.length());
        }
        return hidden;
    }

    @Test
    void findsTheMarkThatAnOperatorMadeUp() {
        String mark = "Zk7WORD9";
        String report =
                String.join(
                        mark,
                        "ll",
                        "dmljdGltXzE=",
                        "KITCHEN-PC",
                        "maria",
                        "24-03-04",
                        "Win 7 Professional SP1 x64",
                        "No",
                        "0.7d");
        Story story =
                Story.with(new RatDialects())
                        .says(
                                TCP,
                                SERVER,
                                5552,
                                turn(true, latin(report)),
                                turn(false, latin("inf" + mark)));
        assertThat(story.signs()).contains("rat-check-in", "rat-framing-kept");
    }

    @Test
    void readsFieldsUnderAShortKeyByTheZerosBetweenThem() {
        ByteBuffer fields = ByteBuffer.allocate(240);
        fields.put(latin("root")).position(40);
        fields.put(latin("Linux 3.2.0-4-686")).position(120);
        fields.put(latin("2.10 GHz")).position(180);
        assertThat(
                        Story.with(new RatDialects())
                                .says(
                                        TCP,
                                        SERVER,
                                        3500,
                                        turn(true, keyed(fields.array(), "K3Y0FTHEHERD")))
                                .signs())
                .containsExactly("rat-check-in");
    }

    @Test
    void seesFramesWhosePackedPartIsUnderOneByte() {
        byte[] frame = frame("7xyz!", "\u0066 machine, system, processor and camera of it");
        for (int i = 13; i < frame.length; i++) {
            frame[i] ^= 0x22;
        }
        assertThat(Story.with(new RatDialects()).says(TCP, SERVER, 8000, turn(true, frame)).signs())
                .containsExactly("rat-compressed-frames");
    }

    @Test
    void takesAnswersToAServersQuestionsTogether() {
        Story story =
                Story.with(new RatDialects())
                        .says(
                                TCP,
                                SERVER,
                                4433,
                                turn(false, latin("os\n")),
                                turn(true, latin("Microsoft Windows NT 6.1.7601\n")),
                                turn(false, latin("who\n")),
                                turn(true, latin("KITCHEN-PC\\maria\n")));
        assertThat(story.signs()).containsExactly("rat-check-in");
    }

    @Test
    void countsForLessWhatGamesTellTheirMakersToo() {
        Story game =
                Story.with(new RatDialects())
                        .says(
                                TCP,
                                SERVER,
                                9000,
                                turn(
                                        true,
                                        latin(
                                                "LOGIN player7 Windows 10 x64 1920x1080 16 GB Intel(R) Core(TM)")));
        Story report =
                Story.with(new RatDialects())
                        .says(
                                TCP,
                                SERVER,
                                9000,
                                turn(
                                        true,
                                        latin(
                                                "LOGIN maria / KITCHEN-PC Windows 10 x64 1920x1080 16 GB Program Manager")));
        assertThat(game.evidence().getFirst().weight())
                .isLessThan(report.evidence().getFirst().weight());
    }

    /// Length, a number, their sum, and the body.
    private static byte[] summed(long number, int length) {
        return ByteBuffer.allocate(24 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .putLong(number)
                .putLong(length + number)
                .array();
    }

    @Test
    void seesHeadsThatSumThemselves() {
        assertThat(
                        Story.with(new RatDialects())
                                .says(
                                        TCP,
                                        SERVER,
                                        443,
                                        turn(true, summed(0x51D7L, 183)),
                                        turn(false, summed(0x2289L, 64)))
                                .signs())
                .containsExactly("summed-heads");
    }

    @Test
    void leavesALengthAndCountersAlone() {
        byte[] counted = summed(7, 64);
        counted[16]++;
        assertThat(
                        Story.with(new RatDialects())
                                .says(TCP, SERVER, 443, turn(true, counted), turn(false, counted))
                                .signs())
                .isEmpty();
    }
}
