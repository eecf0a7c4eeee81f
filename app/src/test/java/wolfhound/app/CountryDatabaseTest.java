package wolfhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Address;

class CountryDatabaseTest {
    @TempDir Path folder;

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return joined(bytes(0x40 | bytes.length), bytes);
    }

    private static byte[] map(byte[]... keysAndValues) {
        return joined(bytes(0xE0 | keysAndValues.length / 2), joined(keysAndValues));
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /// Of IPv4: what begins with the bit 0 is in DE, with 1 nowhere.
    private static byte[] database() {
        return joined(
                bytes(0, 0, 1 + 16, 0, 0, 1),
                new byte[16],
                map(text("country"), map(text("iso_code"), text("DE"))),
                bytes(0xAB, 0xCD, 0xEF),
                "MaxMind.com".getBytes(StandardCharsets.ISO_8859_1),
                map(
                        text("node_count"),
                        bytes(0xC1, 1),
                        text("record_size"),
                        bytes(0xA1, 24),
                        text("ip_version"),
                        bytes(0xA1, 4),
                        text("database_type"),
                        text("Staged"),
                        text("languages"),
                        bytes(0x00, 0x04),
                        text("binary_format_major_version"),
                        bytes(0xA1, 2),
                        text("binary_format_minor_version"),
                        bytes(0xA1, 0),
                        text("build_epoch"),
                        bytes(0x01, 0x02, 1),
                        text("description"),
                        bytes(0xE0)));
    }

    @Test
    void tellsTheCountryOfAnAddress() throws IOException {
        CountryDatabase countries =
                CountryDatabase.open(Files.write(folder.resolve("c.mmdb"), database()));
        assertThat(countries.of(Address.of("10.1.2.3"))).isEqualTo("DE");
        assertThat(countries.of(Address.of("203.0.113.1"))).isEmpty();
        assertThat(countries.of(Address.of("2001:db8::1"))).isEmpty();
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("c.mmdb"), "something else");
        assertThatThrownBy(() -> CountryDatabase.open(file)).hasMessageContaining("--geoip");
    }
}
