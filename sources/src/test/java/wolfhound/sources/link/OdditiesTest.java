package wolfhound.sources.link;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.link.Frames.hex;
import static wolfhound.sources.link.Frames.joined;
import static wolfhound.sources.link.Frames.tcp;
import static wolfhound.sources.link.Frames.text;
import static wolfhound.sources.link.Frames.udp;
import static wolfhound.sources.link.Frames.v4;
import static wolfhound.sources.link.Frames.v6;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.sources.capture.Tally;

class OdditiesTest {
    private static PacketBatch batch(byte[]... packets) {
        PacketBatch batch = new PacketBatch();
        new Decoder(new Tally(), true).decode(Frames.block(101, packets), batch);
        return batch;
    }

    private static List<String> of(byte... packet) {
        PacketBatch batch = batch(packet);
        assertThat(batch.count).isOne();
        return Oddity.events(batch.odd[0]);
    }

    @Test
    void hasNothingAgainstAWellMadePacket() {
        assertThat(of(v4(6, tcp(text("hello"))))).isEmpty();
        assertThat(of(v4(17, udp(1, 2, text("hello"))))).isEmpty();
        assertThat(of(v4(1, hex("0800 0000 0001 0001")))).isEmpty();
    }

    @Test
    void seesALengthThatADatagramCannotHave() {
        byte[] long_ = udp(1, 2, text("hello"));
        long_[5] = 99;
        byte[] brief = udp(1, 2, text("hello"));
        brief[5] = 7;

        assertThat(of(v4(17, long_))).containsExactly("udp.pkt_too_small");
        assertThat(of(v4(17, brief))).containsExactly("udp.len_invalid");
    }

    @Test
    void seesOptionsOfTcpThatDoNotFit() {
        byte[] odd = joined(tcp(), hex("02030000"));
        odd[12] = 0x60;
        byte[] twice = joined(tcp(), hex("0402 0402"));
        twice[12] = 0x60;

        assertThat(of(v4(6, odd))).containsExactly("tcp.opt_invalid_len");
        assertThat(of(v4(6, twice))).containsExactly("tcp.opt_duplicate");
    }

    @Test
    void seesIcmpThatNobodyDefined() {
        assertThat(of(v4(1, hex("2a00 0000 0001 0001")))).containsExactly("icmpv4.unknown_type");
        assertThat(of(v4(1, hex("0807 0000 0001 0001")))).containsExactly("icmpv4.unknown_code");
    }

    @Test
    void seesWhatIsIdleInHeadersOfIpv6() {
        byte[] alert = joined(hex("3a00 0502 0000 0100"), hex("8f00 0000 0000 0000"));
        byte[] padded = joined(hex("3a00 0104 0000 0000"), hex("8000 0000 0000 0000"));
        byte[] fragment = joined(hex("3a00 0000 0000 0001"), hex("8000 0000 0000 0000"));

        assertThat(of(v6(0, alert))).containsExactly("ipv6.zero_len_padn");
        assertThat(of(v6(60, padded))).containsExactly("ipv6.dstopts_only_padding");
        assertThat(of(v6(44, fragment))).containsExactly("ipv6.exthdr_useless_fh");
    }

    @Test
    void keepsTheAddressesOfAPacketThatIsBrokenInside() {
        PacketBatch batch = batch(v4(6, hex("c001 01bb")));

        assertThat(batch.count).isOne();
        assertThat(batch.protocol[0]).isEqualTo(PacketBatch.BARE);
        assertThat(batch.sourcePort[0]).isEqualTo(6);
        assertThat(Frames.Entry.of(batch, 0).source().toString()).isEqualTo(Frames.LAPTOP);
        assertThat(Oddity.events(batch.odd[0])).containsExactly("tcp.pkt_too_small");
    }

    @Test
    void keepsAFragmentThatWaits() {
        byte[] piece = v4(17, 0x2000, 28, udp(1, 2));

        assertThat(batch(piece).protocol[0]).isEqualTo(PacketBatch.BARE);
        assertThat(Frames.decode(101, piece).batch().count).isZero();
    }

    @Test
    void knowsACutPacket() {
        PacketBatch batch = batch(v4(6, 0, 20 + 20 + 1000, tcp(text("hello"))));

        assertThat(Oddity.isCut(batch.odd[0])).isTrue();
    }
}
