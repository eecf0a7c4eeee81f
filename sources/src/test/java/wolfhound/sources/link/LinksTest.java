package wolfhound.sources.link;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.link.Frames.ethernet;
import static wolfhound.sources.link.Frames.hex;
import static wolfhound.sources.link.Frames.joined;
import static wolfhound.sources.link.Frames.tcp;
import static wolfhound.sources.link.Frames.v4;
import static wolfhound.sources.link.Frames.v6;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wolfhound.model.Address;

class LinksTest {
    private static final byte[] PACKET = v4(6, tcp((byte) 'a', (byte) 'b'));
    private static final byte[] PACKET6 = v6(6, tcp((byte) 'a', (byte) 'b'));
    private static final String SNAP = "aaaa03 000000 0800";

    static Stream<Arguments> wrapped() {
        return Stream.of(
                wrap("ethernet", 1, "020000000002020000000001 0800"),
                wrap("vlan", 1, "020000000002020000000001 8100 0005 0800"),
                wrap("qinq", 1, "020000000002020000000001 88a8 0005 8100 0006 0800"),
                wrap("vn-tag", 1, "020000000002020000000001 8926 00010002 0800"),
                wrap("802.3 snap", 1, "020000000002020000000001 0032" + SNAP),
                wrap("802.3 ip", 1, "020000000002020000000001 002d 060603"),
                wrap("vlan snap", 1, "020000000002020000000001 8100 0005 0032" + SNAP),
                wrap("pppoe", 1, "020000000002020000000001 8864 1100 0001 002c 0021"),
                wrap("mpls", 1, "020000000002020000000001 8847 00010040 00020140"),
                wrap(
                        "ethernet over mpls",
                        1,
                        "020000000002020000000001 8847 00010140 00000000"
                                + "020000000004020000000003 0800"),
                wrap(
                        "provider backbone",
                        1,
                        "020000000002020000000001 88e7 00000001 020000000004020000000003 0800"),
                wrap(
                        "fabric path",
                        1,
                        "020000000002020000000001 8903 0000 020000000004020000000003 0800"),
                wrap("security group", 1, "020000000002020000000001 8909 0101 00010002 0800"),
                wrap("service header", 1, "020000000002020000000001 894f 0fc20201 00000100"),
                wrap("cooked", 113, "0000 0001 0006 0200000000010000 0800"),
                wrap("cooked vlan", 113, "0000 0001 0006 0200000000010000 8100 0005 0800"),
                wrap("cooked llc", 113, "0000 0001 0006 0200000000010000 0004" + SNAP),
                wrap("cooked 2", 276, "0800 0000 00000001 0001 00 06 0200000000010000"),
                wrap("raw", 101, ""),
                wrap("raw of tcpdump", 12, ""),
                wrap("raw of openbsd", 14, ""),
                wrap("ipv4", 228, ""),
                wrap("null, little", 0, "02000000"),
                wrap("null, big", 0, "00000002"),
                wrap("loop", 108, "00000002"),
                wrap("wireless", 105, "0800 0000 020000000001020000000002020000000003 0000" + SNAP),
                wrap(
                        "wireless quality",
                        105,
                        "8801 0000 020000000001020000000002020000000003 0000 0000" + SNAP),
                wrap(
                        "wireless bridge",
                        105,
                        "0803 0000 020000000001020000000002020000000003 0000 020000000004" + SNAP),
                wrap(
                        "radiotap, padded",
                        127,
                        "0000 1100 03000000 0000000000000000 20"
                                + "8801 0000 020000000001020000000002020000000003 0000 0000 0000"
                                + SNAP),
                wrap(
                        "avs",
                        163,
                        "80211001 00000010 0000000000000000"
                                + "0800 0000 020000000001020000000002020000000003 0000"
                                + SNAP),
                wrap(
                        "prism",
                        119,
                        "44000000 10000000 0000000000000000"
                                + "0800 0000 020000000001020000000002020000000003 0000"
                                + SNAP),
                wrap(
                        "ppi",
                        192,
                        "0000 0800 69000000"
                                + "0800 0000 020000000001020000000002020000000003 0000"
                                + SNAP),
                wrap("ppp", 9, "0021"),
                wrap("ppp, framed", 50, "ff03 0021"),
                wrap("ppp, compressed", 9, "21"),
                wrap("ppp with direction", 204, "00 ff03 0021"),
                wrap("pppoe link", 51, "1100 0001 0030 0021"),
                wrap("cisco hdlc", 104, "0f00 0800"),
                wrap("cisco hdlc in ppp", 50, "0f00 0800"),
                wrap("frame relay", 107, "1841 03 cc"),
                wrap("frame relay snap", 107, "1841 03 00 80 000000 0800"),
                wrap("frame relay of cisco", 107, "1841 0800"),
                wrap("atm", 100, SNAP),
                wrap("infiniband", 242, "00".repeat(40) + "0800 0000"),
                wrap("firewire", 138, "00".repeat(16) + "0800"),
                wrap("pflog", 117, "3d 02" + "00".repeat(62)),
                wrap("nflog", 239, "02 00 0000 0800 0100 00000000 0600 0a00 6100 0000 2e00 0900"));
    }

    private static Arguments wrap(String name, int link, String head) {
        return Arguments.of(name, link, hex(head));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrapped")
    void findsThePacketIn(String name, int link, byte[] head) {
        Frames.Entry entry = Frames.decode(link, joined(head, PACKET)).only();

        assertThat(entry.text()).isEqualTo("6 10.1.4.101:49153 192.0.2.7:443 6162");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrapped")
    void neverThrowsOnAPrefixOf(String name, int link, byte[] head) {
        byte[] whole = joined(head, PACKET);
        for (int cut = 0; cut < whole.length - 2; cut++) {
            byte[] prefix = Arrays.copyOf(whole, cut);

            Frames.Decoded decoded = Frames.decode(link, prefix);

            assertThat(decoded.batch().count).isZero();
            assertThat(decoded.tally().counts().values()).containsExactly(1L);
        }
    }

    @Test
    void findsIpv6() {
        String found = "6 2001:db8::101:49153 2001:db8:7::7:443 6162";

        assertThat(Frames.decode(1, ethernet(0x86DD, PACKET6)).only().text()).isEqualTo(found);
        assertThat(Frames.decode(229, PACKET6).only().text()).isEqualTo(found);
        assertThat(Frames.decode(0, joined(hex("1e000000"), PACKET6)).only().text())
                .isEqualTo(found);
        assertThat(Frames.decode(9, joined(hex("0057"), PACKET6)).only().text()).isEqualTo(found);
    }

    @Test
    void tellsWhoAsksByArp() {
        byte[] arp = hex("0001 0800 06 04 0001 0200000000aa 0a010465 000000000000 0a010401");

        Frames.Entry entry = Frames.decode(1, ethernet(0x0806, joined(arp, new byte[18]))).only();

        assertThat(entry.protocol()).isEqualTo(PacketBatch.ARP);
        assertThat(entry.source()).isEqualTo(Address.of("10.1.4.101"));
        assertThat(entry.target()).isEqualTo(Address.of("10.1.4.1"));
        assertThat(entry.sourcePort()).isEqualTo(1);
        assertThat(entry.payload()).isEqualTo("0200000000aa");
        assertThat(entry.length()).isEqualTo(6);
    }

    @Test
    void countsWhatItDoesNotDecode() {
        assertThat(Frames.decode(147, PACKET, PACKET).tally().counts())
                .containsEntry("link 147 not decoded", 2L);
        assertThat(Frames.decode(1, ethernet(0x88CC, PACKET)).tally().counts())
                .containsEntry("ethernet payload other than IP and ARP", 1L);
        assertThat(
                        Frames.decode(
                                        105,
                                        joined(hex("0841 0000"), new byte[20], hex(SNAP), PACKET))
                                .tally()
                                .counts())
                .containsEntry("802.11 frame encrypted", 1L);
    }

    @Test
    void doesNotFollowTagsForEver() {
        byte[] tags = hex("8100 0001".repeat(40).substring(5));

        assertThat(Frames.decode(1, ethernet(0x8100, tags)).tally().counts())
                .containsEntry("nested too deeply", 1L);
    }
}
