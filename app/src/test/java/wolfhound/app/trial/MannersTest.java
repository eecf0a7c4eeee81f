package wolfhound.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.outputs.Manner;

class MannersTest {
    private final Manners manners = new Manners();

    private void add(String kind, String family, int worstAlert) {
        manners.add(
                new Trialled(
                        new Label(family + ".pcap", kind, family, ""),
                        List.of(),
                        "",
                        new Trialled.Beside(List.of(), worstAlert)));
    }

    private Manner manner(String name) {
        return manners.manners().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsWhomAlertsWouldCondemn() {
        add("benign", "", 3);
        add("benign", "", Integer.MAX_VALUE);
        add("benign", "", 1);

        assertThat(manner("any alert convicts").condemned()).isEqualTo(2);
        assertThat(manner("any alert of priority 1 or 2 convicts").condemned()).isEqualTo(1);
        assertThat(manner("with rules").condemned()).isZero();
        assertThat(manner("any alert convicts").innocent()).isEqualTo(3);
    }

    @Test
    void countsEachFamilyOnce() {
        add("malware-cnc", "Zeus", 2);
        add("malware-cnc", "zeus", Integer.MAX_VALUE);
        add("malware-cnc", "Storm", 1);

        Manner any = manner("any alert convicts");
        assertThat(any.convicted()).isEqualTo(2);
        assertThat(any.captures()).isEqualTo(3);
        assertThat(any.families()).isEqualTo(2);
        assertThat(any.byFamily()).isEqualTo(0.75);
        assertThat(manner("any alert of priority 1 convicts").byFamily()).isEqualTo(0.5);
    }
}
