package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.flow.Sensor.ACK;
import static wolfhound.sources.flow.Sensor.FIN;
import static wolfhound.sources.flow.Sensor.RST;
import static wolfhound.sources.flow.Sensor.SYN;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.rules.inspect.PacketView;

/// The client's SYN is 99, so that its bytes begin at 100; the server's is 499. Both take 1,000
/// bytes.
class TcpConductTest {
    private final TcpConduct conduct = new TcpConduct(new TcpOptions());
    private byte[] options = {};
    private int window = 1_000;
    private long time = Sensor.START;

    private List<String> packet(boolean byClient, int flags, int sequence, int ack, int length) {
        PacketView view = new PacketView();
        view.byClient = byClient;
        view.protocol = 6;
        view.flags = flags;
        view.sequence = sequence;
        view.acknowledged = ack;
        view.length = length;
        view.window = window;
        view.time = time;
        view.bytes = ByteBuffer.allocate(20 + options.length).put(20, options).array();
        view.transport = 0;
        view.payload = view.bytes.length;
        view.payloadEnd = view.payload;
        return conduct.follow(view);
    }

    private List<String> client(int flags, int sequence, int ack, int length) {
        return packet(true, flags, sequence, ack, length);
    }

    private List<String> server(int flags, int sequence, int ack, int length) {
        return packet(false, flags, sequence, ack, length);
    }

    private void asks() {
        assertThat(client(SYN, 99, 0, 0)).isEmpty();
    }

    private void accepts() {
        asks();
        assertThat(server(SYN | ACK, 499, 100, 0)).isEmpty();
    }

    private void shakeHands() {
        accepts();
        assertThat(client(ACK, 100, 500, 0)).isEmpty();
    }

    /// Ten bytes of each side, acknowledged.
    private void talk() {
        shakeHands();
        assertThat(client(ACK, 100, 500, 10)).isEmpty();
        assertThat(server(ACK, 500, 110, 10)).isEmpty();
        assertThat(client(ACK, 110, 510, 0)).isEmpty();
    }

    private void clientFinishes() {
        talk();
        assertThat(client(FIN | ACK, 110, 510, 0)).isEmpty();
    }

    private void serverFinishes() {
        talk();
        assertThat(server(FIN | ACK, 510, 110, 0)).isEmpty();
    }

    private static byte[] stamps(int own, int echo) {
        return ByteBuffer.allocate(12)
                .put(new byte[] {1, 1, 8, 10})
                .putInt(own)
                .putInt(echo)
                .array();
    }

    private TcpConductTest stamped(int own, int echo) {
        options = stamps(own, echo);
        return this;
    }

    // What is in order.

    @Test
    void saysNothingOfATalkThatTheClientEnds() {
        clientFinishes();
        assertThat(server(ACK, 510, 111, 0)).isEmpty();
        assertThat(server(FIN | ACK, 510, 111, 0)).isEmpty();
        assertThat(client(ACK, 111, 511, 0)).isEmpty();
    }

    @Test
    void saysNothingOfATalkThatTheServerEnds() {
        serverFinishes();
        assertThat(client(ACK, 110, 511, 0)).isEmpty();
        assertThat(client(FIN | ACK, 110, 511, 0)).isEmpty();
        assertThat(server(ACK, 511, 111, 0)).isEmpty();
    }

    @Test
    void saysNothingOfATalkThatAResetEnds() {
        talk();
        assertThat(client(RST | ACK, 110, 510, 0)).isEmpty();
    }

    @Test
    void saysNothingOfATalkWhoseBeginningWasNotSeen() {
        assertThat(client(ACK, 5, 9, 10)).isEmpty();
        assertThat(server(ACK, 700, 3, 10)).isEmpty();
    }

    @Test
    void saysNothingOfAKeepAliveAndItsAnswer() {
        talk();
        assertThat(client(ACK, 109, 510, 1)).isEmpty();
        assertThat(server(ACK, 510, 110, 0)).isEmpty();
    }

    @Test
    void saysNothingOfAProbeOfAClosedWindow() {
        talk();
        window = 0;
        assertThat(server(ACK, 510, 110, 0)).isEmpty();
        window = 1_000;
        assertThat(client(ACK, 110, 510, 990)).isEmpty(); // was allowed before
        window = 0;
        assertThat(server(ACK, 510, 1_100, 0)).isEmpty();
        assertThat(client(ACK, 1_100, 510, 1)).isEmpty();
    }

    @Test
    void goesOnWhereTheThirdPacketWasLost() {
        accepts();
        assertThat(client(ACK, 110, 500, 10)).isEmpty();
        assertThat(server(ACK, 500, 120, 10)).isEmpty();
    }

    @Test
    void takesAWindowTimesItsScale() {
        options = new byte[] {3, 3, 2, 0}; // four times
        accepts();
        options = new byte[] {};
        client(ACK, 100, 500, 0);
        server(ACK, 500, 100, 0);
        assertThat(client(ACK, 100, 500, 3_900)).isEmpty();
        assertThat(client(ACK, 4_000, 500, 200)).containsExactly("est_packet_out_of_window");
    }

    // Without a session.

    @Test
    void knowsAResetOfNoSession() {
        assertThat(client(RST, 100, 0, 0)).containsExactly("rst_but_no_session");
    }

    @Test
    void knowsAnEndOfNoSession() {
        assertThat(client(FIN | ACK, 100, 500, 0)).containsExactly("fin_but_no_session");
    }

    @Test
    void knowsAnAcknowledgementWithoutItsFlag() {
        assertThat(client(SYN, 99, 7, 0)).containsExactly("pkt_broken_ack");
    }

    // The opening.

    @Test
    void knowsAnAcceptOfAnotherAsk() {
        asks();
        assertThat(server(SYN | ACK, 499, 101, 0)).containsExactly("3whs_synack_with_wrong_ack");
    }

    @Test
    void knowsAnAcceptByWhoAsked() {
        asks();
        assertThat(client(SYN | ACK, 99, 500, 0)).containsExactly("3whs_synack_in_wrong_direction");
    }

    @Test
    void knowsAnAcceptThatIgnoresWhatCameWithTheAsk() {
        options = new byte[] {34, 2, 0, 0};
        assertThat(client(SYN, 99, 0, 50)).isEmpty();
        options = new byte[] {};
        assertThat(server(SYN | ACK, 499, 100, 0)).containsExactly("3whs_synack_tfo_data_ignored");
    }

    @Test
    void takesAnAcceptOfWhatCameWithTheAsk() {
        options = new byte[] {34, 2, 0, 0};
        client(SYN, 99, 0, 50);
        options = new byte[] {};
        assertThat(server(SYN | ACK, 499, 150, 0)).isEmpty();
    }

    @Test
    void knowsASecondAcceptToTheServer() {
        accepts();
        assertThat(client(SYN | ACK, 99, 500, 0))
                .containsExactly("3whs_synack_toserver_on_syn_recv");
    }

    @Test
    void knowsASecondAcceptOfAnotherAsk() {
        accepts();
        assertThat(server(SYN | ACK, 499, 105, 0))
                .containsExactly("3whs_synack_resend_with_different_ack");
    }

    @Test
    void knowsTooManyAcceptsThatDiffer() {
        accepts();
        for (int i = 0; i < 5; i++) {
            assertThat(server(SYN | ACK, 600 + i, 100, 0)).isEmpty();
        }
        assertThat(server(SYN | ACK, 700, 100, 0)).containsExactly("3whs_synack_flood");
    }

    @Test
    void believesTheAcceptThatTheClientConfirms() {
        accepts();
        server(SYN | ACK, 899, 100, 0);
        assertThat(client(ACK, 100, 900, 0)).isEmpty();
        assertThat(server(ACK, 900, 100, 10)).isEmpty();
    }

    @Test
    void knowsAnAskByTheServerThatAccepted() {
        accepts();
        assertThat(server(SYN, 499, 0, 0)).containsExactly("3whs_syn_toclient_on_syn_recv");
    }

    @Test
    void knowsAnotherAskAfterTheAccept() {
        accepts();
        assertThat(client(SYN, 77, 0, 0)).containsExactly("3whs_syn_resend_diff_seq_on_syn_recv");
    }

    @Test
    void knowsAThirdPacketByTheServer() {
        accepts();
        assertThat(server(ACK, 500, 100, 0)).containsExactly("3whs_ack_in_wrong_dir");
    }

    @Test
    void knowsAThirdPacketThatAcknowledgesAnother() {
        accepts();
        assertThat(client(ACK, 100, 777, 0)).containsExactly("3whs_right_seq_wrong_ack_evasion");
    }

    @Test
    void knowsAThirdPacketOfAnotherPlace() {
        accepts();
        assertThat(client(ACK, 100_100, 500, 11)).containsExactly("3whs_wrong_seq_wrong_ack");
    }

    @Test
    void knowsAnAcceptOfASplitHandshakeThatAcknowledgesAnother() {
        asks();
        assertThat(server(SYN, 499, 0, 0)).isEmpty();
        assertThat(client(SYN | ACK, 99, 505, 0)).containsExactly("4whs_synack_with_wrong_ack");
    }

    @Test
    void knowsAnAcceptOfASplitHandshakeFromAnotherPlace() {
        asks();
        server(SYN, 499, 0, 0);
        assertThat(client(SYN | ACK, 55, 500, 0)).containsExactly("4whs_synack_with_wrong_syn");
    }

    @Test
    void knowsALastPacketOfASplitHandshakeFromAnotherPlace() {
        asks();
        server(SYN, 499, 0, 0);
        client(SYN | ACK, 99, 500, 0);
        assertThat(server(ACK, 5_000, 100, 0)).containsExactly("4whs_wrong_seq");
    }

    @Test
    void knowsALastPacketOfASplitHandshakeThatAcknowledgesAnother() {
        asks();
        server(SYN, 499, 0, 0);
        client(SYN | ACK, 99, 500, 0);
        assertThat(server(ACK, 500, 9_999, 0)).containsExactly("4whs_invalid_ack");
    }

    // Asks and accepts in a talk that goes on.

    @Test
    void knowsASecondAskOfATalk() {
        talk();
        assertThat(client(SYN, 99, 0, 0)).containsExactly("est_syn_resend");
    }

    @Test
    void knowsAnotherAskOfATalk() {
        talk();
        assertThat(client(SYN, 7_000, 0, 0)).containsExactly("est_syn_resend_diff_seq");
    }

    @Test
    void knowsAnAskByTheServerOfATalk() {
        talk();
        assertThat(server(SYN, 499, 0, 0)).containsExactly("est_syn_toclient");
    }

    @Test
    void knowsAnAcceptToTheServerOfATalk() {
        talk();
        assertThat(client(SYN | ACK, 99, 500, 0)).containsExactly("est_synack_toserver");
    }

    @Test
    void knowsASecondAcceptOfATalk() {
        shakeHands();
        server(ACK, 500, 100, 10);
        assertThat(server(SYN | ACK, 499, 100, 0)).containsExactly("est_synack_resend");
    }

    @Test
    void knowsASecondAcceptOfATalkThatAcknowledgesAnother() {
        talk();
        assertThat(server(SYN | ACK, 499, 100, 0))
                .containsExactly("est_synack_resend_with_different_ack");
    }

    @Test
    void knowsASecondAcceptOfATalkFromAnotherPlace() {
        shakeHands();
        assertThat(server(SYN | ACK, 7_000, 100, 0))
                .containsExactly("est_synack_resend_with_diff_seq");
    }

    // The talk.

    @Test
    void knowsBytesBeyondTheWindow() {
        talk();
        assertThat(client(ACK, 110, 510, 1_001)).containsExactly("est_packet_out_of_window");
        assertThat(client(ACK, 110, 510, 1_000)).isEmpty();
    }

    @Test
    void knowsAnAcknowledgementOfWhatWasNeverAllowed() {
        talk();
        assertThat(client(ACK, 110, 1_511, 0))
                .containsExactly("pkt_invalid_ack", "est_invalid_ack");
    }

    @Test
    void knowsBytesThatWereAcknowledgedBefore() {
        talk();
        assertThat(client(ACK, 100, 510, 10)).containsExactly("pkt_spurious_retransmission");
        assertThat(client(ACK, 100, 510, 5))
                .containsExactly("pkt_spurious_retransmission", "est_pkt_before_last_ack");
    }

    @Test
    void knowsAWindowTakenBackAheadOfBothEnds() {
        talk();
        window = 500;
        assertThat(client(ACK, 150, 600, 0)).containsExactly("pkt_bad_window_update");
    }

    @Test
    void takesAWindowTakenBackWhereNothingIsMissing() {
        talk();
        window = 500;
        assertThat(client(ACK, 110, 510, 0)).isEmpty();
    }

    @Test
    void knowsAStampThatGoesBack() {
        stamped(1_000, 0).client(SYN, 99, 0, 0);
        stamped(70, 1_000).server(SYN | ACK, 499, 100, 0);
        assertThat(stamped(1_010, 70).client(ACK, 100, 500, 0)).isEmpty();
        assertThat(stamped(1_009, 70).client(ACK, 100, 500, 10)).isEmpty(); // as if reordered
        assertThat(stamped(900, 70).client(ACK, 110, 500, 10))
                .containsExactly("pkt_invalid_timestamp");
    }

    @Test
    void forgetsAStampAfterMonths() {
        stamped(1_000, 0).client(SYN, 99, 0, 0);
        stamped(70, 1_000).server(SYN | ACK, 499, 100, 0);
        stamped(1_010, 70).client(ACK, 100, 500, 0);
        time += 25L * 24 * 3600 * 1_000_000_000L;
        assertThat(stamped(900, 70).client(ACK, 100, 500, 10)).isEmpty();
    }

    @Test
    void knowsAnAcceptThatReturnsAnotherStamp() {
        stamped(1_000, 0).client(SYN, 99, 0, 0);
        assertThat(stamped(70, 999).server(SYN | ACK, 499, 100, 0))
                .containsExactly("pkt_invalid_timestamp");
        assertThat(stamped(0, 0).server(SYN | ACK, 499, 100, 0)).isEmpty();
    }

    // The end.

    @Test
    void knowsAnEndThatAcknowledgesWhatWasNeverAllowed() {
        talk();
        assertThat(client(FIN | ACK, 110, 1_511, 0))
                .containsExactly("pkt_invalid_ack", "fin_invalid_ack");
    }

    @Test
    void knowsAnEndBeyondTheWindow() {
        talk();
        assertThat(client(FIN | ACK, 1_111, 510, 0)).containsExactly("fin_out_of_window");
    }

    @Test
    void knowsAnAcknowledgementOfWhatWasNeverAllowedInEachStateOfTheEnd() {
        clientFinishes();
        assertThat(server(ACK, 510, 1_111, 0))
                .containsExactly("pkt_invalid_ack", "closewait_invalid_ack");
        server(FIN | ACK, 510, 111, 0);
        assertThat(client(ACK, 111, 1_511, 0))
                .containsExactly("pkt_invalid_ack", "lastack_invalid_ack");
    }

    @Test
    void knowsAnAcknowledgementOfWhatWasNeverAllowedWhereTheServerEnded() {
        serverFinishes();
        assertThat(client(ACK, 110, 1_511, 0))
                .containsExactly("pkt_invalid_ack", "fin1_invalid_ack");
        client(ACK, 110, 511, 0);
        assertThat(client(ACK, 110, 1_512, 0))
                .containsExactly("pkt_invalid_ack", "fin2_invalid_ack");
        client(FIN | ACK, 110, 511, 0);
        assertThat(server(ACK, 511, 1_111, 0))
                .containsExactly("pkt_invalid_ack", "timewait_invalid_ack");
    }

    @Test
    void knowsBytesBeyondTheWindowWhereTheClientEnded() {
        clientFinishes();
        assertThat(server(ACK, 510, 111, 1_001)).containsExactly("closewait_ack_out_of_window");
        assertThat(server(FIN | ACK, 1_511, 111, 0)).containsExactly("closewait_fin_out_of_window");
        server(FIN | ACK, 510, 111, 0);
        assertThat(client(ACK, 115, 511, 0)).containsExactly("lastack_ack_wrong_seq");
    }

    @Test
    void knowsBytesBeyondTheWindowWhereTheServerEnded() {
        serverFinishes();
        assertThat(client(ACK, 110, 510, 1_001)).containsExactly("fin1_ack_wrong_seq");
        assertThat(client(FIN | ACK, 1_111, 510, 0)).containsExactly("fin1_fin_wrong_seq");
        client(ACK, 110, 511, 0);
        assertThat(client(ACK, 110, 511, 1_001)).containsExactly("fin2_ack_wrong_seq");
        assertThat(client(FIN | ACK, 1_111, 511, 0)).containsExactly("fin2_fin_wrong_seq");
        client(FIN | ACK, 110, 511, 0);
        assertThat(server(ACK, 515, 111, 0)).containsExactly("timewait_ack_wrong_seq");
    }

    @Test
    void knowsWrongPacketsWhereBothEndedAtOnce() {
        serverFinishes();
        client(FIN | ACK, 110, 510, 0);
        assertThat(server(ACK, 515, 111, 0)).containsExactly("closing_ack_wrong_seq");
        assertThat(server(ACK, 511, 1_111, 0))
                .containsExactly("pkt_invalid_ack", "closing_invalid_ack");
    }

    @Test
    void knowsBytesSentAgainAfterTheClientsEnd() {
        shakeHands();
        server(ACK, 500, 100, 50);
        client(FIN | ACK, 100, 520, 0);
        assertThat(server(ACK, 500, 101, 50)).containsExactly("pkt_retransmission");
        assertThat(server(ACK, 500, 101, 10))
                .containsExactly("pkt_spurious_retransmission", "closewait_pkt_before_last_ack");
    }

    @Test
    void knowsAnAskAtTheEnd() {
        clientFinishes();
        assertThat(client(SYN, 99, 0, 0)).containsExactly("shutdown_syn_resend");
    }

    @Test
    void knowsAResetThatAcknowledgesWhatWasNeverAllowed() {
        talk();
        assertThat(client(RST | ACK, 110, 1_511, 0))
                .containsExactly("pkt_invalid_ack", "rst_invalid_ack");
    }

    @Test
    void suspectsAResetWhoseSenderGoesOn() {
        talk();
        client(RST, 110, 0, 0);
        assertThat(server(ACK, 510, 110, 5)).isEmpty();
        assertThat(client(ACK, 110, 510, 5)).containsExactly("suspected_rst_inject");
        assertThat(client(ACK, 115, 510, 5)).isEmpty();
    }

    @Test
    void suspectsARefusalWhoseSenderAccepts() {
        asks();
        server(RST | ACK, 0, 100, 0);
        client(SYN, 99, 0, 0);
        assertThat(server(SYN | ACK, 499, 100, 0)).containsExactly("suspected_rst_inject");
    }

    @Test
    void doesNotBelieveAResetFromAnotherPlace() {
        talk();
        client(RST, 300, 0, 0);
        assertThat(client(ACK, 110, 510, 5)).isEmpty();
    }

    @Test
    void beginsAnewAfterTheEnd() {
        talk();
        client(RST, 110, 0, 0);
        assertThat(client(SYN, 9_999, 0, 0)).isEmpty();
        assertThat(server(SYN | ACK, 499, 10_000, 0)).isEmpty();
        assertThat(client(ACK, 10_000, 500, 0)).isEmpty();
    }
}
