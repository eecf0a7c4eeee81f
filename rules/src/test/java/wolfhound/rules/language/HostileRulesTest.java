package wolfhound.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rules cut off, changed and made of noise: each is read or told, none throws.
class HostileRulesTest {
    private static final int CHANGES = 4_000;
    private static final long SEED = 7;

    /// One rule with nearly every form that a value can take.
    static final List<String> RULES =
            List.of(
                    "alert http [$HOME_NET,!10.0.0.0/8] any -> $EXTERNAL_NET [80,8000:8080,!8001]"
                            + " (msg:\"a \\\"quoted\\\" name\\;\"; flow:established,to_server;"
                            + " content:\"GET\"; http_method; content:\"/a|3f|b\"; http_uri;"
                            + " fast_pattern:1,3; content:\"x\"; distance:-2; within:40; http_uri;"
                            + " pcre:\"/^a[b-d]{2}\\/\\;/Ui\"; urilen:5<>900,norm;"
                            + " http.header; content:!\"Accept\"; http.host; to_md5;"
                            + " bsize:>3; content:\"ab\"; flowbits:set,one; flowbits:isset,a|b;"
                            + " threshold:type both, track by_src, count 3, seconds 60;"
                            + " reference:url,example.org/a; metadata:a b, c d e;"
                            + " classtype:trojan-activity; priority:2; sid:9; rev:3;)",
                    "alert tcp any any <> any any (content:\"|00 01|ab\"; offset:2; depth:60;"
                            + " byte_extract:2,0,n,relative,little; byte_test:4,!&,0x80,n,relative,bitmask 0xff;"
                            + " byte_jump:2,-2,relative,multiplier 2,align,post_offset -4;"
                            + " byte_math:bytes 2, offset 1, oper <<, rvalue n, result m, endian little;"
                            + " isdataat:!m,relative; content:\"zz\"; distance:n; base64_decode:bytes 20, offset 1, relative;"
                            + " base64_data; content:\"MZ\"; startswith; pkt_data; content:\"q\"; endswith;"
                            + " flowint:n,+,1; xbits:set,x,track ip_pair,expire 9; hostbits:isset,h,src;"
                            + " stream_size:client,>=,5; asn1:oversize_length 9, relative_offset 1; sid:10;)",
                    "alert ip ![10.0.0.0/8,fe80::/10] any => any !80 (ttl:<5; tos:!x10; id:7;"
                            + " fragbits:MD+; fragoffset:>1; ip_proto:!gre; ipopts:lsrr; sameip;"
                            + " itype:3<>9; icode:0; geoip:src,!DE,FR; iprep:any,CnC,>,30;"
                            + " detection_filter:track by_dst, count 2, seconds 5;"
                            + " requires:version >= 7.0.3 < 9 | > 6; noalert; sid:11;)",
                    "alert smb any any -> any any (dce_iface:367abb81-9844-35f1-ad32-98f038001003,<5;"
                            + " dce_opnum:1,3-5; filesize:10KB<>2MB; filename:\"a.exe\"; fileext:\"exe\";"
                            + " ssl_version:!tls1.0,!tls1.1; file.data; entropy:value >= 4.5, bytes 90;"
                            + " dataset:isset,names,type string,load a.lst; app-layer-event:smb.malformed_data;"
                            + " krb5.ticket_encryption:weak; sid:12;)");

    private final RuleParser parser = new RuleParser(Variables.usual());

    @Test
    void readsTheRulesThemselves() {
        for (String rule : RULES) {
            assertThat(parser.read(rule, "own.rules", 1)).isInstanceOf(Reading.Active.class);
        }
    }

    @Test
    void readsOrTellsEveryPrefix() {
        for (String rule : RULES) {
            for (int length = 0; length < rule.length(); length++) {
                told(rule.substring(0, length));
                told(rule.substring(0, length) + ";)");
            }
        }
    }

    @Test
    void readsOrTellsEveryRuleWithoutOneCharacter() {
        for (String rule : RULES) {
            for (int at = 0; at < rule.length(); at++) {
                told(rule.substring(0, at) + rule.substring(at + 1));
            }
        }
    }

    @Test
    void readsOrTellsRulesWithOtherCharacters() {
        Random random = new Random(SEED);
        String others = "!<>=-+,;:|\\\"/()[]$ \t#0123456789axZ\u00fc\n\0";
        for (String rule : RULES) {
            for (int i = 0; i < CHANGES; i++) {
                StringBuilder changed = new StringBuilder(rule);
                for (int n = random.nextInt(3); n >= 0; n--) {
                    changed.setCharAt(
                            random.nextInt(changed.length()),
                            others.charAt(random.nextInt(others.length())));
                }
                told(changed.toString());
            }
        }
    }

    @Test
    void readsOrTellsEveryKeywordWithStrangeValues() {
        for (String keyword : Keywords.names()) {
            for (String value :
                    List.of(
                            "",
                            ":",
                            ":!",
                            ":\"\"",
                            ":\"",
                            ":!\"\"",
                            ":,",
                            ":,,,,",
                            ":-1",
                            ":0x",
                            ":<>",
                            ":5<>",
                            ":<",
                            ":a",
                            ":99999999999999999999",
                            ":\"/\"",
                            ":\"//\"",
                            ": ",
                            ":a,b,c,d,e",
                            ":0,0,0,0",
                            ":\"|\"",
                            ":x")) {
                told(
                        "alert tcp any any -> any any (content:\"ab\"; "
                                + keyword
                                + value
                                + "; sid:1;)");
                told("alert ip any any -> any any (http.uri; " + keyword + value + "; sid:1;)");
            }
        }
    }

    private void told(String rule) {
        assertThatNoException()
                .as(rule)
                .isThrownBy(() -> {
                    Reading reading = parser.read(rule, "own.rules", 1);
                    if (reading instanceof Reading.Refused refused) {
                        assertThat(refused.problem().sentence()).isNotBlank();
                        assertThat(refused.problem().column()).isBetween(1, rule.length() + 1);
                    }
                });
    }
}
