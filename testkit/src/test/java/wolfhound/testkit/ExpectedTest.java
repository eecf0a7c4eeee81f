package wolfhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static final List<String> TUNNEL =
            List.of(
                    "# A tunnel over a home link.",
                    "laptop    infected",
                    "  evidence  dns-tunnel",
                    "resolver  clear",
                    "  evidence  dns-tunnel",
                    "  alibi  resolver",
                    "others    clear");

    @Test
    void writesWhatItReads() {
        assertThat(Expected.parse(TUNNEL).lines()).isEqualTo(TUNNEL);
    }

    @Test
    void readsSeveralVerdictsThatWouldDo() {
        Expected expected = Expected.parse(List.of("laptop infected or suspect", "others clear"));

        assertThat(expected.hosts().get("laptop").allows("suspect")).isTrue();
        assertThat(expected.hosts().get("laptop").allows("exposed")).isFalse();
    }

    @Test
    void wantsTheOthersClear() {
        assertThatThrownBy(() -> Expected.parse(List.of("laptop infected")))
                .hasMessageContaining("others clear");
        assertThatThrownBy(() -> Expected.parse(List.of("others suspect")))
                .hasMessageContaining("others clear");
    }

    @Test
    void takesNoLineWithoutAVerdict() {
        assertThatThrownBy(() -> Expected.parse(List.of("laptop", "others clear")))
                .hasMessageContaining("laptop");
    }
}
