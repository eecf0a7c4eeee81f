package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wolfhound.model.DomainName;

class NamesTest {
    private final Names names = new Names(100);

    @ParameterizedTest
    @CsvSource({
        "www.example.com, example.com",
        "WWW.Example.CO.UK., example.co.uk",
        "example.com, example.com",
        "co.uk, co.uk",
        "localhost, localhost",
        "a.b.c.d.e.f.example.com.au, example.com.au",
        "someone.github.io, someone.github.io",
        "_ldap._tcp.dc._msdcs.corp.example.org, example.org",
        "printer.corp.internal, corp.internal",
        "bad name!.example.com, example.com",
        "x.exa mple.com, exa mple.com",
        "10.1.2.3, 10.1.2.3",
        "fe80::1, fe80::1",
    })
    void findsTheRegisteredPart(String text, String registered) {
        assertThat(names.name(text).registered()).isEqualTo(registered);
        assertThat(names.name(text).text()).endsWith(registered);
    }

    @Test
    void knowsNothingOfNothing() {
        assertThat(names.name("")).isEqualTo(DomainName.NONE);
        assertThat(names.name("...")).isEqualTo(DomainName.NONE);
        assertThat(names.name("..com").registered()).isNotNull();
    }

    @Test
    void remembersABoundedNumber() {
        for (int i = 0; i < 1000; i++) {
            names.name("n" + i + ".example.com");
        }
        assertThat(names.size()).isLessThanOrEqualTo(100);
        assertThat(names.name("n5.example.com").registered()).isEqualTo("example.com");
    }
}
