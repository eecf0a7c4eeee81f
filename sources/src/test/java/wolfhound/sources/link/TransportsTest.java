package wolfhound.sources.link;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.link.Frames.ethernet;
import static wolfhound.sources.link.Frames.hex;
import static wolfhound.sources.link.Frames.joined;
import static wolfhound.sources.link.Frames.tcp;
import static wolfhound.sources.link.Frames.text;
import static wolfhound.sources.link.Frames.udp;
import static wolfhound.sources.link.Frames.v4;
import static wolfhound.sources.link.Frames.v6;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.sources.capture.Block;

class TransportsTest {
    @Test
    void readsTheHeadOfTcp() {
        PacketBatch batch = Frames.decode(101, v4(6, tcp(text("hello")))).batch();

        assertThat(batch.sequence[0]).isEqualTo(1);
        assertThat(batch.acknowledged[0]).isEqualTo(2);
        assertThat(batch.flags[0]).isEqualTo(0x18);
        assertThat(batch.window[0]).isEqualTo(0x400);
        assertThat(batch.hops[0]).isEqualTo(64);
        assertThat(batch.length[0]).isEqualTo(5);
    }

    @Test
    void passesOverOptionsOfIpAndTcp() {
        byte[] options = tcp(hex("01010101 6869"));
        options[12] = 0x60;
        byte[] packet = joined(v4(6, 0, 20 + 4 + 26), hex("01010100"), options);
        packet[0] = 0x46;

        assertThat(Frames.decode(101, packet).only().payload()).isEqualTo("6869");
    }

    @Test
    void trimsThePaddingOfEthernet() {
        byte[] frame = joined(ethernet(0x0800, v4(6, tcp())), new byte[6]);

        assertThat(Frames.decode(1, frame).only().length()).isZero();
    }

    @Test
    void takesTheFrameForTheLengthWhereTheCardWasToSetIt() {
        byte[] packet = v4(6, 0, 0, tcp(text("hello")));

        assertThat(Frames.decode(101, packet).only().payload()).isEqualTo("68656c6c6f");
    }

    @Test
    void knowsHowLongACutPacketWas() {
        byte[] packet = v4(6, 0, 20 + 20 + 1000, tcp(text("hello")));

        Frames.Entry entry = Frames.decode(101, packet).only();

        assertThat(entry.length()).isEqualTo(1000);
        assertThat(entry.payload()).isEqualTo("68656c6c6f");
    }

    @Test
    void givesNoPayloadWhereTheOptionsOfTcpWereCut() {
        byte[] cut = tcp();
        cut[12] = (byte) 0xF0;

        Frames.Entry entry = Frames.decode(101, v4(6, 0, 20 + 60 + 7, cut)).only();

        assertThat(entry.length()).isEqualTo(7);
        assertThat(entry.payload()).isEmpty();
    }

    @Test
    void doesNotBelieveALongerUdpThanItsDatagram() {
        byte[] datagram = udp(1000, 2000, text("hello"));
        datagram[4] = (byte) 0xFF;

        assertThat(Frames.decode(101, v4(17, datagram)).only().length()).isEqualTo(5);
    }

    @Test
    void readsSctpAndNamesWhatItDoesNotKnow() {
        byte[] sctp = hex("0b59 0b5a 00000009 00000000 01000004");

        assertThat(Frames.decode(101, v4(132, sctp)).only().text())
                .isEqualTo("132 10.1.4.101:2905 192.0.2.7:2906 01000004");
        assertThat(Frames.decode(101, v4(89, text("ospf"))).only().text())
                .isEqualTo("89 10.1.4.101:0 192.0.2.7:0 6f737066");
    }

    @Test
    void readsTypeAndCodeOfAPing() {
        byte[] ping = hex("0800 0000 00010002 6162");

        PacketBatch batch = Frames.decode(101, v4(1, ping)).batch();

        assertThat(Frames.Entry.of(batch, 0).text()).isEqualTo("1 10.1.4.101:8 192.0.2.7:0 6162");
        assertThat(batch.sequence[0]).isEqualTo(0x00010002);
        assertThat(batch.flags[0] & PacketBatch.ABOUT).isZero();
    }

    /// A router between the hosts says that a datagram did not arrive: that belongs to the
    /// conversation of the datagram, not to one with the router.
    @Test
    void tellsWhatAnErrorIsAbout() {
        byte[] lost = v4(17, udp(5353, 53, text("query")));
        byte[] error = joined(hex("0303 0000 00000000"), lost);
        byte[] fromRouter = v4(1, error);
        fromRouter[12] = 100; // another sender

        PacketBatch batch = Frames.decode(101, lost, fromRouter).batch();

        assertThat(batch.flags[1]).isEqualTo(PacketBatch.ABOUT);
        assertThat(new Address(batch.aboutSourceHigh[1], batch.aboutSourceLow[1]))
                .isEqualTo(Address.of(Frames.LAPTOP));
        assertThat(new Address(batch.aboutTargetHigh[1], batch.aboutTargetLow[1]))
                .isEqualTo(Address.of(Frames.SERVER));
        assertThat(batch.aboutProtocol[1]).isEqualTo(17);
        assertThat(batch.aboutSourcePort[1]).isEqualTo(5353);
        assertThat(batch.aboutTargetPort[1]).isEqualTo(53);
        assertThat(batch.pairHash[1]).isEqualTo(batch.pairHash[0]);
    }

    @Test
    void tellsWhatAnErrorOfIpv6IsAbout() {
        byte[] lost = v6(6, tcp());
        PacketBatch batch =
                Frames.decode(101, lost, v6(58, joined(hex("0100 0000 00000000"), lost))).batch();

        assertThat(batch.aboutProtocol[1]).isEqualTo(6);
        assertThat(batch.aboutTargetPort[1]).isEqualTo(443);
        assertThat(batch.pairHash[1]).isEqualTo(batch.pairHash[0]);
    }

    @Test
    void countsBrokenHeads() {
        byte[] badTcp = tcp();
        badTcp[12] = 0x10;
        byte[] badIp = v4(6, tcp());
        badIp[0] = 0x44;

        Frames.Decoded decoded = Frames.decode(101, v4(6, badTcp), badIp, hex("99"), v4(17));

        assertThat(decoded.entries()).isEmpty();
        assertThat(decoded.tally().counts())
                .containsEntry("tcp header broken", 1L)
                .containsEntry("ipv4 header broken", 1L)
                .containsEntry("ip version neither 4 nor 6", 1L)
                .containsEntry("udp header cut", 1L);
    }

    @Property
    void hashesBothDirectionsAlike(
            @ForAll long aHigh, @ForAll long aLow, @ForAll long bHigh, @ForAll long bLow) {
        assertThat(PacketBatch.pairHash(aHigh, aLow, bHigh, bLow))
                .isEqualTo(PacketBatch.pairHash(bHigh, bLow, aHigh, aLow));
    }

    @Test
    void spreadsNeighbouringPairs() {
        int[] shards = new int[4];
        for (int client = 0; client < 64; client++) {
            for (int server = 0; server < 64; server++) {
                long a = Address.v4(0x0A000000 | client).low();
                long b = Address.v4(0x0A000100 | server).low();
                shards[(PacketBatch.pairHash(0, a, 0, b) & Integer.MAX_VALUE) % 4]++;
            }
        }
        assertThat(java.util.Arrays.stream(shards).boxed())
                .allMatch(count -> count > 800 && count < 1250);
    }

    @Property(tries = 2000)
    void neverThrowsOnNoise(@ForAll byte[] noise, @ForAll short link, @ForAll boolean likely) {
        byte[] packet = likely ? ethernet(0x0800, joined(v4(47), noise)) : noise;
        int type = likely ? 1 : Math.floorMod(link, 300);
        Block block = Frames.block(type, packet, packet);

        assertThat(Frames.decode(block).batch().count).isBetween(0, 2);
    }
}
