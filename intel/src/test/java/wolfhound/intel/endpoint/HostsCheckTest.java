package wolfhound.intel.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.intel.endpoint.HostsFinding.Purpose;

/// What goes, what is asked, what stays.
class HostsCheckTest {
    private static final List<String> GOOD =
            List.of(
                    "127.0.0.1 localhost",
                    "127.0.1.1 laptop.home.arpa laptop",
                    "::1 ip6-localhost ip6-loopback",
                    "255.255.255.255 broadcasthost",
                    "0.0.0.0 ads.example.com   # advertisers",
                    "0.0.0.0 metrics.bank.com telemetry.maker.com",
                    "127.0.0.1 analytics.antivirus.com",
                    "10.0.0.5 www.shop.com api.shop.com",
                    "192.168.65.2 host.docker.internal",
                    "203.0.113.80 staging.test",
                    "203.0.113.81 www.own-site.org",
                    "# a comment",
                    "no entry at all",
                    "",
                    "   \t ");
    private static final List<String> BAD =
            List.of(
                    "203.0.113.9 www.bank.com",
                    "203.0.113.9 bank.com login.mail.com",
                    "\t 203.0.113.9\tsparbank.de",
                    "127.0.0.1 update.antivirus.com www.shield.com",
                    "0.0.0.0 windowsupdate.maker.com",
                    "3405803785 bank.com");

    private static HostsCheck check(String text) {
        return HostsCheck.of(HostsFile.parse(text.getBytes(UTF_8)), Known.NAMES);
    }

    private static Purpose purpose(String line) {
        return check(line).counts().keySet().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9 www.bank.com",
                "2001:db8::9 bank.com",
                "203.0.113.9 imap.mail.com",
                "203.0.113.9 www.antivirus.com",
                "203.0.113.9 update.maker.com",
                "203.0.113.255 bank.com"
            })
    void removesRedirectsOfProtectedNames(String line) {
        assertThat(purpose(line)).isEqualTo(Purpose.REDIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1 antivirus.com",
                "0.0.0.0 liveupdate.antivirus.com",
                ":: update.maker.com",
                "127.0.0.1 download3.maker.com"
            })
    void removesBlocksOfProtection(String line) {
        assertThat(purpose(line)).isEqualTo(Purpose.BLOCKED_PROTECTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0 ads.tracker.com",
                "127.0.0.1 metrics.bank.com",
                "0.0.0.0 telemetry.antivirus.com",
                "0.0.0.0 watson.maker.com",
                "0.0.0.0 www.search.com",
                "0.0.0.0 bank.com"
            })
    void keepsAdBlocking(String line) {
        assertThat(purpose(line)).isEqualTo(Purpose.BLOCKING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.5 www.shop.com",
                "192.168.65.2 host.docker.internal",
                "203.0.113.80 myserver",
                "203.0.113.80 staging.test",
                "100.64.0.2 node.tailnet.example.com"
            })
    void keepsDevelopment(String line) {
        assertThat(purpose(line)).isEqualTo(Purpose.DEVELOPMENT);
    }

    @Test
    void asksAboutWhatOnlyItsOwnerKnows() {
        assertThat(purpose("203.0.113.7 www.own-site.org")).isEqualTo(Purpose.PINNED);
        assertThat(purpose("203.0.113.7 www.search.com")).isEqualTo(Purpose.PINNED);
        assertThat(purpose("127.0.0.1 www.bank.com")).isEqualTo(Purpose.KEPT_HERE);
        assertThat(purpose("10.0.0.8 bank.com")).isEqualTo(Purpose.DIVERTED_INSIDE);
        assertThat(purpose("10.0.0.8 update.maker.com")).isEqualTo(Purpose.DIVERTED_INSIDE);
        assertThat(purpose("203.0.113.7 localhost")).isEqualTo(Purpose.STRANGE);
    }

    @Test
    void removesWhatLeadsToTheSameStranger() {
        HostsCheck check = check("203.0.113.9 www.search.com\n203.0.113.9 bank.com\n");

        assertThat(check.findings(Advice.REMOVE)).hasSize(2);
        assertThat(check.findings().getFirst().because())
                .contains("answers for bank.com too (line 2)");
    }

    @Test
    void removesOtherNamesOfAMakerThatIsBlocked() {
        assertThat(purpose("127.0.0.1 mast.shield.com")).isEqualTo(Purpose.BLOCKING);

        HostsCheck check = check("127.0.0.1 mast.shield.com\n127.0.0.1 www.shield.com\n");
        assertThat(check.findings(Advice.REMOVE)).hasSize(2);
    }

    @Test
    void saysWhatStandsOutOfSight() {
        assertThat(check("\n".repeat(99) + "203.0.113.9 bank.com").findings().getFirst().because())
                .endsWith("it stands below 99 blank lines");
    }

    @Test
    void leavesOnlyTheGoodNamesOfALine() {
        assertThat(cleaned("203.0.113.9 intranet www.bank.com files # both\n"))
                .isEqualTo("203.0.113.9 intranet files # both\n");
        assertThat(cleaned("203.0.113.9 www.bank.com # mine\n")).isEqualTo("# mine\n");
    }

    private static String cleaned(String text) {
        return new String(check(text).cleaned(), UTF_8);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        List<String> all = new ArrayList<>(GOOD);
        all.addAll(BAD);
        return Arbitraries.of(all).list().ofMaxSize(40);
    }

    @Property(tries = 500)
    void keepsEveryGoodLineAndNoBadOne(
            @ForAll("lines") List<String> lines, @ForAll boolean windows, @ForAll boolean wide) {
        String end = windows ? "\r\n" : "\n";
        List<String> good = lines.stream().filter(GOOD::contains).toList();
        // a mark, as two letters of a file do not say how wide they are
        byte[] bytes = bytes(lines, end, wide);
        byte[] cleaned = HostsCheck.of(HostsFile.parse(bytes), Known.NAMES).cleaned();

        assertThat(cleaned).isEqualTo(bytes(good, end, wide));
    }

    private static byte[] bytes(List<String> lines, String end, boolean wide) {
        StringBuilder text = new StringBuilder(wide ? "\uFEFF" : "");
        lines.forEach(line -> text.append(line).append(end));
        return text.toString().getBytes(wide ? java.nio.charset.StandardCharsets.UTF_16LE : UTF_8);
    }

    @Property(tries = 500)
    void hasNothingToRemoveTwice(@ForAll("anyBytes") byte[] bytes) {
        byte[] once = HostsCheck.of(HostsFile.parse(bytes), Known.NAMES).cleaned();
        HostsCheck again = HostsCheck.of(HostsFile.parse(once), Known.NAMES);

        assertThat(again.cleaned()).isEqualTo(once);
    }

    /// Lines in pieces, with bytes that belong to no line between them.
    @Provide
    Arbitrary<byte[]> anyBytes() {
        List<String> pieces = new ArrayList<>(BAD);
        pieces.addAll(GOOD);
        pieces.addAll(List.of("\n", "\r", "\r\n", "\0", "#", " ", "\uFEFF", "é", "203.0.113.9"));
        Arbitrary<String> text =
                Arbitraries.of(pieces).list().ofMaxSize(30).map(l -> String.join("", l));
        return Arbitraries.of(
                        UTF_8,
                        java.nio.charset.StandardCharsets.UTF_16LE,
                        java.nio.charset.StandardCharsets.UTF_16BE,
                        java.nio.charset.StandardCharsets.ISO_8859_1)
                .flatMap(charset -> text.map(t -> t.getBytes(charset)));
    }
}
