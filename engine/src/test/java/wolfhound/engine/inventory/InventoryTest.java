package wolfhound.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.model.ClearTextLogin;
import wolfhound.model.ConversationId;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Host;
import wolfhound.model.Login;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Software;
import wolfhound.model.Transport;

class InventoryTest {
    private static final Instant NOW = Instant.parse("2014-03-04T09:00:00Z");
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/90.0.4430.212 Safari/537.36";

    private final Inventory inventory = new Inventory(new Catalogue());

    private List<String> names(String text) {
        return new Catalogue().in(text).stream().map(Cpe::toString).toList();
    }

    private Optional<String> outdated(String text, String when) {
        Inventory one = new Inventory(new Catalogue());
        one.hear(text, "http", NOW);
        return one.software(Instant.parse(when)).stream()
                .map(Software::outdated)
                .filter(why -> !why.isEmpty())
                .findFirst();
    }

    @Test
    void namesProductsAsTheDictionaryDoes() {
        assertThat(names("Mozilla/4.0 (Windows 7 6.1) Java/1.7.0_17"))
                .containsExactly(
                        "cpe:2.3:a:oracle:jre:1.7.0:update_17:*:*:*:*:*:*",
                        "cpe:2.3:o:microsoft:windows_7:*:*:*:*:*:*:*:*");
        assertThat(names("SSH-2.0-OpenSSH_7.4p1 Debian-10+deb9u7"))
                .containsExactly(
                        "cpe:2.3:a:openbsd:openssh:7.4:p1:*:*:*:*:*:*",
                        "cpe:2.3:o:debian:debian_linux:*:*:*:*:*:*:*:*");
        assertThat(names("Apache/2.4.6 (CentOS) OpenSSL/1.0.2k-fips PHP/5.4.16"))
                .containsExactly(
                        "cpe:2.3:a:apache:http_server:2.4.6:*:*:*:*:*:*:*",
                        "cpe:2.3:a:php:php:5.4.16:*:*:*:*:*:*:*",
                        "cpe:2.3:a:openssl:openssl:1.0.2k:*:*:*:*:*:*:*",
                        "cpe:2.3:o:centos:centos:*:*:*:*:*:*:*:*");
        assertThat(names(CHROME))
                .containsExactly(
                        "cpe:2.3:a:google:chrome:90.0.4430.212:*:*:*:*:*:*:*",
                        "cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:*");
        assertThat(names("android-dhcp-9"))
                .containsExactly("cpe:2.3:o:google:android:9:*:*:*:*:*:*:*");
        assertThat(names("X-Flash-Version: 18,0,0,194"))
                .containsExactly("cpe:2.3:a:adobe:flash_player:18.0.0.194:*:*:*:*:*:*:*");
    }

    @Test
    void readsTheEngineWhereExplorerPosesAsAnOlderOne() {
        assertThat(names("Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0)"))
                .first()
                .isEqualTo("cpe:2.3:a:microsoft:internet_explorer:11:*:*:*:*:*:*:*");
        assertThat(names("Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0)"))
                .hasSize(2);
    }

    @Test
    void takesNoLookAlikeForChromeOrSafari() {
        String edge = CHROME + " Edg/90.0.818.66";
        assertThat(names(edge)).noneMatch(name -> name.contains("google:chrome"));
        assertThat(names(edge)).anyMatch(name -> name.contains("edge_chromium:90.0.818.66"));
        assertThat(names(CHROME)).noneMatch(name -> name.contains("safari"));
    }

    @Test
    void quotesWhatTheFormatKeepsForItself() {
        assertThat(new Cpe('a', "perl", "x", "1.0+git:2", "").toString())
                .isEqualTo("cpe:2.3:a:perl:x:1.0\\+git\\:2:*:*:*:*:*:*:*");
    }

    @Test
    void knowsSinceWhenAVersionIsAttacked() {
        assertThat(outdated("Java/1.7.0_10", "2014-01-01T00:00:00Z"))
                .hasValue("attacked through since 2013-01-10 (CVE-2013-0422), mended in 1.7.0.11");
        assertThat(outdated("X-Flash-Version: 18,0,0,194", "2015-08-01T00:00:00Z"))
                .hasValueSatisfying(why -> assertThat(why).contains("CVE-2015-5119"));
        assertThat(
                        outdated(
                                "Mozilla/4.0 (compatible; MSIE 8.0; Trident/4.0)",
                                "2016-02-01T00:00:00Z"))
                .hasValue("out of support since 2016-01-12");
    }

    @Test
    void reproachesNobodyWithWhatTheCaptureCouldNotKnow() {
        assertThat(outdated("Java/1.7.0_10", "2013-01-01T00:00:00Z")).isEmpty();
        assertThat(outdated("Mozilla/5.0 (Windows NT 6.1)", "2019-12-31T00:00:00Z")).isEmpty();
        assertThat(outdated("Mozilla/5.0 (Windows NT 6.1)", "2020-01-15T00:00:00Z")).isPresent();
    }

    @Test
    void findsPlugInContentHarmlessWhereThePlugInIsMissingOrMended() {
        assertThat(inventory.whyHarmless(FileKind.SILVERLIGHT, CHROME))
                .hasValue("Chrome 90.0.4430.212 has no room for Silverlight");
        inventory.hear("X-Flash-Version: 32,0,0,270", "http", NOW);
        assertThat(inventory.whyHarmless(FileKind.FLASH, "Mozilla/5.0")).isPresent();
        assertThat(inventory.whyHarmless(FileKind.PE, CHROME)).isEmpty();
    }

    @Test
    void findsNothingHarmlessWhereThePlugInIsOpenToAttack() {
        inventory.hear("X-Flash-Version: 18,0,0,194", "http", NOW);
        inventory.hear("Java/1.7.0_10", "http", NOW);
        assertThat(inventory.whyHarmless(FileKind.FLASH, CHROME)).isEmpty();
        assertThat(inventory.whyHarmless(FileKind.JAR, CHROME)).isEmpty();
        assertThat(inventory.whyHarmless(FileKind.SILVERLIGHT, "Mozilla/5.0 (Windows NT 6.1)"))
                .isEmpty();
    }

    @Test
    void listsAccountsGivenAwayOnce() {
        Login login = login("ftp", "maria", true);
        inventory.hear(login);
        inventory.hear(login);
        inventory.hear(login("ftp", "paul", false));
        inventory.hear((Login) login.as(login.seen().flipped()));
        assertThat(inventory.clearTextLogins())
                .containsExactly(
                        new ClearTextLogin(
                                "ftp",
                                new Peer(Address.of("203.0.113.9"), 21),
                                "maria",
                                NOW,
                                NOW,
                                2));
    }

    private static Login login(String service, String user, boolean clear) {
        Address host = Address.of("10.0.0.7");
        Address server = Address.of("203.0.113.9");
        ConversationId id = new ConversationId(Transport.TCP, host, 5000, server, 21);
        Seen seen =
                new Seen(
                        NOW,
                        new Host(host),
                        5000,
                        new Peer(server, 21),
                        true,
                        new Origin("story", 1, id),
                        1);
        return new Login(seen, service, user, Login.Outcome.ACCEPTED, clear);
    }

    @Test
    void staysBoundedAndCountsWhatFoundNoRoom() {
        for (int i = 0; i < 1000; i++) {
            inventory.hear("curl/7." + i, "http", NOW);
            inventory.hear(login("ftp", "user" + i, true));
        }
        assertThat(inventory.software(NOW)).hasSize(64);
        assertThat(inventory.clearTextLogins()).hasSize(64);
        assertThat(inventory.unlisted()).isEqualTo(872 + 936);
    }

    @Test
    void takesHostileTextInItsStride() {
        Random random = new Random(7);
        Catalogue catalogue = new Catalogue();
        String[] seeds = {
            CHROME, "Java/1.7.0_", "OpenSSH_", "Windows NT ", "9.9.9.9.9.9.9", "\0é漢"
        };
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = 0; part < 12; part++) {
                String seed = seeds[random.nextInt(seeds.length)];
                text.append(seed, random.nextInt(seed.length()), seed.length());
                text.append((char) random.nextInt(0x3000));
            }
            for (Cpe cpe : catalogue.in(text.toString())) {
                assertThat(cpe.toString()).matches("cpe:2\\.3:[ao](:([!-9;-~]|\\\\:)+){10}");
                Attacks.known(cpe, NOW);
            }
        }
        assertThat(catalogue.in("1.".repeat(100_000))).isEmpty();
    }

    @Test
    void coversEverySecretThatProtocolsSendInTheClear() {
        List<String> lines =
                List.of(
                        "USER maria\r\nPASS hunter2\r\n",
                        "NICK x\r\nPASS hunter2\r\n",
                        "GET / HTTP/1.1\r\nAuthorization: Basic hunter2==\r\n",
                        "AUTH PLAIN hunter2\r\n",
                        "AUTH LOGIN\r\nhunter2\r\nhunter2\r\nMAIL FROM:<a@b>",
                        "a1 LOGIN maria hunter2\r\n",
                        "a1 LOGIN maria \"hunter2 two\"\r\n",
                        "PRIVMSG NickServ :IDENTIFY hunter2",
                        "OPER maria hunter2\r\n",
                        "URL: http://bank.example\r\nUsername: maria\r\nPassword: hunter2\r\n",
                        "user=maria&password=hunter2&x=1",
                        "{\"login\":\"maria\",\"pwd\":\"hunter2\"}");
        for (String line : lines) {
            Excerpt shown = Secrets.covered(Excerpt.of(line.getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(shown.text()).doesNotContain("hunter").doesNotContain("two");
            assertThat(shown.text()).hasSameSizeAs(line);
            if (line.contains("maria") && !line.contains("AUTH")) {
                assertThat(shown.text()).contains("maria");
            }
        }
    }
}
