package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.flow.Sensor.ACK;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.Flow;
import wolfhound.model.Oddity;
import wolfhound.model.RawDialogue;
import wolfhound.sources.wire.Conversation;
import wolfhound.sources.wire.Dialogue;
import wolfhound.sources.wire.Opening;
import wolfhound.sources.wire.Parsed;
import wolfhound.sources.wire.Recognition;
import wolfhound.sources.wire.WireProtocol;
import wolfhound.sources.wire.WireProtocols;

/// How a conversation finds its reader, and what is told of one that finds none.
class ReadingTest {
    /// A conversation whose beginning was seen, of which `said` follows in turn: `>` from the
    /// client, `<` from the server.
    private static Sensor stream(Sensor sensor, String... said) {
        sensor.handshake(1000, 5000);
        return goOn(sensor, 1001, 5001, said);
    }

    private static Sensor goOn(Sensor sensor, long client, long server, String... said) {
        for (String each : said) {
            boolean byClient = each.startsWith(">");
            String words = each.substring(1);
            sensor.tcp(
                    byClient, ACK, byClient ? client : server, byClient ? server : client, words);
            client += byClient ? words.length() : 0;
            server += byClient ? 0 : words.length();
        }
        return sensor;
    }

    private static Recognition startsWith(Opening opening, String word) {
        var text = opening.client();
        if (text.startsWith(word)) {
            return Recognition.YES;
        }
        String sofar = text.text(0, Math.min(text.length(), word.length()));
        return word.startsWith(sofar) ? Recognition.MAYBE : Recognition.NO;
    }

    private static Recorder saying(String word, Parsed answer) {
        return new Recorder(word, opening -> startsWith(opening, word), said -> answer);
    }

    private static WireProtocol named(String name, String word) {
        return new WireProtocol() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Recognition recognise(Opening opening) {
                return startsWith(opening, word);
            }

            @Override
            public Dialogue begin(Conversation conversation) {
                return Dialogue.NONE;
            }
        };
    }

    private static List<String> texts(RawDialogue raw) {
        return raw.turns().stream()
                .map(turn -> (turn.byHost() ? ">" : "<") + turn.said().text())
                .toList();
    }

    @Test
    void givesTheWholeOpeningToTheProtocolThatKnowsItselfLate() {
        Recorder late = saying("HELLO", Parsed.ALL);
        stream(new Sensor(saying("BYE", Parsed.ALL), late), ">HE", ">L", ">LO you", ">there");
        assertThat(late.client).hasToString("HELLO youthere");
    }

    @Test
    void tellsWhatNobodyKnewBeforeAProtocolTookOver() {
        var late =
                new Recorder(
                        "late",
                        opening ->
                                opening.client().startsWith("HELLO")
                                        ? Recognition.YES
                                        : Recognition.NO,
                        said -> Parsed.ALL);
        Sensor sensor = stream(new Sensor(late), "<unasked", ">HELLO", "<welcome");
        assertThat(sensor.told(RawDialogue.class)).hasSize(1);
        assertThat(texts(sensor.told(RawDialogue.class).getFirst())).containsExactly("<unasked");
        assertThat(late.client).hasToString("HELLO");
    }

    @Test
    void givesEachSideItsOpeningWhenRecognisedByTheAnswer() {
        var both =
                new Recorder(
                        "both",
                        opening ->
                                opening.server().startsWith("OK")
                                        ? Recognition.YES
                                        : Recognition.MAYBE,
                        said -> Parsed.ALL);
        stream(new Sensor(both), ">ask", "<OK");
        assertThat(both.client).hasToString("ask");
        assertThat(both.server).hasToString("OK");
    }

    @Test
    void givesUnusedBytesAgainWithMoreBehindThem() {
        var lines =
                new Recorder(
                        "lines",
                        opening -> Recognition.YES,
                        said -> {
                            int end = said.indexOf('\n');
                            return end < 0 ? Parsed.NEED_MORE : Parsed.used(end + 1);
                        });
        Sensor sensor = stream(new Sensor(lines), ">one\ntw", ">o\nthr", ">ee", ">\n");
        assertThat(lines.client).hasToString("one\ntwo\nthree\n");
        assertThat(sensor.shard.buffered()).isZero();
    }

    @Test
    void givesUpADialogueThatNeverHasEnough() {
        Recorder greedy = saying("A", Parsed.NEED_MORE);
        greedy.goesOnBehindGaps = false;
        Sensor sensor = new Sensor(greedy).handshake(1000, 5000);
        String much = "A".repeat(1000);
        for (int i = 0; i < 300; i++) {
            sensor.tcp(true, ACK, 1001 + 1000L * i, 5001, much);
        }
        assertThat(greedy.events).containsExactly("gap CLIENT 263000", "end");
        assertThat(sensor.tally.counts()).containsEntry("held bytes of a stream", 1L);
        sensor.end();
        assertThat(sensor.shard.buffered()).isZero();
    }

    @Test
    void asksTheOthersWhenADialogueDisownsTheConversation() {
        Recorder wrong = saying("HI", Parsed.NOT_MINE);
        Recorder right = saying("HI", Parsed.ALL);
        Sensor sensor = stream(new Sensor(wrong, right), ">HI there");
        assertThat(right.client).hasToString("HI there");
        sensor.end();
        assertThat(sensor.told(RawDialogue.class)).isEmpty();
    }

    @Test
    void tellsRawWhatEverybodyDisowns() {
        Sensor sensor = stream(new Sensor(saying("HI", Parsed.NOT_MINE)), ">HI there", "<what");
        assertThat(sensor.told(RawDialogue.class))
                .singleElement()
                .satisfies(raw -> assertThat(texts(raw)).containsExactly(">HI there", "<what"));
        sensor.end();
        assertThat(sensor.lastFlow().protocol()).isEmpty();
    }

    @Test
    void tellsAnOddityOfABrokenDialogueAndTheRestRaw() {
        Recorder broken = saying("HI", Parsed.malformed("bad-greeting", "too familiar"));
        Sensor sensor = stream(new Sensor(broken), ">HI there", "<what");
        assertThat(sensor.told(Oddity.class))
                .singleElement()
                .satisfies(oddity -> assertThat(oddity.kind()).isEqualTo("bad-greeting"));
        assertThat(sensor.told(RawDialogue.class)).hasSize(1);
        sensor.end();
        assertThat(sensor.lastFlow().protocol()).isEqualTo("HI");
        assertThat(broken.events).containsExactly("end");
    }

    @Test
    void handsOverToTheProtocolBehind() {
        var carrier =
                new Recorder(
                        "carrier",
                        opening -> startsWith(opening, "UP"),
                        said -> said.startsWith("UP") ? Parsed.ALL : Parsed.handover(3));
        Recorder inner = saying("IN", Parsed.ALL);
        Sensor sensor = stream(new Sensor(carrier, inner), ">UP", "<OK ", ">INSIDE", "<YES");
        assertThat(carrier.server).hasToString("OK ");
        assertThat(inner.client).hasToString("INSIDE");
        assertThat(inner.server).hasToString("YES");
        sensor.end();
        assertThat(sensor.lastFlow().protocol()).isEqualTo("carrier");
    }

    @Test
    void looksAtTheRestOfThePieceThatHandedOver() {
        var carrier =
                new Recorder(
                        "carrier",
                        opening -> startsWith(opening, "UP"),
                        said -> Parsed.handover(3));
        Recorder inner = saying("IN", Parsed.ALL);
        stream(new Sensor(carrier, inner), ">UP INSIDE", "<YES");
        assertThat(inner.client).hasToString("INSIDE");
        assertThat(inner.server).hasToString("YES");
    }

    @Test
    void bearsEndlessHandovers() {
        var endless =
                new Recorder("endless", opening -> Recognition.YES, said -> Parsed.handover(0));
        Sensor sensor = stream(new Sensor(endless), ">round", "<and", ">round");
        sensor.end();
        assertThat(endless.conversations).isLessThanOrEqualTo(Limits.HANDOVERS + 1);
        assertThat(sensor.tally.counts()).containsKey("handovers of a conversation");
    }

    @Test
    void survivesADialogueThatThrowsAndNamesIt() {
        var faulty =
                new Recorder(
                        "faulty",
                        opening -> Recognition.YES,
                        said -> {
                            throw new IllegalStateException("a bug");
                        });
        Sensor sensor = stream(new Sensor(faulty), ">ask", "<tell");
        assertThat(sensor.tally.counts())
                .containsEntry("wire bug faulty: IllegalStateException", 1L);
        assertThat(sensor.told(RawDialogue.class))
                .singleElement()
                .satisfies(raw -> assertThat(texts(raw)).containsExactly(">ask", "<tell"));
    }

    @Test
    void survivesAProtocolThatThrowsWhenAsked() {
        var faulty =
                new Recorder(
                        "faulty",
                        opening -> {
                            throw new IndexOutOfBoundsException("a bug");
                        },
                        said -> Parsed.ALL);
        Recorder sound = saying("HI", Parsed.ALL);
        stream(new Sensor(faulty, sound), ">HI");
        assertThat(sound.client).hasToString("HI");
    }

    @Test
    void tellsUnknownTurnsAtTheAnswerAndAtFourSixEightTwelveAndSixteen() {
        String[] said = new String[40];
        for (int i = 0; i < said.length; i++) {
            said[i] = (i % 2 == 0 ? ">" : "<") + "turn" + i;
        }
        Sensor sensor = stream(new Sensor(), said);
        assertThat(sensor.told(RawDialogue.class))
                .extracting(raw -> raw.turns().size())
                .containsExactly(2, 4, 6, 8, 12, 16);
        sensor.end();
        assertThat(sensor.told(RawDialogue.class)).hasSize(6);
        assertThat(sensor.shard.buffered()).isZero();
    }

    @Test
    void keepsTheBeginningOfATurnAndItsLength() {
        String piece = "0123456789".repeat(100);
        Sensor sensor = stream(new Sensor(), ">" + piece, ">" + piece, "<x");
        var turn = sensor.told(RawDialogue.class).getFirst().turns().getFirst();
        assertThat(turn.said().bytes()).hasSize(Limits.TURN_BYTES);
        assertThat(turn.said().text()).isEqualTo(piece.substring(0, Limits.TURN_BYTES));
        assertThat(turn.said().length()).isEqualTo(2000);
    }

    @Test
    void partsTurnsByPauses() {
        Sensor sensor = stream(new Sensor(), ">one");
        sensor.after(0.5).tcp(true, ACK, 1004, 5001, "two");
        sensor.after(1.5).tcp(true, ACK, 1007, 5001, "three").tcp(false, ACK, 5001, 1012, "ok");
        assertThat(texts(sensor.told(RawDialogue.class).getLast()))
                .containsExactly(">onetwo", ">three", "<ok");
    }

    @Test
    void tellsAnOpeningThatNobodyAnswersAfterAMoment() {
        Sensor sensor = stream(new Sensor(), ">anybody?");
        assertThat(sensor.told(RawDialogue.class)).isEmpty();
        sensor.after(3).after(1);
        assertThat(sensor.told(RawDialogue.class))
                .singleElement()
                .satisfies(raw -> assertThat(raw.hostOpening().text()).isEqualTo("anybody?"));
    }

    @Test
    void findsTheProtocolOfAConversationJoinedMidwayWithALaterTurn() {
        Recorder known = saying("HI", Parsed.ALL);
        Sensor sensor = new Sensor(known);
        goOn(sensor, 1001, 5001, ">rest of something", "<answer", ">HI there", "<well");
        assertThat(known.client).hasToString("HI there");
        assertThat(known.server.toString()).endsWith("well");
    }

    @Test
    void looksABoundedNumberOfTimes() {
        int[] asked = {0};
        var never =
                new Recorder(
                        "never",
                        opening -> {
                            asked[0]++;
                            return Recognition.NO;
                        },
                        said -> Parsed.ALL);
        Sensor sensor = new Sensor(never).handshake(1000, 5000);
        for (int i = 0; i < 100; i++) {
            sensor.tcp(true, ACK, 1001 + i, 5001 + i, "x").tcp(false, ACK, 5001 + i, 1002 + i, "y");
        }
        assertThat(asked[0]).isEqualTo(1 + Limits.LOOKS);
    }

    @Test
    void tellsTheNameOfAProtocolKnownByNameOnly() {
        WireProtocol named = named("modbus", "read");
        Sensor sensor = stream(new Sensor(named), ">read coils", "<none");
        assertThat(sensor.told(RawDialogue.class))
                .singleElement()
                .satisfies(raw -> {
                    assertThat(raw.name()).isEqualTo("modbus");
                    assertThat(texts(raw)).containsExactly(">read coils", "<none");
                });
    }

    /// Databases do so without waiting for the answer.
    @Test
    void findsTlsBehindAProtocolKnownByNameOnly() {
        Recorder tls = saying("\u0016\u0003", Parsed.ALL);
        String hello = "\u0016\u0003\u0001\0\u0005\u0001abcd";
        stream(new Sensor(tls, named("mysql", "log")), ">login", ">" + hello);
        assertThat(tls.client).hasToString(hello);
        Recorder other = saying("\u0016\u0003", Parsed.ALL);
        stream(new Sensor(other, named("mysql", "log")), ">login", ">\u0016\u0003\u0001\0\u0005x");
        assertThat(other.client.toString()).isEmpty();
    }

    @Test
    void readsAnExpectedConversationWithoutRecognition() {
        Recorder data = new Recorder("data", opening -> Recognition.NO, said -> Parsed.ALL);
        WireProtocol control =
                new WireProtocol() {
                    @Override
                    public String name() {
                        return "control";
                    }

                    @Override
                    public Recognition recognise(Opening opening) {
                        return startsWith(opening, "PASV");
                    }

                    @Override
                    public Dialogue begin(Conversation conversation) {
                        conversation.expect(conversation.id().server(), 40_000, data);
                        return (from, bytes) -> Parsed.ALL;
                    }
                };
        Sensor sensor = stream(new Sensor(control, data), ">PASV");
        sensor.client = Sensor.End.of("10.0.0.2", 49_999);
        sensor.server = Sensor.End.of("192.0.2.1", 40_000);
        stream(sensor, "<a file");
        assertThat(data.server).hasToString("a file");
        sensor.server = Sensor.End.of("192.0.2.99", 40_000);
        stream(sensor, "<another's file");
        assertThat(data.server).hasToString("a file");
    }

    @Test
    void readsEachDatagramByItself() {
        Recorder datagrams = saying("HI", Parsed.used(1));
        Sensor sensor =
                new Sensor(datagrams).udp(true, "HI there").udp(false, "well").udp(true, "so");
        assertThat(datagrams.client).hasToString("Hs");
        assertThat(datagrams.server).hasToString("w");
        assertThat(sensor.phases()).containsExactly(Flow.Phase.OPENED, Flow.Phase.ANSWERED);
        sensor.after(Limits.DATAGRAM_ANSWERED_SECONDS + 1);
        assertThat(sensor.lastFlow().phase()).isEqualTo(Flow.Phase.ENDED);
        assertThat(sensor.lastFlow().hostBytes()).isEqualTo(10);
    }

    @Test
    void givesBothFirstDatagramsWhenTheAnswerDecides() {
        var both =
                new Recorder(
                        "both",
                        opening ->
                                opening.server().startsWith("OK")
                                        ? Recognition.YES
                                        : Recognition.MAYBE,
                        said -> Parsed.ALL);
        new Sensor(both).udp(true, "ask").udp(false, "OK").udp(true, "more");
        assertThat(both.client).hasToString("askmore");
        assertThat(both.server).hasToString("OK");
    }

    @Test
    void tellsUnknownDatagramsRaw() {
        Sensor sensor = new Sensor().udp(true, "knock").udp(false, "who");
        assertThat(texts(sensor.told(RawDialogue.class).getFirst()))
                .containsExactly(">knock", "<who");
    }

    /// What an opening cannot be is remembered in the bits of a number.
    @Test
    void hasABitForEveryProtocol() {
        assertThat(WireProtocols.streams()).hasSizeLessThanOrEqualTo(Long.SIZE);
        assertThat(WireProtocols.datagrams()).hasSizeLessThanOrEqualTo(Long.SIZE);
    }
}
