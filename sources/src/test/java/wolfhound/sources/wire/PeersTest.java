package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.model.PeerMessage;
import wolfhound.model.Transport;

/// The peer-to-peer dialects: strictly recognised, told by verb and direction.
class PeersTest {
    private static DialogueHarness over(WireProtocol protocol, Transport transport) {
        return DialogueHarness.of(protocol).over(transport, 4711);
    }

    private static byte[] handshake() {
        return new LittleEndian()
                .u8(19)
                .text("BitTorrent protocol")
                .zeros(8)
                .text("A".repeat(20))
                .text("-UT3500-abcdefghijkl")
                .bytes();
    }

    @Test
    void readsPeersOfBitTorrent() {
        DialogueHarness script =
                over(new BitTorrent(), Transport.TCP)
                        .client(handshake())
                        .server(handshake())
                        .clientHex("00000001 02 00000000 00000005 07 00000000 00000001 00");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(PeerMessage.class))
                .extracting(PeerMessage::byHost, PeerMessage::verb)
                .containsExactly(
                        tuple(true, "handshake"),
                        tuple(false, "handshake"),
                        tuple(true, "interested"),
                        tuple(true, "choke"));
        assertThat(script.all(PeerMessage.class).getFirst().detail())
                .isEqualTo("-UT3500- " + "41".repeat(20));
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void readsTheHashTableOfBitTorrent() {
        DialogueHarness script =
                over(new BitTorrentDht(), Transport.UDP)
                        .client("d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t2:aa1:v4:UT!!1:y1:qe")
                        .server("d1:rd2:id20:mnopqrstuvwxyz123456e1:t2:aa1:y1:re");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(PeerMessage.class))
                .extracting(PeerMessage::verb, PeerMessage::detail)
                .containsExactly(tuple("ping", "UT!!"), tuple("response", ""));
    }

    @Test
    void readsOvernetByLength() {
        byte[] search = new LittleEndian().u8(0xE3, 0x0E, 2).zeros(16).bytes();
        DialogueHarness script = over(new EdonkeyDatagrams(), Transport.UDP).client(search);
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(PeerMessage.class))
                .extracting(PeerMessage::dialect, PeerMessage::verb)
                .containsExactly(tuple("overnet", "search"));
        byte[] longer = new LittleEndian().u8(0xE3, 0x0E, 2).zeros(17).bytes();
        assertThat(over(new EdonkeyDatagrams(), Transport.UDP).client(longer).recognition())
                .isEqualTo(Recognition.NO);
    }

    /// A number that a resolver drew by chance begins like a message of a peer.
    @Test
    void takesNoQuestionForAName() {
        for (String number : List.of("C590", "C591", "E397", "E411", "E419")) {
            String question =
                    number + "01000001000000000000 03777777 07 6578616d706c65 00 0001 0001";
            assertThat(
                            over(new EdonkeyDatagrams(), Transport.UDP)
                                    .clientHex(question)
                                    .recognition())
                    .as(number)
                    .isEqualTo(Recognition.NO);
        }
    }

    @Test
    void readsSourcesOfEmuleByTheirParts() {
        byte[] asks = new LittleEndian().u8(0xC5, 0x90).zeros(16).u8(9, 0, 0xFF, 1, 3, 0).bytes();
        byte[] answers = new LittleEndian().u8(0xC5, 0x91).u8(9, 0, 0xFF, 1, 7, 0).bytes();
        DialogueHarness script =
                over(new EdonkeyDatagrams(), Transport.UDP).client(asks).server(answers);
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(PeerMessage.class))
                .extracting(PeerMessage::verb)
                .containsExactly("reask_file", "reask_answer");
    }

    @Test
    void readsTheHelloOfKademlia() {
        byte[] hello = new LittleEndian().u8(0xE4, 0x11).zeros(16).u8(0x36, 0x12, 8, 0).bytes();
        byte[] unheard = new LittleEndian().u8(0xE4, 0x11).zeros(16).u8(0x36, 0x12, 99, 0).bytes();
        assertThat(over(new EdonkeyDatagrams(), Transport.UDP).client(hello).recognition())
                .isEqualTo(Recognition.YES);
        assertThat(over(new EdonkeyDatagrams(), Transport.UDP).client(unheard).recognition())
                .isEqualTo(Recognition.NO);
    }

    @Test
    void readsAGreetingOfEdonkey() {
        byte[] hello = new LittleEndian().u8(0xE3).u32(18).u8(1, 16).zeros(16).bytes();
        DialogueHarness script = over(new Edonkey(), Transport.TCP).client(hello);
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(PeerMessage.class))
                .extracting(PeerMessage::verb)
                .containsExactly("hello");
    }

    @Test
    void readsAGreetingOfGnutella() {
        DialogueHarness script =
                over(new Gnutella(), Transport.TCP)
                        .client("GNUTELLA CONNECT/0.6\r\nUser-Agent: LimeWire/4\r\n\r\n")
                        .server("GNUTELLA/0.6 200 OK\r\n\r\n");
        assertThat(script.all(PeerMessage.class))
                .extracting(PeerMessage::verb, PeerMessage::detail)
                .containsExactly(tuple("connect", "LimeWire/4"), tuple("answer", ""));
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void handsAGreetingOfGnutellaOverToTls() {
        DialogueHarness script =
                over(new Gnutella(), Transport.TCP)
                        .client("GNUTELLA CONNECT/0.6\r\nUpgrade: TLS/1.0\r\n\r\n")
                        .server("GNUTELLA/0.6 200 OK\r\nConnection: upgrade\r\n\r\n")
                        .client("GNUTELLA/0.6 200 OK\r\n\r\n")
                        .clientHex("16 03 01 00 05");
        assertThat(script.tell().handedOver()).isTrue();
        assertThat(script.tell(DialogueHarness.Cut.EVERY_BYTE).handedOver()).isTrue();
    }

    @Test
    void countsMessagesBeyondTheBound() {
        DialogueHarness script = over(new BitTorrent(), Transport.TCP).client(handshake());
        for (int i = 0; i < PeerTalk.MOST_TOLD + 4; i++) {
            script.clientHex("00000001 02");
        }
        assertThat(script.all(PeerMessage.class)).hasSize(PeerTalk.MOST_TOLD);
        assertThat(script.tell().bounds()).isEqualTo(Map.of("bittorrent-messages", 5));
    }

    @Test
    void livesThroughWhatIsNoneOfThem() {
        Random random = new Random(5);
        List<WireProtocol> dialects =
                List.of(
                        new BitTorrentDht(),
                        new EdonkeyDatagrams(),
                        new Gnutella(),
                        new MicroTransport(),
                        new Dhcp(),
                        new DhcpV6(),
                        new Kerberos(),
                        new NetbiosDatagrams(),
                        new Discovery());
        for (WireProtocol dialect : dialects) {
            for (int i = 0; i < 500; i++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                if (bytes.length > 0) {
                    bytes[0] = (byte) new int[] {'d', 0xE3, 0xE4, 0xC5, 1, 2, 0x6A, 0x10}[i % 8];
                }
                over(dialect, Transport.UDP).client(bytes).server(bytes).close().tell();
            }
        }
        byte[] dht = "d1:ad2:idi4ee1:lli1eee1:y1:qe".getBytes(StandardCharsets.ISO_8859_1);
        DialogueHarness.everyPrefix(new BitTorrentDht(), Transport.UDP, 6881, dht);
    }
}
