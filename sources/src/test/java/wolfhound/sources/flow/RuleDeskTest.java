package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.flow.Sensor.ACK;
import static wolfhound.sources.flow.Sensor.RST;
import static wolfhound.sources.flow.Sensor.SYN;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.RuleMatch;
import wolfhound.sources.link.Oddity;
import wolfhound.sources.link.PacketBatch;

class RuleDeskTest {
    private static List<Long> told(Sensor sensor) {
        return sensor.told(RuleMatch.class).stream().map(match -> match.rule().id()).toList();
    }

    @Test
    void showsAResetOfNoConversation() {
        Sensor sensor = Sensor.ruled("alert tcp any any -> any 80 (msg:\"r\"; flags:R,12; sid:1;)");
        sensor.tcp(true, RST, 1, 0, "");

        assertThat(told(sensor)).containsExactly(1L);
    }

    @Test
    void showsAnErrorToRulesOfIcmp() {
        Sensor sensor = Sensor.ruled("alert icmp any any -> any any (msg:\"e\"; itype:3; sid:1;)");
        sensor.unreachable(17);

        assertThat(told(sensor)).containsExactly(1L);
    }

    @Test
    void showsNothingOfACutPacket() {
        Sensor sensor =
                Sensor.ruled("alert udp any any -> any any (msg:\"c\"; content:\"abc\"; sid:1;)");
        sensor.odd = Oddity.IPV4_CUT.bit();
        sensor.udp(true, "abc");
        assertThat(told(sensor)).isEmpty();

        sensor.odd = 0;
        sensor.udp(true, "abc");
        assertThat(told(sensor)).containsExactly(1L);
    }

    @Test
    void saysWhatTheDecoderHasAgainstAPacketAndHidesWhatItCarries() {
        Sensor sensor =
                Sensor.ruled(
                        "alert udp any any -> any any (msg:\"c\"; content:\"abc\"; sid:1;)",
                        "alert pkthdr any any -> any any (msg:\"d\";"
                                + " decode-event:udp.pkt_too_small; sid:2;)",
                        "alert pkthdr any any -> any any (msg:\"d\";"
                                + " decode-event:udp.len_invalid; sid:3;)");
        sensor.odd = Oddity.UDP_TOO_SMALL.bit();
        sensor.udp(true, "abc");

        assertThat(told(sensor)).containsExactly(2L);
    }

    @Test
    void showsAPacketOfWhichOnlyAddressesAreKnown() {
        Sensor sensor =
                Sensor.ruled(
                        "alert pkthdr any any -> any any (msg:\"d\";"
                                + " decode-event:tcp.pkt_too_small; sid:1;)",
                        "alert ip 10.0.0.0/8 any -> any any (msg:\"i\"; sid:2;)");
        sensor.odd = Oddity.TCP_TOO_SMALL.bit();
        sensor.packet(PacketBatch.BARE, true, new byte[0], 0);

        assertThat(told(sensor)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void saysThatOnlyOneSideBeganAsItsProtocol() {
        Sensor sensor =
                Sensor.ruled(
                        "alert ip any any -> any any (msg:\"o\"; flow:established;"
                                + " app-layer-event:applayer_detect_protocol_only_one_direction;"
                                + " sid:1;)");
        sensor.handshake(100, 500)
                .tcp(true, ACK, 101, 501, "GET / HTTP/1.1\r\n\r\n")
                .tcp(false, ACK, 501, 119, "an answer that is no answer of HTTP");

        assertThat(told(sensor)).containsExactly(1L);
    }

    @Test
    void holdsAStreamThatItJoinedMidwayForEstablishedNever() {
        String[] rules = {
            "alert tcp any any -> any any (msg:\"e\"; flow:established; content:\"wolf\"; sid:1;)",
            "alert tcp any any -> any any (msg:\"a\"; content:\"wolf\"; sid:2;)"
        };
        Sensor midway = Sensor.ruled(rules);
        midway.tcp(true, ACK, 101, 501, "a wolf").tcp(false, ACK, 501, 107, "yes");
        assertThat(told(midway)).containsOnly(2L);

        Sensor whole = Sensor.ruled(rules);
        whole.handshake(100, 500)
                .tcp(true, ACK, 101, 501, "a wolf")
                .tcp(false, ACK, 501, 107, "yes");
        assertThat(told(whole)).contains(1L, 2L);
    }

    private static String stream(String event) {
        return "alert tcp any any -> any any (msg:\"s\"; stream-event:" + event + "; sid:1;)";
    }

    @Test
    void saysWhatDoesNotKeepToTcp() {
        Sensor sensor = Sensor.ruled(stream("est_syn_resend"));
        sensor.handshake(100, 500).tcp(true, SYN, 100, 0, "");

        assertThat(told(sensor)).containsExactly(1L);
    }

    @Test
    void saysWhatComesBehindTheEnd() {
        Sensor sensor = Sensor.ruled(stream("suspected_rst_inject"));
        sensor.handshake(100, 500)
                .tcp(true, RST, 101, 0, "")
                .tcp(false, ACK, 501, 101, "an answer")
                .tcp(true, ACK, 101, 501, "a question");

        assertThat(told(sensor)).containsExactly(1L);
    }

    @Test
    void saysThatBytesCameAgainAndWereOthers() {
        Sensor sensor = Sensor.ruled(stream("reassembly_overlap_different_data"));
        sensor.handshake(100, 500)
                .tcp(true, ACK, 101, 501, "one word and another")
                .tcp(true, ACK, 105, 501, "word");
        assertThat(told(sensor)).isEmpty();

        sensor.tcp(true, ACK, 105, 501, "lies and another");
        assertThat(told(sensor)).containsExactly(1L);
    }

    @Test
    void saysThatBytesOfAStreamAreMissing() {
        Sensor sensor = Sensor.ruled(stream("reassembly_seq_gap"));
        sensor.handshake(100, 500)
                .tcp(true, ACK, 101, 501, "begins")
                .tcp(true, ACK, 200, 501, "goes on")
                .tcp(false, ACK, 501, 207, "answers");

        assertThat(told(sensor)).containsExactly(1L);
    }
}
