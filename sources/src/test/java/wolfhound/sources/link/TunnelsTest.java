package wolfhound.sources.link;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.link.Frames.ethernet;
import static wolfhound.sources.link.Frames.hex;
import static wolfhound.sources.link.Frames.joined;
import static wolfhound.sources.link.Frames.tcp;
import static wolfhound.sources.link.Frames.udp;
import static wolfhound.sources.link.Frames.v4;
import static wolfhound.sources.link.Frames.v6;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TunnelsTest {
    private static final byte[] INNER = v4(6, tcp((byte) 'a'));
    private static final byte[] INNER6 = v6(6, tcp((byte) 'a'));
    private static final String FOUND = "6 10.1.4.101:49153 192.0.2.7:443 61";
    private static final String FOUND6 = "6 2001:db8::101:49153 2001:db8:7::7:443 61";

    static Stream<Arguments> tunnels() {
        byte[] frame = ethernet(0x0800, INNER);
        return Stream.of(
                ip("ip in ip", 4, INNER, FOUND),
                ip("6in4", 41, INNER6, FOUND6),
                ip("gre", 47, joined(hex("0000 0800"), INNER), FOUND),
                ip(
                        "gre with all",
                        47,
                        joined(hex("b000 86dd 00000000 00000001 00000002"), INNER6),
                        FOUND6),
                ip("nvgre", 47, joined(hex("2000 6558 00000100"), frame), FOUND),
                ip(
                        "pptp",
                        47,
                        joined(hex("3081 880b 002d 0001 00000001 00000001 ff03 0021"), INNER),
                        FOUND),
                ip("erspan 1", 47, joined(hex("0000 88be"), frame), FOUND),
                ip(
                        "erspan 2",
                        47,
                        joined(hex("1000 88be 00000001 1001000000000000"), frame),
                        FOUND),
                ip(
                        "erspan 3",
                        47,
                        joined(hex("1000 22eb 00000001 200100000000000000000000"), frame),
                        FOUND),
                ip("wccp 2", 47, joined(hex("0000 883e 00000000"), INNER), FOUND),
                ip("ethernet in ip", 97, joined(hex("3000"), frame), FOUND),
                ip("mpls in ip", 137, joined(hex("00010140"), INNER), FOUND),
                ip(
                        "authentication",
                        51,
                        joined(
                                hex("0604 0000 00000001 00000001 000000000000000000000000"),
                                tcp((byte) 'a')),
                        FOUND),
                over("vxlan", 4789, joined(hex("0800000000000100"), frame)),
                over("vxlan of linux", 8472, joined(hex("0800000000000100"), frame)),
                over("vxlan with a group", 4789, joined(hex("8800123400000100"), frame)),
                over("vxlan gpe of ethernet", 4789, joined(hex("0c00000300000100"), frame)),
                over("vxlan gpe", 4790, joined(hex("0c00000100000100"), INNER)),
                over("geneve", 6081, joined(hex("0000 6558 00000100"), frame)),
                over(
                        "geneve with options",
                        6081,
                        joined(hex("0100 0800 00000100 00000000"), INNER)),
                over("gtp", 2152, joined(hex("30ff 0029 00000001"), INNER)),
                over(
                        "gtp extended",
                        2152,
                        joined(hex("34ff 0031 00000001 00000085 01000900"), INNER)),
                over("lisp", 4341, joined(hex("8000000000000001"), INNER)),
                over("l2tp", 1701, joined(hex("4002 0035 0001 0001 ff03 0021"), INNER)),
                over("mpls", 6635, joined(hex("00010140"), INNER)),
                over("tzsp", 37008, joined(hex("0100 0001 0a01ff 00 01"), frame)));
    }

    private static Arguments ip(String name, int protocol, byte[] inside, String found) {
        return Arguments.of(name, v4(protocol, inside), found);
    }

    private static Arguments over(String name, int port, byte[] inside) {
        return Arguments.of(name, v4(17, udp(40_000, port, inside)), FOUND);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tunnels")
    void findsThePacketIn(String name, byte[] packet, String found) {
        assertThat(Frames.decode(101, packet).only().text()).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tunnels")
    void keepsTheTunnelWhereThePacketIsCut(String name, byte[] packet, String found) {
        for (int cut = 0; cut < packet.length - 1; cut++) {
            Frames.Decoded decoded = Frames.decode(101, Arrays.copyOf(packet, cut));

            assertThat(decoded.entries()).noneMatch(entry -> entry.text().equals(found));
            assertThat(decoded.batch().count + decoded.tally().counts().size()).isEqualTo(1);
        }
    }

    @Test
    void findsIpv6InTeredoBehindItsIndications() {
        byte[] teredo = joined(hex("0001 0000 0000000000000000 00 0000 1234 01020304"), INNER6);

        assertThat(Frames.decode(101, v4(17, udp(3544, 1024, teredo))).only().text())
                .isEqualTo(FOUND6);
        assertThat(Frames.decode(101, v4(17, udp(1024, 3544, INNER6))).only().text())
                .isEqualTo(FOUND6);
    }

    @Test
    void finds4in6AndTunnelsInTunnels() {
        byte[] vxlan = joined(hex("0800000000000100"), ethernet(0x86DD, v6(4, INNER)));

        assertThat(Frames.decode(101, v6(4, INNER)).only().text()).isEqualTo(FOUND);
        assertThat(Frames.decode(101, v4(17, udp(1, 4789, vxlan))).only().text()).isEqualTo(FOUND);
    }

    @Test
    void keepsTheDatagramThatOnlyUsesThePortOfATunnel() {
        for (int port : new int[] {1701, 2152, 3544, 4341, 4789, 4790, 6081, 6635, 8472, 37008}) {
            byte[] other = v4(17, udp(40_000, port, new byte[64]));

            assertThat(Frames.decode(101, other).only().targetPort()).isEqualTo(port);
        }
    }

    @Test
    void keepsTheTunnelWhoseInsideIsNotIp() {
        byte[] vxlan = joined(hex("0800000000000100"), ethernet(0x88CC, new byte[40]));

        assertThat(Frames.decode(101, v4(47, hex("0000 0000"))).only().protocol()).isEqualTo(47);
        assertThat(Frames.decode(101, v4(17, udp(1, 4789, vxlan))).only().targetPort())
                .isEqualTo(4789);
    }

    @Test
    void endsInATunnelOfTunnels() {
        byte[] packet = INNER;
        for (int i = 0; i < 100; i++) {
            packet = v4(4, packet);
        }
        assertThat(Frames.decode(101, packet).only().protocol()).isEqualTo(4);
    }
}
