package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wolfhound.model.Transport;

class FirstBytesTest {
    private static final int[] PORTS = {
        49, 53, 80, 102, 111, 119, 123, 427, 502, 513, 514, 520, 1194, 1935, 1985, 2404, 3306, 3784,
        5683, 6379, 11211, 17500, 40000
    };
    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void leavesOutOnlyWhatSaysNo(Side speaker) {
        for (Transport transport : List.of(Transport.TCP, Transport.UDP)) {
            boolean udp = transport == Transport.UDP;
            List<WireProtocol> all = udp ? WireProtocols.datagrams() : WireProtocols.streams();
            FirstBytes firstBytes = udp ? FirstBytes.ofDatagrams(all) : FirstBytes.ofStreams(all);
            for (int first = 0; first < 256; first++) {
                for (int port : PORTS) {
                    Opening opening = opening(transport, port, speaker, first, firstBytes.enough());
                    long excluded = firstBytes.excluded(opening.client(), opening.server());
                    for (int p = 0; p < all.size(); p++) {
                        if ((excluded >>> p & 1) != 0) {
                            assertThat(all.get(p).recognise(opening))
                                    .as("%s %02x", all.get(p).name(), first)
                                    .isEqualTo(Recognition.NO);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutMostOfWhatBeginsWithALetter(Side speaker) {
        List<WireProtocol> all = WireProtocols.streams();
        Opening opening = opening(Transport.TCP, 80, speaker, 'q', 64);
        long excluded = FirstBytes.ofStreams(all).excluded(opening.client(), opening.server());
        assertThat(Long.bitCount(excluded)).isGreaterThan(all.size() / 3);
    }

    @ParameterizedTest
    @EnumSource
    void waitsForTheBytesThatAStreamIsToldBy(Side speaker) {
        List<WireProtocol> all = WireProtocols.streams();
        Opening opening = opening(Transport.TCP, 80, speaker, 'q', 63);
        assertThat(FirstBytes.ofStreams(all).excluded(opening.client(), opening.server())).isZero();
    }

    private Opening opening(Transport transport, int port, Side speaker, int first, int least) {
        byte[] said = new byte[transport == Transport.TCP ? least : least + random.nextInt(200)];
        random.nextBytes(said);
        said[0] = (byte) first;
        Bytes client = Bytes.of(speaker == Side.CLIENT ? said : new byte[0]);
        Bytes server = Bytes.of(speaker == Side.SERVER ? said : new byte[0]);
        boolean clientFirst = speaker == Side.CLIENT;
        return new Opening(transport, 50000, port, client, server, clientFirst, false);
    }
}
