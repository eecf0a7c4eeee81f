package wolfhound.intel.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.model.Address;

/// Any bytes are a hosts file; what a resolver would understand in them is found, and nothing is
/// lost when a part is taken out.
class HostsFileTest {
    private static final String TEXT =
            "# the table\r\n127.0.0.1\tlocalhost me\r\n\r\n  203.0.113.9  www.Bank.com.  # mine\r\n"
                    + "::1 localhost\n10.0.0.7 build";

    private static List<String> names(byte[] bytes) {
        return HostsFile.parse(bytes).entries().stream()
                .map(entry -> entry.line() + " " + entry.address() + " " + entry.name())
                .toList();
    }

    private static List<String> names(String text) {
        return names(text.getBytes(ISO_8859_1));
    }

    @Test
    void readsNamesAndWhereTheyAreSent() {
        assertThat(names(TEXT))
                .containsExactly(
                        "2 127.0.0.1 localhost",
                        "2 127.0.0.1 me",
                        "4 203.0.113.9 www.bank.com",
                        "5 ::1 localhost",
                        "6 10.0.0.7 build");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false, ASCII",
        "UTF-8, true, UTF-8 with a byte order mark",
        "UTF-16LE, false, UTF-16LE",
        "UTF-16LE, true, UTF-16LE with a byte order mark",
        "UTF-16BE, false, UTF-16BE",
        "UTF-16BE, true, UTF-16BE with a byte order mark"
    })
    void readsTheSameInEveryEncoding(Charset charset, boolean marked, String encoding) {
        byte[] bytes = ((marked ? "\uFEFF" : "") + TEXT).getBytes(charset);

        assertThat(names(bytes)).isEqualTo(names(TEXT));
        assertThat(HostsFile.parse(bytes).encoding()).isEqualTo(encoding);
    }

    @Test
    void readsLettersOfOldAndNewWriting() {
        assertThat(names("10.0.0.1 münchen.test".getBytes(UTF_8)))
                .containsExactly("1 10.0.0.1 münchen.test");
        assertThat(names("10.0.0.1 münchen.test".getBytes(ISO_8859_1)))
                .containsExactly("1 10.0.0.1 münchen.test");
        assertThat(HostsFile.parse("# é".getBytes(ISO_8859_1)).encoding()).isEqualTo("8-bit text");
        assertThat(HostsFile.parse("# é".getBytes(UTF_8)).encoding()).isEqualTo("UTF-8");
    }

    @Test
    void takesZerosForBlanksAndOldEndsOfLinesForEnds() {
        assertThat(names("\0\0\0" + "203.0.113.9\0www.bank.com\0\0"))
                .containsExactly("1 203.0.113.9 www.bank.com");
        assertThat(names("# safe\r203.0.113.9 www.bank.com\r"))
                .containsExactly("2 203.0.113.9 www.bank.com");
        assertThat(names("\u00EF\u00BB\u00BF127.0.0.1 a.b\n\u00EF\u00BB\u00BF127.0.0.1 c.d"))
                .containsExactly("1 127.0.0.1 a.b", "2 127.0.0.1 c.d");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "3405803785, 203.0.113.9",
        "0xcb007109, 203.0.113.9",
        "0313.0.0161.011, 203.0.113.9",
        "203.29961, 203.0.117.9",
        "127.1, 127.0.0.1",
        "0, 0.0.0.0",
        "fe80::1%lo0, fe80::1"
    })
    void readsAddressesAsResolversDo(String written, String meant) {
        assertThat(LooseAddress.parse(written)).contains(Address.of(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.256",
                "089",
                "4294967296",
                "0x",
                "a"
            })
    void readsNoAddressWhereNoneIs(String written) {
        assertThat(LooseAddress.parse(written)).isEmpty();
    }

    @Test
    void findsEntriesOutOfSight() {
        String below = "127.0.0.1 localhost\n" + "\r\n \t\n".repeat(150) + "203.0.113.9 bank.com\n";
        String aside = "127.0.0.1 localhost\n" + " ".repeat(500_000) + "203.0.113.9 bank.com\n";

        assertThat(HostsFile.parse(below.getBytes(UTF_8)).entries().getLast().hidden())
                .isEqualTo("below 300 blank lines");
        assertThat(HostsFile.parse(aside.getBytes(UTF_8)).entries().getLast().hidden())
                .isEqualTo("in column 500013, out of sight");
    }

    @Test
    void countsWhatNoResolverUnderstands() {
        HostsFile file =
                HostsFile.parse("127.0.0.1 a\nwww.bank.com 1.2.3.4\n1.2.3.4\n".getBytes(UTF_8));

        assertThat(file.entries()).hasSize(1);
        assertThat(file.linesWithoutSense()).isEqualTo(2);
        assertThat(file.firstLineWithoutSense()).isEqualTo(2);
    }

    @Test
    void readsEveryPrefix() {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            byte[] bytes = ("\uFEFF" + TEXT).getBytes(charset);
            for (int length = 0; length <= bytes.length; length++) {
                byte[] prefix = Arrays.copyOf(bytes, length);
                HostsFile file = HostsFile.parse(prefix);

                assertThat(file.entries().size()).isLessThanOrEqualTo(5);
                assertThat(file.without(List.of())).isEqualTo(prefix);
            }
        }
    }

    @Test
    void takesOutALineButNotItsComment() {
        HostsFile file = HostsFile.parse(TEXT.getBytes(UTF_8));
        List<HostsEntry> bank = List.of(file.entries().get(2));

        assertThat(new String(file.without(bank), UTF_8))
                .isEqualTo(TEXT.replace("  203.0.113.9  www.Bank.com.  #", "#"));
    }

    @Test
    void takesOneNameOutOfALine() {
        HostsFile file = HostsFile.parse(TEXT.getBytes(UTF_16BE));

        assertThat(new String(file.without(List.of(file.entries().get(1))), UTF_16BE))
                .isEqualTo(TEXT.replace("localhost me", "localhost"));
        assertThat(new String(file.without(List.of(file.entries().getFirst())), UTF_16BE))
                .isEqualTo(TEXT.replace("\tlocalhost me", " me"));
        assertThat(new String(file.without(file.entries().subList(0, 2)), UTF_16BE))
                .isEqualTo(TEXT.replace("127.0.0.1\tlocalhost me\r\n", ""));
    }
}
