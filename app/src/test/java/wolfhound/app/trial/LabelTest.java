package wolfhound.app.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;

class LabelTest {
    private static final String HEADING = "path\tclass\tfamily\tinfected_hosts\tpackets";

    @Test
    void findsColumnsByTheirNames() {
        List<Label> labels =
                Label.parse(
                        List.of(
                                "class\tnotes\tpath\tinfected_hosts\tfamily",
                                "malware-cnc\tany\ta.pcap\t10.0.0.1\tZeus",
                                ""));

        assertThat(labels).containsExactly(new Label("a.pcap", "malware-cnc", "Zeus", "10.0.0.1"));
    }

    @Test
    void readsAddressesOutOfWords() {
        assertThat(named("10.0.1.1 (router view)")).containsExactly(Address.of("10.0.1.1"));
        assertThat(named("10.0.0.1,fd00::2"))
                .containsExactlyInAnyOrder(Address.of("10.0.0.1"), Address.of("fd00::2"));
        assertThat(named("see capture")).isEmpty();
        assertThat(named("sandbox VM")).isEmpty();
        assertThat(named("?")).isEmpty();
        assertThat(named("")).isEmpty();
    }

    @Test
    void readsHostsHoweverTheyAreSeparated() {
        Address one = Address.of("10.0.0.1");
        Address two = Address.of("10.0.0.2");
        for (String both :
                List.of(
                        "10.0.0.1;10.0.0.2",
                        "10.0.0.1 10.0.0.2",
                        "10.0.0.1 / 10.0.0.2 (both)",
                        "hosts 10.0.0.1, and 10.0.0.2.",
                        "10.0.0.1:4444, 10.0.0.2")) {
            assertThat(named(both)).as(both).containsExactlyInAnyOrder(one, two);
        }
    }

    /// Tables are made by spreadsheets and by hand.
    @Test
    void takesTablesAsTheyCome() {
        List<Label> labels =
                Label.parse(
                        List.of(
                                "\uFEFFPath\tCLASS \tmore",
                                "a.pcap\tBenign",
                                "b.pcap",
                                "c d.pcap\tmalware\t1\t2\t3"));

        assertThat(labels).extracting(Label::path).containsExactly("a.pcap", "b.pcap", "c d.pcap");
        assertThat(labels).extracting(Label::isInnocent).containsExactly(true, false, false);
        assertThat(labels).extracting(Label::isGuilty).containsExactly(false, false, true);
    }

    @Test
    void saysWhatALineLacks() {
        assertThatThrownBy(() -> Label.parse(List.of(HEADING, "\tbenign")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Label.parse(List.of("path\tfamily")))
                .hasMessageContaining("no column class");
        assertThatThrownBy(() -> Label.parse(List.of())).hasMessageContaining("empty");
    }

    private static Iterable<Address> named(String infectedHosts) {
        return new Label("a", "malware", "", infectedHosts).named();
    }
}
