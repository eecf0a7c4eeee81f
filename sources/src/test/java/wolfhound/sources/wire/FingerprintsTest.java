package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.wire.Hellos.alpn;
import static wolfhound.sources.wire.Hellos.counted;
import static wolfhound.sources.wire.Hellos.extension;
import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;
import static wolfhound.sources.wire.Hellos.serverName;

import org.junit.jupiter.api.Test;

/// The examples that JA3 and JA4 were published with.
class FingerprintsTest {
    private static ClientHello read(byte[] hello) {
        return (ClientHello) ClientHello.read(Bytes.of(hello), 't');
    }

    @Test
    void givesThePublishedJa3() {
        byte[] hello =
                Hellos.client(
                        769,
                        "002f 0035 0005 000a c009 c00a c013 c014 0032 0038 0013 0004",
                        serverName("example.org"),
                        extension(10, counted(2, hex("001700180019"))),
                        extension(11, counted(1, hex("00"))));
        assertThat(read(hello).ja3()).isEqualTo("ada70206e40642a3e4461f35503241d5");
    }

    @Test
    void givesThePublishedJa3OfAHelloWithoutExtensions() {
        byte[] hello = Hellos.client(769, "0004 0005 000a 0009 0064 0062 0003 0006 0013 0012 0063");
        assertThat(read(hello).ja3()).isEqualTo("de350869b8c85de67a350c8d186f11e6");
    }

    /// With GREASE among suites, extensions and versions, which must not count.
    private static byte[] browser(byte[]... names) {
        return Hellos.client(
                0x0303,
                "2a2a 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035",
                extension(0x1A1A),
                join(names),
                extension(0x0017),
                extension(0xFF01, hex("00")),
                extension(0x000A, counted(2, hex("3a3a001d00170018"))),
                extension(0x000B, counted(1, hex("00"))),
                extension(0x0023),
                extension(0x0005, hex("0100000000")),
                extension(0x000D, counted(2, hex("04030804040105030805050108060601"))),
                extension(0x0012),
                extension(0x0033, hex("0000")),
                extension(0x002D, hex("0101")),
                extension(0x002B, counted(1, hex("4a4a03040303"))),
                extension(0x001B, hex("020002")),
                extension(0x4469, hex("0003026832")),
                extension(0x0015, new byte[8]),
                extension(0x5A5A, new byte[1]));
    }

    @Test
    void givesThePublishedJa4() {
        byte[] hello = browser(serverName("example.org"), alpn("h2", "http/1.1"));
        assertThat(read(hello).ja4()).isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
    }

    @Test
    void countsNamesAndAlpnButDoesNotDigestThem() {
        assertThat(read(browser()).ja4()).isEqualTo("t13i151400_8daaf6152771_e5627efa2ab1");
    }

    @Test
    void writesAlpnThatIsNoTextInHex() {
        byte[] hello = browser(alpn("\u00ab\u00cd"));
        assertThat(read(hello).ja4()).startsWith("t13i1515ad_");
    }

    @Test
    void writesNothingAsZeros() {
        byte[] hello = Hellos.client(0x0301, "002f");
        assertThat(read(hello).ja4()).matches("t10i010000_[0-9a-f]{12}_000000000000");
    }

    @Test
    void takesNoNumberForGreaseThatIsNot() {
        assertThat(ClientHello.isGrease(0x0A0A)).isTrue();
        assertThat(ClientHello.isGrease(0xFAFA)).isTrue();
        assertThat(ClientHello.isGrease(0x0A1A)).isFalse();
        assertThat(ClientHello.isGrease(0x1301)).isFalse();
    }
}
