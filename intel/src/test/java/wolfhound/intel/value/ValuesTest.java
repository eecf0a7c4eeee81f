package wolfhound.intel.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.model.Indicator.Kind;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, ADDRESS, 203.0.113.9",
        "203.0.113.9:8080, ENDPOINT, 203.0.113.9:8080",
        "203.0.113[.]9, ADDRESS, 203.0.113.9",
        "2001:db8::1, ADDRESS, 2001:db8::1",
        "[2001:db8::1]:443, ENDPOINT, [2001:db8::1]:443",
        "198.51.100.77/24, NETWORK, 198.51.100.0/24",
        "198.51.100.77/32, ADDRESS, 198.51.100.77",
        "Bad.Example., DOMAIN, bad.example",
        "*.bad.example, DOMAIN, bad.example",
        ".bad.example, DOMAIN, bad.example",
        "bad[.]example, DOMAIN, bad.example",
        "bücher.example, DOMAIN, xn--bcher-kva.example",
        "hxxp://Bad[.]Example/Gate.php, URL, bad.example/Gate.php",
        "http://bad.example:80/a?b=c#d, URL, bad.example/a?b=c",
        "https://bad.example:8443/, URL, bad.example:8443/",
        "http://user:word@bad.example/x, URL, bad.example/x",
        "http://[2001:db8::1]/x, URL, [2001:db8::1]/x",
        "bad.example/gate.php, URL, bad.example/gate.php",
        "bad.example:8080, URL, bad.example:8080/",
        "/gate.php, PATH, /gate.php",
        "thief@bad.example, MAIL_ADDRESS, thief@bad.example",
        "44D88612FEA8A8F36DE82E1278ABB02F, FILE_DIGEST, 44d88612fea8a8f36de82e1278abb02f",
        "t13d1516h2_8daaf6152771_b186095e22b6, JA4, t13d1516h2_8daaf6152771_b186095e22b6"
    })
    void readsValuesAsListsWriteThem(String text, Kind kind, String plain) {
        Value value = Values.any(text).orElseThrow();
        assertThat(value.kind()).isEqualTo(kind);
        assertThat(value.text()).isEqualTo(plain);
        assertThat(Values.of(kind, plain)).as("its own text").contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "two words",
                "1.2.3",
                "203.0.113.9:0",
                "203.0.113.9:80800",
                "203.0.113.9/33",
                "bad..example",
                "http://",
                "/",
                "name.123",
                "http://bad.example:0/x"
            })
    void takesNothingElseForAValue(String text) {
        assertThat(Values.any(text)).isEmpty();
    }

    @Test
    void writesBytesBeyondAsciiAlikeInListsAndRequests() {
        String asBytes =
                new String("/é".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(Values.asked(asBytes)).isEqualTo(Values.plainPath("/é")).isEqualTo("/%C3%A9");
    }

    @Test
    void knowsTheServerOfAUrl() {
        assertThat(Values.url("http://bad.example:8080/x").orElseThrow().host())
                .isEqualTo("bad.example");
        assertThat(Values.url("http://[2001:db8::1]:81/x").orElseThrow().host())
                .isEqualTo("2001:db8::1");
    }
}
