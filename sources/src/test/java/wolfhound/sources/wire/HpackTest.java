package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wolfhound.model.Header;

/// With the examples of RFC 7541, Appendix C.
class HpackTest {
    private static List<String> read(Hpack hpack, String hex) {
        return hpack.read(Bytes.of(DialogueHarness.hex(hex))).orElseThrow().known().stream()
                .map(field -> field.name() + ": " + field.value())
                .toList();
    }

    private static boolean isBroken(String hex) {
        return new Hpack(false).read(Bytes.of(DialogueHarness.hex(hex))).isEmpty();
    }

    @Test
    void readsRequestsThatBuildOnOneAnother() {
        var hpack = new Hpack(false);
        assertThat(read(hpack, "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff"))
                .containsExactly(
                        ":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com");
        assertThat(read(hpack, "8286 84be 5886 a8eb 1064 9cbf"))
                .containsExactly(
                        ":method: GET",
                        ":scheme: http",
                        ":path: /",
                        ":authority: www.example.com",
                        "cache-control: no-cache");
        assertThat(read(hpack, "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf"))
                .containsExactly(
                        ":method: GET",
                        ":scheme: https",
                        ":path: /index.html",
                        ":authority: www.example.com",
                        "custom-key: custom-value");
    }

    @Test
    void readsFieldsInTheirFourForms() {
        var hpack = new Hpack(false);
        assertThat(read(hpack, "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572"))
                .containsExactly("custom-key: custom-header");
        assertThat(read(hpack, "040c 2f73 616d 706c 652f 7061 7468"))
                .containsExactly(":path: /sample/path");
        assertThat(read(hpack, "1008 7061 7373 776f 7264 0673 6563 7265 74"))
                .containsExactly("password: secret");
        assertThat(read(hpack, "82be"))
                .containsExactly(":method: GET", "custom-key: custom-header");
    }

    @Test
    void forgetsTheOldestFieldsFirst() {
        var hpack = new Hpack(false);
        // A table of 256 bytes, as in C.6.
        read(hpack, "3fe101");
        assertThat(
                        read(
                                hpack,
                                """
                                4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005
                                9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8
                                e9ae 82ae 43d3
                                """))
                .containsExactly(
                        ":status: 302",
                        "cache-control: private",
                        "date: Mon, 21 Oct 2013 20:13:21 GMT",
                        "location: https://www.example.com");
        assertThat(read(hpack, "4883 640e ffc1 c0bf"))
                .contains(":status: 307", "location: https://www.example.com");
        // `:status: 302` had to go.
        assertThat(hpack.read(Bytes.of(DialogueHarness.hex("c2")))).isEmpty();
    }

    /// The first and the last symbols of several lengths, with their codes and lengths.
    @ParameterizedTest
    @CsvSource({
        "48, 0, 5",
        "116, 9, 5",
        "32, 14, 6",
        "117, 2d, 6",
        "58, 5c, 7",
        "122, 7b, 7",
        "38, f8, 8",
        "0, 1ff8, 13",
        "92, 7fff0, 19",
        "208, 7fff2, 19",
        "128, fffe6, 20",
        "1, 7fffd8, 23",
        "9, ffffea, 24",
        "255, 3ffffee, 26",
        "254, 7fffff0, 27",
        "2, fffffe2, 28",
        "249, ffffffe, 28",
        "10, 3ffffffc, 30",
        "22, 3ffffffe, 30",
    })
    void decodesSymbolsOfEveryLength(int symbol, String code, int bits) {
        // Left in a number of 40 bits, with ones behind it.
        long padded = (Long.parseLong(code, 16) + 1 << 40 - bits) - 1;
        byte[] bytes = ByteBuffer.allocate(8).putLong(padded).array();
        int length = 3 + (bits + 7) / 8;
        assertThat(HpackHuffman.decoded(Bytes.of(bytes), 3, length))
                .isEqualTo(Character.toString(symbol));
    }

    @Test
    void refusesTheCodeThatIsNeverSent() {
        byte[] end = DialogueHarness.hex("ffffffff");
        assertThat(HpackHuffman.decoded(Bytes.of(end), 0, 4)).isNull();
    }

    @Test
    void refusesWhatBreaksTheRules() {
        assertThat(isBroken("80")).as("field 0").isTrue();
        assertThat(isBroken("be")).as("a field that was never added").isTrue();
        assertThat(isBroken("ffffffffffff0f")).as("a number without end").isTrue();
        assertThat(isBroken("400a61")).as("a string that is cut").isTrue();
        assertThat(isBroken("0081ff81ff")).as("padding of a whole byte").isTrue();
        assertThat(isBroken("008100 0161")).as("padding of zeros").isTrue();
        assertThat(isBroken("40000161")).as("a field without a name").isTrue();
    }

    @Test
    void countsWhatNobodyCanKnow() {
        var fields =
                new Hpack(true)
                        .read(Bytes.of(DialogueHarness.hex("82 be 7e0161 bf")))
                        .orElseThrow();
        assertThat(fields.known()).containsExactly(new Header(":method", "GET"));
        assertThat(fields.unknown()).isEqualTo(3);
    }

    @Test
    void keepsNoMoreFieldsThanItShould() {
        byte[] block = DialogueHarness.hex("82".repeat(300));
        var fields = new Hpack(false).read(Bytes.of(block)).orElseThrow();
        assertThat(fields.known()).hasSize(HttpHead.MOST_FIELDS);
        assertThat(fields.bounded()).isEqualTo(300 - HttpHead.MOST_FIELDS);
    }
}
