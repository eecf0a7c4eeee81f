package wolfhound.rules.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.model.Address;

class CountryFileTest {
    @TempDir Path folder;

    private CountryFile open(byte[] database) throws IOException {
        return CountryFile.open(Files.write(folder.resolve("c.mmdb"), database));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32})
    void tellsTheCountryOfAnAddress(int bits) throws IOException {
        CountryFile file = open(TinyCountries.database(bits));
        assertThat(file.of(Address.of("10.1.2.3"))).isEqualTo("DE");
        assertThat(file.of(Address.of("172.16.0.1"))).isEqualTo("FR");
        assertThat(file.of(Address.of("203.0.113.1"))).isEmpty();
        assertThat(file.of(Address.of("2001:db8::1"))).isEmpty();
    }

    @Test
    void refusesWhatIsNoDatabase() {
        assertThatThrownBy(() -> open("what else".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("MaxMind");
        assertThatThrownBy(() -> open(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CountryFile.open(folder.resolve("none")))
                .hasMessage("is not there");
    }

    @Test
    void answersOrNotWhateverTheBytesAre() throws IOException {
        byte[] whole = TinyCountries.database(24);
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = Arrays.copyOf(whole, whole.length);
            for (int j = 0; j < 3; j++) {
                broken[random.nextInt(whole.length - 60)] = (byte) random.nextInt();
            }
            CountryFile file = open(broken);
            assertThat(file.of(Address.of("10.1.2.3"))).isNotNull();
            assertThat(file.of(Address.of("172.16.0.1"))).isNotNull();
        }
    }
}
