package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.wire.DialogueHarness.hex;

import org.junit.jupiter.api.Test;
import wolfhound.model.Transport;

/// What rules see of messages of DNS and its siblings.
class RulesOnNamesTest {
    /// 1234: WwW.example A?
    private static final byte[] QUESTION =
            hex("1234 0100 0001 0000 0000 0000 03577757 076578616d706c65 00 0001 0001");

    private static DialogueHarness datagrams(int port) {
        return DialogueHarness.of(new Dns()).over(Transport.UDP, port);
    }

    @Test
    void laysTheNameOfAQuestionAsItWasSent() {
        assertThat(TransactionsSeen.of(datagrams(53).client(QUESTION).close()))
                .containsExactly(
                        "0 > dns.opcode: 0",
                        "0 > dns.rrtype: 1",
                        "0 > dns.query.name: WwW.example",
                        "0 > dns.query: WwW.example",
                        "0 > whole",
                        "0 < whole");
    }

    @Test
    void laysTheNamesOfAnAnswerInATransactionOfItsOwn() {
        var answer =
                hex(
                        """
                        1234 8183 0001 0001 0001 0002
                        03577757 076578616d706c65 00 0001 0001
                        c00c 0005 0001 0000003c 0006 03 63446e c010   # CNAME cDn.example
                        c010 0002 0001 0000003c 0005 026e73 c010      # NS ns.example
                        c02c 0001 0001 0000003c 0004 c0000201         # ns of the CNAME's end
                        00 0029 1000 00000000 0000                    # EDNS
                        """);

        assertThat(TransactionsSeen.of(datagrams(53).client(QUESTION).server(answer).close()))
                .filteredOn(line -> line.startsWith("1"))
                .contains(
                        "1 < dns.rcode: 3",
                        "1 < dns.rrtype: 5",
                        "1 < dns.query.name: WwW.example",
                        "1 < dns.answer.name: WwW.example",
                        "1 < dns.response.rrname: cDn.example",
                        "1 < dns.authorities.rrname: example",
                        "1 < dns.response.rrname: ns.example",
                        "1 < whole")
                .noneMatch(line -> line.contains("dns.query: "));
    }

    @Test
    void laysEachMessageOfAStream() {
        var message = new byte[QUESTION.length + 2];
        message[1] = (byte) QUESTION.length;
        System.arraycopy(QUESTION, 0, message, 2, QUESTION.length);
        var script = DialogueHarness.of(new Dns()).over(Transport.TCP, 53);

        assertThat(TransactionsSeen.of(script.client(message).client(message).close()))
                .contains("0 > dns.query: WwW.example", "1 > dns.query: WwW.example");
    }

    @Test
    void givesMulticastNamesTheirOwnBuffers() {
        assertThat(TransactionsSeen.of(datagrams(5353).client(QUESTION).close()))
                .containsExactly("0 > mdns.queries.rrname: WwW.example", "0 > whole", "0 < whole");
    }

    @Test
    void laysNothingOfLocalMulticastNames() {
        assertThat(TransactionsSeen.of(datagrams(5355).client(QUESTION).close())).isEmpty();
    }

    @Test
    void endsANameThatJumpsInCircles() {
        var loop =
                hex("1234 8180 0001 0001 0000 0000 016100 0001 0001 c013 0001 0001 00000000 0000");

        assertThat(TransactionsSeen.of(datagrams(53).client(QUESTION).server(loop).close()))
                .contains("1 < dns.query.name: a")
                .noneMatch(line -> line.contains("dns.answer.name"));
    }

    @Test
    void tellsOfAFlagThatIsReservedAndOfAnUnknownOperation() {
        byte[] reserved = QUESTION.clone();
        reserved[3] |= 0x40;
        assertThat(TransactionsSeen.eventsOf(datagrams(53).client(reserved).close()))
                .containsExactly("dns.z_flag_set");

        byte[] unknown = QUESTION.clone();
        unknown[2] |= 7 << 3;
        assertThat(TransactionsSeen.eventsOf(datagrams(53).client(unknown).close()))
                .containsExactly("dns.invalid_opcode");
        assertThat(TransactionsSeen.eventsOf(datagrams(53).client(QUESTION).close())).isEmpty();
    }
}
