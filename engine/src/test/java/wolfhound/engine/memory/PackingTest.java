package wolfhound.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.model.DomainName;

/// What a host at rest keeps comes back as it was.
class PackingTest {
    private final Packing packing = new Packing();

    @Test
    void keepsNumbers() {
        List<Long> numbers = List.of(0L, 127L, 128L, 1L << 40, Long.MAX_VALUE, -1L);
        numbers.forEach(packing::number);
        Unpacking unpacking = new Unpacking(packing.packed());
        assertThat(numbers).allSatisfy(number -> assertThat(unpacking.number()).isEqualTo(number));
    }

    @Test
    void keepsFractions() {
        packing.number(23.7);
        assertThat(new Unpacking(packing.packed()).fraction()).isEqualTo(23.7);
    }

    @Test
    void keepsMomentsInAnyOrder() {
        List<Instant> moments =
                List.of(
                        Instant.parse("2024-03-04T09:00:00.000001Z"),
                        Instant.parse("2024-03-04T08:00:00.123456789Z"),
                        Instant.MAX,
                        Instant.MIN,
                        Instant.EPOCH);
        moments.forEach(packing::moment);
        Unpacking unpacking = new Unpacking(packing.packed());
        assertThat(moments).allSatisfy(moment -> assertThat(unpacking.moment()).isEqualTo(moment));
    }

    @Test
    void keepsAddresses() {
        List<Address> addresses =
                List.of(
                        Address.of("10.0.0.7"),
                        Address.of("255.255.255.254"),
                        Address.of("2001:db8::ff"),
                        Address.of("::"));
        addresses.forEach(packing::address);
        Unpacking unpacking = new Unpacking(packing.packed());
        assertThat(addresses)
                .allSatisfy(address -> assertThat(unpacking.address()).isEqualTo(address));
    }

    @Test
    void keepsTextsOfAnyScript() {
        List<String> texts = List.of("", "caf\u00e9", "\u0416\u4e2d", "\ud800 alone", "caf\u00e9");
        texts.forEach(packing::text);
        Unpacking unpacking = new Unpacking(packing.packed());
        assertThat(texts).allSatisfy(text -> assertThat(unpacking.text()).isEqualTo(text));
    }

    @Test
    void writesATextOnce() {
        packing.text("a text of some length");
        int once = packing.packed().length;
        packing.text("a text of some length");
        assertThat(packing.packed().length).isEqualTo(once + 1);
    }

    @Test
    void keepsNamesWithTheirRegisteredPart() {
        List<DomainName> names =
                List.of(
                        DomainName.NONE,
                        new DomainName("www.example.org", "example.org"),
                        new DomainName("example.org", "example.org"),
                        new DomainName("odd", "other"),
                        new DomainName("bare", ""));
        names.forEach(packing::name);
        Unpacking unpacking = new Unpacking(packing.packed());
        assertThat(names).allSatisfy(name -> assertThat(unpacking.name()).isEqualTo(name));
    }
}
