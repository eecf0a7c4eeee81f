package wolfhound.intel.endpoint;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.intel.endpoint.ProxyFinding.Purpose;

/// Whom a proxy script serves, told without running it.
class ProxyCheckTest {
    private static List<ProxyFinding> check(String script) {
        return ProxyCheck.of(ProxyScript.parse(script.getBytes(UTF_8)), Known.NAMES);
    }

    private static List<Purpose> purposes(String body) {
        return check("function FindProxyForURL(url, host) {\n" + body + "\n}").stream()
                .map(ProxyFinding::purpose)
                .toList();
    }

    @Test
    void keepsACompanysProxy() {
        assertThat(
                        purposes(
                                """
                                if (isPlainHostName(host) || dnsDomainIs(host, ".corp.example")
                                    || isInNet(dnsResolve(host), "10.0.0.0", "255.0.0.0"))
                                  return "DIRECT";
                                if (dnsDomainIs(host, "bank.com")) { return "DIRECT"; }
                                return "PROXY 10.1.1.1:8080; PROXY proxy.corp.example:8080; DIRECT";
                                """))
                .containsExactly(Purpose.COMPANY);
    }

    @Test
    void removesBanksThroughAStranger() {
        List<ProxyFinding> findings =
                check(
                        """
                        function FindProxyForURL(url, host) {
                          if (shExpMatch(host, "*.shop.com") || shExpMatch(host, "www.bank.com"))
                            return "PROXY 203.0.113.9:8080";
                          return "DIRECT";
                        }
                        """);

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().purpose()).isEqualTo(Purpose.REDIRECT);
        assertThat(findings.getFirst().line()).isEqualTo(3);
        assertThat(findings.getFirst().names()).containsExactly("www.bank.com", "*.shop.com");
        assertThat(findings.getFirst().proxies()).containsExactly("203.0.113.9:8080");
    }

    /// Ways to say the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (host == 'bank.com') return 'PROXY 203.0.113.9:80'; return 'DIRECT';",
                "if (host.indexOf('bank.com') != -1) { return 'SOCKS 203.0.113.9:1080' }",
                "if (/(^|\\.)bank\\.com$/.test(host)) return 'PROXY 203.0.113.9:80';",
                "if (!(host != 'bank.com')) return 'PROXY evil.example.org:80';",
                "if (host.indexOf('bank.com') == -1) return 'DIRECT'; else return 'PROXY"
                        + " 203.0.113.9:80'; if (host == 'bank.com') return 'PROXY 203.0.113.9:80';",
                "return shExpMatch(host, '*bank*') ? 'PROXY 203.0.113.9:80' : 'DIRECT';",
                "switch (host) { case 'bank.com': case 'shop.com': return 'PROXY 203.0.113.9:80';"
                        + " default: return 'DIRECT'; }",
                "var l = ['shop.com', 'bank.com'], i; for (i in l) { if (dnsDomainIs(host, l[i]))"
                        + " return 'PROXY 203.0.113.9:80'; }",
                "var l = new Array('shop.com', 'bank.com'); for (i = 0; i < l.length; i++) { if"
                        + " (shExpMatch(host, l[i])) return 'PROXY 203.0.113.9:80'; }",
                "var l = { 'bank.com': 1, 'shop.com': 1 }; if (l[host]) return 'PROXY"
                        + " 203.0.113.9:80';",
                "function isOne(h) { return h == 'bank.com' || h == 'shop.com'; } if (isOne(host))"
                        + " return 'PROXY 203.0.113.9:80';",
                "function way() { return 'PROXY 203.0.113.9:80'; } if (host == 'bank.com') return"
                        + " way();",
                "if (url.indexOf('://www.bank.com/') > 0) { var p = 'PROXY '; p += '203.0.113.9'; p"
                        + " += ':80'; return p; }",
                "if (shExpMatch(url, '*://www.bank.com/*')) return 'PROXY 203.0.113.9:80; DIRECT';"
            })
    void understandsTheWaysToChoose(String body) {
        assertThat(purposes(body)).contains(Purpose.REDIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (host == '\\x62\\x61\\x6e\\x6b.com') return 'PROXY 203.0.113.9:80';",
                "if (host == String.fromCharCode(98,97,110,107) + '.com') return 'PROXY"
                        + " 203.0.113.9:80';",
                "if (host == 'moc.knab'.split('').reverse().join('')) return 'PROXY"
                        + " 203.0.113.9:80';",
                "if (host == unescape('%62ank.com')) return 'PROXY 203.0.113.9:80';",
                "if (host == atob('YmFuay5jb20=')) return 'PROXY 203.0.113.9:80';",
                "var a = [98, 97, 110, 107]; if (host == String.fromCharCode.apply(null, a) +"
                        + " '.com') return 'PROXY 203.0.113.9:80';"
            })
    void readsWhatIsHiddenAndSaysSo(String body) {
        assertThat(purposes(body)).containsExactly(Purpose.REDIRECT, Purpose.VEILED);
    }

    @Test
    void unpacksAPackedProgram() {
        String packed =
                "eval(function(p,a,c,k,e,d){return p}('2 3(0,1){4(1==\"5.6\"){7\"8"
                        + " 9.a.b.c\"}7\"d\"}',14,14,"
                        + "'url|host|function|FindProxyForURL|if|bank|com|return|PROXY|203|0|113|9|DIRECT'"
                        + ".split('|'),0,{}))";

        assertThat(check(packed).stream().map(ProxyFinding::purpose))
                .containsExactly(Purpose.REDIRECT, Purpose.VEILED);
        assertThat(check(packed).getFirst().proxies()).containsExactly("203.0.113.9");
    }

    @Test
    void removesBlocksOfProtectionAndKeepsThoseOfAdvertisers() {
        assertThat(purposes("if (dnsDomainIs(host, 'antivirus.com')) return 'PROXY 0.0.0.0:1';"))
                .containsExactly(Purpose.BLOCKED_PROTECTION);
        assertThat(purposes("if (dnsDomainIs(host, 'ads.com')) return 'PROXY 0.0.0.0:1';"))
                .containsExactly(Purpose.BLOCKING);
    }

    @Test
    void asksAboutWhatOnlyItsOwnerKnows() {
        assertThat(purposes("if (host == 'video.com') return 'SOCKS5 203.0.113.9:1080';"))
                .containsExactly(Purpose.CHOSEN_SITES);
        assertThat(purposes("return 'PROXY 203.0.113.9:8080';")).containsExactly(Purpose.STRANGER);
        assertThat(purposes("return 'PROXY gateway.cloudproxy.net:80; DIRECT';"))
                .containsExactly(Purpose.STRANGER);
        assertThat(purposes("return 'PROXY 127.0.0.1:8080';")).containsExactly(Purpose.KEPT_HERE);
        assertThat(purposes("if (host == 'bank.com') return 'PROXY 127.0.0.1:8080';"))
                .containsExactly(Purpose.KEPT_HERE);
        assertThat(purposes("if (host == 'bank.com') return 'PROXY 10.0.0.9:8080';"))
                .containsExactly(Purpose.DIVERTED_INSIDE);
        assertThat(purposes("return decode(table, 7);")).containsExactly(Purpose.UNREAD);
    }

    @Test
    void judgesThePlaceOfAScriptItCannotSee() {
        assertThat(ProxyCheck.ofUrl("http://203.0.113.9/p.pac").orElseThrow().purpose())
                .isEqualTo(Purpose.STRANGER);
        assertThat(ProxyCheck.ofUrl("http://127.0.0.1:8080/p.pac").orElseThrow().purpose())
                .isEqualTo(Purpose.KEPT_HERE);
        assertThat(ProxyCheck.ofUrl("http://wpad/wpad.dat").orElseThrow().purpose())
                .isEqualTo(Purpose.COMPANY);
        assertThat(ProxyCheck.ofUrl("proxy.pac")).isEmpty();
        assertThat(ProxyCheck.ofUrl("http://[::")).isEmpty();
    }

    @Test
    void readsAScriptInAUrl() {
        String script =
                "function FindProxyForURL(u,h){if(h=='bank.com')return 'PROXY 203.0.113.9:80'}";
        String packed = Base64.getEncoder().encodeToString(script.getBytes(UTF_8));
        for (String url :
                List.of(
                        "data:application/x-ns-proxy-autoconfig;base64," + packed,
                        "data:," + script.replace(" ", "%20"),
                        "DATA:text/javascript;base64,"
                                + packed.substring(0, 20)
                                + "%0A"
                                + packed.substring(20))) {
            assertThat(ProxyCheck.of(ProxyScript.ofDataUrl(url).orElseThrow(), Known.NAMES))
                    .extracting(ProxyFinding::purpose)
                    .containsExactly(Purpose.REDIRECT);
        }
        assertThat(ProxyScript.ofDataUrl("data:none")).isEmpty();
    }

    @Test
    void readsEveryPrefix() {
        String script =
                """
                // proxies
                var a = ["\\x62ank.com", 'shop.com', `mail.com`], n = -0x1F, r = /^[/]b\\/k/i;
                eval(function(p,a,c,k){return p}('0 1(){2"3"}',4,4,'function|f|return|x'.split('|')));
                function FindProxyForURL(url, host) {
                  do { host = host.toLowerCase(); } while (n++ < 0);
                  try { for (var i in a) if (!(host != a[i]) && i >>> 1) return "PROXY 203.0.113.9:80"; }
                  catch (e) { } finally { }
                  switch (host) { case "x.y": default: }
                  var o = { k: (v) => v ? "DIRECT" : f(), "l": [1, , 2] }, q = o?.k || new Date().getDay();
                  /* else */ if (q) { } else if (url.substring(0, 4) == "http") return 'SOCKS [2001:db8::1]:1080';
                  return "DIRECT"
                }
                """;
        for (int length = 0; length <= script.length(); length++) {
            ProxyScript prefix = ProxyScript.parse(script.substring(0, length).getBytes(UTF_8));
            assertThat(prefix.isCut()).isFalse();
            assertThat(ProxyCheck.of(prefix, Known.NAMES)).hasSizeLessThan(9);
            ProxyScript.parse(script.substring(0, length).getBytes(UTF_16LE));
        }
        assertThat(check(script).stream().map(ProxyFinding::purpose))
                .containsExactly(Purpose.REDIRECT, Purpose.CHOSEN_SITES, Purpose.VEILED);
        assertThat(check(script).get(1).proxies()).containsExactly("2001:db8::1:1080");
    }

    @Test
    void givesUpScriptsThatGrow() {
        String doubling = "var a = 'x';" + "a = a + a;".repeat(60) + "a += a;".repeat(60);
        String deep = "(".repeat(100_000) + "1";
        String chain = "1" + "+1".repeat(100_000);
        String calls = "f" + "(f".repeat(50_000);
        String elses = "if (a) {} " + "else if (a) {} ".repeat(20_000);
        String itself = "function f() { return f() + f() + f() } return f();";
        for (String script : List.of(doubling, deep, chain, calls, elses, itself)) {
            assertThat(check("function FindProxyForURL(a, b) { " + script + " return 'DIRECT' }"))
                    .hasSizeLessThan(3);
        }
    }

    @Test
    void saysWhereItStoppedLooking() {
        String script =
                "function FindProxyForURL(u, h) { var l = 'bank.com'; "
                        + "if (h == l + 'x') return 'PROXY 203.0.113.9:80';".repeat(100_000)
                        + "}";

        assertThat(ProxyScript.parse(script.getBytes(UTF_8)).isCut()).isTrue();
    }
}
