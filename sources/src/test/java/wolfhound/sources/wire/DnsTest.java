package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.wire.DialogueHarness.hex;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import wolfhound.model.IdentitySeen;
import wolfhound.model.NameLookup;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.NameLookup.Way;
import wolfhound.model.Oddity;
import wolfhound.model.Transport;

class DnsTest {
    private static final String WWW = "03777777 076578616d706c65 03636f6d 00";

    /// 1234: www.example.com A?
    private static final byte[] QUESTION = hex("1234 0100 0001 0000 0000 0000" + WWW + "0001 0001");

    private static final byte[] ANSWER =
            hex(
                    """
                    1234 8180 0001 0002 0000 0001
                    03777777 076578616d706c65 03636f6d 00 0001 0001
                    c00c 0005 0001 0000003c 0006 03 63646e c010   # CNAME cdn.example.com
                    c02d 0001 0001 0000012c 0004 c0000201          # A 192.0.2.1
                    00 0029 1000 00000000 0000                     # EDNS
                    """);

    @Test
    void matchesAnAnswerToItsQuestion() {
        var lookup = only(udp().client(QUESTION).server(ANSWER).end());
        assertThat(lookup.name().text()).isEqualTo("www.example.com");
        assertThat(lookup.name().registered()).isEqualTo("example.com");
        assertThat(lookup.type()).isEqualTo("A");
        assertThat(lookup.way()).isEqualTo(Way.DNS);
        assertThat(lookup.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(lookup.took()).isEqualTo(Duration.ofMillis(10));
        assertThat(lookup.questionBytes()).isEqualTo(QUESTION.length);
        assertThat(lookup.answerBytes()).isEqualTo(ANSWER.length);
        assertThat(lookup.answers()).hasSize(2);
        assertThat(lookup.answers().get(0).data()).isEqualTo("cdn.example.com");
        assertThat(lookup.answers().get(0).type()).isEqualTo("CNAME");
        assertThat(lookup.answers().get(1).name().text()).isEqualTo("cdn.example.com");
        assertThat(lookup.answers().get(1).data()).isEqualTo("192.0.2.1");
        assertThat(lookup.answers().get(1).ttl()).isEqualTo(300);
    }

    @Test
    void tellsARepeatedQuestionAndAnswerOnce() {
        assertThat(
                        udp().client(QUESTION)
                                .client(QUESTION)
                                .server(ANSWER)
                                .server(ANSWER)
                                .end()
                                .observations())
                .hasSize(1);
    }

    /// A second answer that says something else was sent by somebody else, or to a second asking.
    @Test
    void tellsAnAnswerThatContradictsTheFirst() {
        byte[] other = ANSWER.clone();
        other[other.length - 12] ^= 3;
        var told = udp().client(QUESTION).server(ANSWER).server(other).server(other).end();
        assertThat(told.all(NameLookup.class))
                .extracting(lookup -> lookup.answers().getLast().data())
                .containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void tellsTheUnansweredAtTheEnd() {
        var lookup = only(udp().client(QUESTION).end());
        assertThat(lookup.outcome()).isEqualTo(Outcome.UNANSWERED);
        assertThat(lookup.answerBytes()).isZero();
        assertThat(lookup.seen().origin().packet()).isEqualTo(1);
    }

    @Test
    void tellsTheUnansweredWhenPatienceEnds() {
        byte[] other = QUESTION.clone();
        other[0] = 0x55;
        var told =
                udp().client(QUESTION)
                        .pause(NameQuestions.PATIENCE.plusSeconds(1))
                        .client(other)
                        .observations();
        assertThat(told).hasSize(1);
        assertThat(((NameLookup) told.getFirst()).outcome()).isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void tellsAnAnswerWhoseQuestionWasNotSeenOfTheAsker() {
        var lookup = only(udp().server(ANSWER).end());
        assertThat(lookup.seen().host().address()).isEqualTo(DialogueHarness.CLIENT);
        var flipped = only(udp().client(ANSWER).end());
        assertThat(flipped.seen().host().address()).isEqualTo(DialogueHarness.SERVER);
    }

    @Test
    void tellsWhatBecameOfAName() {
        assertThat(outcome("8183")).isEqualTo(Outcome.NO_SUCH_NAME);
        assertThat(outcome("8180")).isEqualTo(Outcome.EMPTY);
        assertThat(outcome("8185")).isEqualTo(Outcome.REFUSED);
        assertThat(outcome("8182")).isEqualTo(Outcome.FAILED);
    }

    private static Outcome outcome(String flags) {
        byte[] answer = hex("1234" + flags + "0001 0000 0000 0000" + WWW + "0001 0001");
        return only(udp().client(QUESTION).server(answer).end()).outcome();
    }

    @Test
    void matchesAnErrorThatDoesNotRepeatTheQuestion() {
        var lookup = only(udp().client(QUESTION).serverHex("1234 8181 0000 0000 0000 0000").end());
        assertThat(lookup.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lookup.name().text()).isEqualTo("www.example.com");
    }

    @Test
    void givesTextsNamesAndAddressesAsText() {
        var lookup =
                only(
                        udp().serverHex(
                                        """
                                        0001 8180 0001 0005 0000 0000
                                        0161 0162 00 00ff 0001
                                        c00c 0010 0001 00000001 0008 03 6f6e65 03 74776f    # TXT
                                        c00c 000f 0001 00000001 0006 000a 02 6d78 c0 # MX, name cut
                                        c00c 000f 0001 00000001 0007 000a 02 6d78 c00c # MX
                                        c00c 001c 0001 00000001 0010
                                             20010db8000000000000000000000001
                                        c00c 0021 0001 00000001 000c
                                             0000 0000 01bb 03 737276 c00c        # SRV
                                        """)
                                .end());
        assertThat(lookup.type()).isEqualTo("ANY");
        assertThat(lookup.answers()).extracting(NameLookup.Answer::data).contains("onetwo");
        assertThat(lookup.answers())
                .extracting(NameLookup.Answer::data)
                .contains("mx.a.b", "2001:db8::1", "srv.a.b");
    }

    @Test
    void writesBytesThatDoNotPrintAsEscapes() {
        var lookup =
                only(
                        udp().clientHex("0001 0100 0001 0000 0000 0000 04 ff2e4100 00 000a 0001")
                                .end());
        assertThat(lookup.name().text()).isEqualTo("\\255\\.a\\000");
        assertThat(lookup.type()).isEqualTo("NULL");
    }

    @Test
    void endsOnPointersThatLoop() {
        var told = udp().clientHex("0001 0100 0001 0000 0000 0000 c00c 0001 0001").end().tell();
        assertThat(told.all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("not-dns-on-53");
        assertThat(told.outcome()).isEqualTo(Parsed.NOT_MINE);
    }

    @Test
    void tellsEverySingleQuestionOfSeveral() {
        var told =
                udp().clientHex("0001 0100 0002 0000 0000 0000 0161 00 0001 0001 0162 00 001c 0001")
                        .end()
                        .all(NameLookup.class);
        assertThat(told).extracting(lookup -> lookup.name().text()).containsExactly("a", "b");
        assertThat(told).extracting(NameLookup::type).containsExactly("A", "AAAA");
    }

    @Test
    void saysWhatIsNoDnsOnItsPort() {
        var told = udp().client("hello, are you there").server("yes").tell();
        assertThat(told.all(Oddity.class)).hasSize(1);
        assertThat(told.outcome()).isEqualTo(Parsed.NOT_MINE);
    }

    @Test
    void toleratesAnOddDatagramAmongSaneOnes() {
        var told = udp().client(QUESTION).client("junk").server(ANSWER).end().tell();
        assertThat(told.all(NameLookup.class)).hasSize(1);
        assertThat(told.all(Oddity.class)).hasSize(1);
        assertThat(told.outcome()).isEqualTo(Parsed.ALL);
    }

    @Test
    void knowsItselfOnOtherPortsOnlyWithoutAFlaw() {
        assertThat(on(4444, QUESTION)).isEqualTo(Recognition.YES);
        assertThat(on(4444, ANSWER)).isEqualTo(Recognition.YES);
        assertThat(on(4444, Arrays.copyOf(QUESTION, QUESTION.length - 1)))
                .isEqualTo(Recognition.NO);
        assertThat(on(4444, Arrays.copyOf(QUESTION, QUESTION.length + 1)))
                .isEqualTo(Recognition.NO);
        assertThat(on(4444, new byte[64])).isEqualTo(Recognition.NO);
    }

    private static Recognition on(int port, byte[] datagram) {
        return DialogueHarness.of(new Dns())
                .over(Transport.UDP, port)
                .client(datagram)
                .recognition();
    }

    @Test
    void readsStreamsHoweverTheyAreCut() {
        var script =
                DialogueHarness.of(new Dns())
                        .over(Transport.TCP, 53)
                        .client(framed(QUESTION))
                        .server(framed(ANSWER))
                        .close();
        assertThat(script.observations()).hasSize(1);
        assertThat(script.tell(DialogueHarness.Cut.EVERY_BYTE).observations())
                .isEqualTo(script.observations());
    }

    @Test
    void handsBackAStreamThatIsNoDns() {
        var told =
                DialogueHarness.of(new Dns())
                        .over(Transport.TCP, 53)
                        .client("GET / HTTP/1.1\r\n\r\n")
                        .tell();
        assertThat(told.all(Oddity.class)).hasSize(1);
        assertThat(told.outcome()).isEqualTo(Parsed.NOT_MINE);
    }

    @Test
    void learnsNamesFromUpdates() {
        var told =
                udp().clientHex(
                                """
                                0001 2800 0001 0000 0001 0000
                                04 636f7270 00 0006 0001                    # zone corp SOA
                                02 7063 c00c 0001 0001 00000384 0004 0a010465
                                """)
                        .end()
                        .observations();
        assertThat(told).hasSize(1);
        var identity = (IdentitySeen) told.getFirst();
        assertThat(identity.value()).isEqualTo("pc.corp");
        assertThat(identity.of()).isEqualTo(DialogueHarness.CLIENT);
        assertThat(identity.where()).isEqualTo("dns-update");
    }

    @Test
    void learnsNamesFromMdns() {
        var told =
                DialogueHarness.of(new Dns())
                        .ports(5353, 5353)
                        .over(Transport.UDP, 5353)
                        .clientHex(
                                """
                                0000 8400 0000 0001 0000 0000
                                02 7063 05 6c6f63616c 00 0001 8001 00000078 0004 0a010465
                                """)
                        .end()
                        .all(IdentitySeen.class);
        assertThat(told).extracting(IdentitySeen::value).containsExactly("pc.local");
    }

    @Test
    void readsLlmnr() {
        byte[] question = hex("abcd 0000 0001 0000 0000 0000 04 77706164 00 0001 0001");
        var lookup =
                only(
                        DialogueHarness.of(new Dns())
                                .over(Transport.UDP, 5355)
                                .client(question)
                                .end());
        assertThat(lookup.way()).isEqualTo(Way.LLMNR);
        assertThat(lookup.name().text()).isEqualTo("wpad");
    }

    @Test
    void boundsTheOpenQuestions() {
        var script = udp();
        for (int i = 0; i <= NameQuestions.MOST; i++) {
            byte[] question = QUESTION.clone();
            question[0] = (byte) (i >>> 8);
            question[1] = (byte) i;
            script.client(question);
        }
        var told = script.tell();
        assertThat(told.bounds()).containsEntry("dns-open-questions", 1);
    }

    @Test
    void standsEveryPrefix() {
        for (int port : new int[] {53, 5353, 9999}) {
            DialogueHarness.everyPrefix(new Dns(), Transport.UDP, port, QUESTION);
            DialogueHarness.everyPrefix(new Dns(), Transport.UDP, port, ANSWER);
        }
        DialogueHarness.everyPrefix(new Dns(), Transport.TCP, 53, framed(ANSWER));
    }

    @Test
    void readsWhatIsThereOfACutAnswer() {
        byte[] cut = Arrays.copyOf(ANSWER, ANSWER.length - 20);
        var lookup = only(udp().client(QUESTION).server(cut).end());
        assertThat(lookup.answers()).hasSize(1);
    }

    @Property(tries = 2000)
    void neverThrowsOnADamagedMessage(
            @ForAll int at, @ForAll byte value, @ForAll @Size(max = 40) byte[] behind) {
        byte[] damaged = Arrays.copyOf(ANSWER, ANSWER.length + behind.length);
        System.arraycopy(behind, 0, damaged, ANSWER.length, behind.length);
        damaged[Math.floorMod(at, damaged.length)] = value;
        udp().client(damaged).server(damaged).end().tell();
    }

    @Property(tries = 500)
    void readsBackAnyName(
            @ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 40) byte[]> labels) {
        var message = new ArrayList<Byte>();
        for (byte b : hex("0001 0100 0001 0000 0000 0000")) {
            message.add(b);
        }
        for (byte[] label : labels) {
            message.add((byte) label.length);
            for (byte b : label) {
                message.add(b);
            }
        }
        for (byte b : hex("00 0010 0001")) {
            message.add(b);
        }
        byte[] bytes = new byte[message.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = message.get(i);
        }
        String name = only(udp().client(bytes).end()).name().text();
        byte[][] lower = labels.stream().map(DnsTest::lower).toArray(byte[][]::new);
        assertThat(unescaped(name)).isDeepEqualTo(lower);
    }

    private static byte[] lower(byte[] label) {
        byte[] lower = label.clone();
        for (int i = 0; i < lower.length; i++) {
            lower[i] += lower[i] >= 'A' && lower[i] <= 'Z' ? 32 : 0;
        }
        return lower;
    }

    private static byte[][] unescaped(String name) {
        List<byte[]> labels = new ArrayList<>();
        var label = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                labels.add(label.toString().getBytes(StandardCharsets.ISO_8859_1));
                label.setLength(0);
            } else if (c != '\\') {
                label.append(c);
            } else if (Character.isDigit(name.charAt(i + 1))) {
                label.append((char) Integer.parseInt(name.substring(i + 1, i + 4)));
                i += 3;
            } else {
                label.append(name.charAt(++i));
            }
        }
        labels.add(label.toString().getBytes(StandardCharsets.ISO_8859_1));
        return labels.toArray(new byte[0][]);
    }

    private static DialogueHarness udp() {
        return DialogueHarness.of(new Dns()).over(Transport.UDP, 53);
    }

    private static NameLookup only(DialogueHarness harness) {
        var told = harness.observations();
        assertThat(told).hasSize(1);
        return (NameLookup) told.getFirst();
    }

    private static byte[] framed(byte[] message) {
        byte[] framed = new byte[message.length + 2];
        framed[0] = (byte) (message.length >>> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        return framed;
    }
}
