package wolfhound.rules.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Address;
import wolfhound.rules.language.Look;
import wolfhound.rules.language.Problem;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.RuleFiles;
import wolfhound.rules.language.Test.FileDigest;
import wolfhound.rules.language.Variables;
import wolfhound.rules.lists.RuleLists.Sources;

class RuleListsTest {
    @TempDir Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private List<Rule> rules(String options) throws IOException {
        Path rules = file("a.rules", "alert http any any -> any any (" + options + " sid:1;)");
        return RuleFiles.read(List.of(rules), Variables.usual()).rules();
    }

    private RuleLists lists(String options) throws IOException {
        return RuleLists.read(rules(options), Sources.NONE);
    }

    private static Look.Dataset set(String name, String kind) {
        return new Look.Dataset("isset", name, kind, "");
    }

    private static boolean has(RuleLists lists, String name, String kind, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return lists.contains(set(name, kind), bytes, 0, bytes.length);
    }

    private static List<String> said(RuleLists lists) {
        return lists.problems().stream().map(Problem::sentence).toList();
    }

    @Test
    void readsStringsInBase64BesideTheRules() throws IOException {
        file("hosts.lst", "# hosts", "", "d29sZi5leGFtcGxl"); // wolf.example
        RuleLists lists = lists("http.host; dataset:isset,hosts,type string,load hosts.lst;");
        assertThat(has(lists, "hosts", "string", "wolf.example")).isTrue();
        assertThat(has(lists, "hosts", "string", "dog.example")).isFalse();
        assertThat(lists.problems()).isEmpty();
    }

    @Test
    void readsDigestsAsTheBytesThatTransformsMake() throws IOException {
        file("d.lst", "000102030405060708090A0B0C0D0E0F");
        RuleLists lists = lists("http.host; to_md5; dataset:isset,d,type md5,load d.lst;");
        assertThat(has(lists, "d", "md5", "\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17")).isTrue();
        assertThat(has(lists, "d", "md5", "000102030405060708090A0B0C0D0E0F")).isFalse();
    }

    @Test
    void readsAddressesAsTheirBytes() throws IOException {
        file("a.lst", "192.0.2.1", "2001:db8::1");
        RuleLists lists = lists("ip.dst; dataset:isset,a,type ip,load a.lst;");
        assertThat(has(lists, "a", "ip", "\u00c0\0\2\1")).isTrue();
        assertThat(has(lists, "a", "ip", "\u00c0\0\2\2")).isFalse();
        assertThat(has(lists, "a", "ip", "\u0020\1\r\u00b8\0\0\0\0\0\0\0\0\0\0\0\1")).isTrue();
    }

    @Test
    void readsReputationsOfValues() throws IOException {
        file("r.lst", "d29sZi5leGFtcGxl,30", "ZG9nLmV4YW1wbGU=");
        RuleLists lists = lists("http.host; datarep:r,>,20,type string,load r.lst;");
        byte[] wolf = "wolf.example".getBytes(StandardCharsets.ISO_8859_1);
        Look.Datarep asked =
                (Look.Datarep)
                        rules("http.host; datarep:r,>,20,type string,load r.lst;")
                                .getFirst()
                                .blocks()
                                .getFirst()
                                .looks()
                                .getFirst();
        assertThat(lists.reputation(asked, wolf, 0, wolf.length)).contains(30);
        assertThat(lists.reputation(asked, wolf, 1, wolf.length)).isEmpty();
        assertThat(said(lists)).singleElement().asString().contains("r.lst:2: expected a value");
    }

    @Test
    void readsDigestsOfFilesWithWhatStandsBehindThem() throws IOException {
        file("f.lst", "D41D8CD98F00B204E9800998ECF8427E  the empty file");
        RuleLists lists = lists("filemd5:f.lst;");
        FileDigest asked = new FileDigest("md5", false, "f.lst");
        assertThat(lists.contains(asked, "d41d8cd98f00b204e9800998ecf8427e")).contains(true);
        assertThat(lists.contains(asked, "d41d8cd98f00b204e9800998ecf8427f")).contains(false);
        assertThat(lists.contains(new FileDigest("sha1", false, "f.lst"), "d4")).isEmpty();
        assertThat(lists.algorithms()).containsExactly("md5");
    }

    @Test
    void findsListsInTheFolderThatIsGiven() throws IOException {
        Path other = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(other.resolve("f.lst"), "d41d8cd98f00b204e9800998ecf8427e\n");
        List<Rule> rules = rules("filemd5:f.lst;");
        assertThat(RuleLists.read(rules, Sources.NONE).algorithms()).isEmpty();
        assertThat(RuleLists.read(rules, new Sources(other, null)).algorithms()).isNotEmpty();
    }

    @Test
    void saysWhichListsAreNotThere() throws IOException {
        assertThat(said(lists("filesha256:f.lst;")))
                .containsExactly(
                        "`filesha256` needs the list f.lst, which is neither beside the rules nor in"
                                + " a folder given by --rules-lists: the rule is loaded and never"
                                + " matches");
        assertThat(said(lists("http.host; dataset:isset,hosts;")))
                .containsExactly(
                        "`dataset` loads no list named hosts: the rule is loaded and never matches");
        assertThat(said(lists("iprep:src,Bad,>,1;")).getFirst()).contains("categories.txt");
        assertThat(said(lists("geoip:src,DE;")).getFirst()).contains("--geoip");
    }

    @Test
    void saysWhichLinesAreWrong() throws IOException {
        file("f.lst", "d41d8cd98f00b204e9800998ecf8427e", "what", "ever");
        assertThat(said(lists("filemd5:f.lst;")).getFirst())
                .endsWith("f.lst:2: expected 32 hexadecimal digits; 2 such lines are left out");
    }

    @Test
    void scoresTheNarrowestNetworkOfAnAddress() throws IOException {
        file("categories.txt", "1,Bad,bad hosts", "2,CnC,call-back servers");
        file("one.list", "192.0.2.0/24,2,10", "192.0.2.7,2,90", "2001:db8::/32,2,5");
        file("two.list", "192.0.2.7,1,33");
        RuleLists lists = RuleLists.read(rules("iprep:src,CnC,>,1;"), new Sources(folder, null));
        assertThat(lists.reputation("CnC", Address.of("192.0.2.8"))).contains(10);
        assertThat(lists.reputation("CnC", Address.of("192.0.2.7"))).contains(90);
        assertThat(lists.reputation("CnC", Address.of("2001:db8::9"))).contains(5);
        assertThat(lists.reputation("CnC", Address.of("198.51.100.1"))).isEmpty();
        assertThat(lists.reputation("Bad", Address.of("192.0.2.7"))).contains(33);
        assertThat(lists.reputation("Bad", Address.of("192.0.2.8"))).isEmpty();
        assertThat(lists.problems()).isEmpty();
    }

    @Test
    void saysWhichCategoryIsNotKnown() throws IOException {
        file("categories.txt", "1,Bad,bad hosts");
        RuleLists lists = RuleLists.read(rules("iprep:src,Nobody,>,1;"), new Sources(folder, null));
        assertThat(said(lists).getFirst()).contains("Nobody");
    }

    @Test
    void knowsNoCountryWithoutADatabase() {
        assertThat(RuleLists.NONE.country(Address.of("192.0.2.1"))).isEmpty();
        assertThat(RuleLists.NONE.reputation("Bad", Address.of("192.0.2.1")))
                .isEqualTo(Optional.empty());
    }
}
