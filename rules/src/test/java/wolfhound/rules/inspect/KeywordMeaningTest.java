package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.rules.inspect.Traffic.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;
import wolfhound.rules.language.KeywordNames;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.lists.RuleLists;

/// What every keyword of the language means: a rule that uses it, traffic that it matches, and
/// traffic that it does not match, both worked out by hand. A keyword without a row is a failure.
class KeywordMeaningTest {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;
    private static final int ICMP6 = 58;

    // Headers between 10.0.0.5 and 203.0.113.9, 2001:db8::5 and 2001:db8::9, with right checksums.
    private static final String IP4_TCP = "4500002800070000400634bb0a000005cb007109";
    private static final String IP4_UDP = "4500001c00070000401134bc0a000005cb007109";
    private static final String IP4_ICMP = "4500001c00070000400134cc0a000005cb007109";
    private static final String IP6 =
            "20010db800000000000000000000000520010db8000000000000000000000009";
    private static final String IP6_TCP = "6000000000140640" + IP6;
    private static final String IP6_UDP = "6000000000081140" + IP6;
    private static final String IP6_ICMP = "6000000000083a40" + IP6;
    private static final String TCP4 = "9c400050000000010000000250100200cb320000";
    private static final String TCP6 = "9c400050000000010000000250100200b5c10000";
    private static final String UDP4 = "9c40005000081d3f";
    private static final String UDP6 = "9c400050000807ce";
    private static final String ICMP4 = "0800f7fc00010002";
    private static final String ICMP_6 = "8000243a00010002";

    @TempDir static Path folder;

    @BeforeAll
    static void writeLists() throws IOException {
        Files.writeString(folder.resolve("wolf.strings"), "d29sZg==\n");
        Files.writeString(folder.resolve("wolf.scores"), "d29sZg==,30\nZG9n,10\n");
        Files.writeString(folder.resolve("wolf.md5"), "bf4397d8b4dc061e1b6d191a352e9134\n");
        Files.writeString(
                folder.resolve("wolf.sha1"), "a3cb738850fa39be667c4d6428d72aee854b2cc7\n");
        Files.writeString(
                folder.resolve("wolf.sha256"),
                "f76b61b962db075bb76ad6f3fab10f7bd546f92f1b89f18c513d4122575c18ac\n");
        Files.writeString(folder.resolve("categories.txt"), "1,Bad,bad hosts\n");
        Files.writeString(folder.resolve("bad.list"), "10.0.0.0/24,1,90\n");
    }

    /// @param rules of which the first must be the only alert
    private record Row(
            String keyword,
            List<String> rules,
            int protocol,
            Consumer<Traffic> matches,
            int otherProtocol,
            Consumer<Traffic> not) {
        @Override
        public String toString() {
            return keyword + ": " + rules.getFirst();
        }

        Row with(String rule) {
            List<String> more = new ArrayList<>(rules);
            more.add(rule);
            return new Row(keyword, more, protocol, matches, otherProtocol, not);
        }

        Row butNot(int other) {
            return new Row(keyword, rules, protocol, matches, other, not);
        }
    }

    private static Row row(
            String keyword, String options, Consumer<Traffic> matches, Consumer<Traffic> not) {
        return row(keyword, TCP, "tcp", options, matches, not);
    }

    private static Row row(
            String keyword,
            int protocol,
            String header,
            String options,
            Consumer<Traffic> matches,
            Consumer<Traffic> not) {
        String rule = "alert " + header + " any any -> any any (" + options + " sid:1;)";
        return new Row(keyword, List.of(rule), protocol, matches, protocol, not);
    }

    private static Consumer<Traffic> says(String text) {
        return traffic -> traffic.says(true, text);
    }

    private static Consumer<Traffic> held(Buffer buffer, String text) {
        return traffic -> traffic.buffer(buffer, text);
    }

    private static Consumer<Traffic> uri(String text) {
        return held(Buffer.HTTP_URI, text);
    }

    private static Consumer<Traffic> packet(Consumer<PacketView> made) {
        return traffic -> traffic.packet(made);
    }

    private static Consumer<Traffic> headers(String network, String transport, String payload) {
        HexFormat hex = HexFormat.of();
        return traffic -> traffic.headers(hex.parseHex(network), hex.parseHex(transport), payload);
    }

    private static Consumer<Traffic> words(String keyword, String value) {
        return traffic -> traffic.word(keyword, value);
    }

    static Stream<Row> rows() {
        return Stream.of(
                        looks(),
                        bytesAndNumbers(),
                        transforms(),
                        ofLists(),
                        conversations(),
                        frequencies(),
                        packets(),
                        checksums(),
                        events(),
                        protocols(),
                        files(),
                        numbers(),
                        buffers(),
                        neutral())
                .flatMap(List::stream);
    }

    private static List<Row> looks() {
        return List.of(
                row("content", "content:\"wolf\";", says("a wolf"), says("a dog")),
                row("content", "content:!\"wolf\"; content:\"a\";", says("a dog"), says("a wolf")),
                row("content", "content:\"w|6f 6C|f\";", says("a wolf"), says("a Wolf")),
                row("nocase", "content:\"WOLF\"; nocase;", says("a wolf"), says("a dog")),
                row("offset", "content:\"wolf\"; offset:2;", says("a wolf"), says("wolf")),
                row("depth", "content:\"wolf\"; depth:4;", says("wolf"), says("a wolf")),
                row(
                        "distance",
                        "content:\"a\"; content:\"b\"; distance:1;",
                        says("a-b"),
                        says("ab")),
                row("within", "content:\"a\"; content:\"b\"; within:1;", says("ab"), says("a-b")),
                row("startswith", "content:\"wolf\"; startswith;", says("wolf!"), says("!wolf")),
                row("endswith", "content:\"wolf\"; endswith;", says("!wolf"), says("wolf!")),
                row("pcre", "pcre:\"/w[aeiou]lf$/\";", says("a wolf"), says("wolf!")),
                row("pcre", "pcre:\"/wolf/Ui\";", uri("/WOLF"), uri("/dog")),
                row("pkt_data", "pkt_data; content:\"wolf\";", says("a wolf"), says("a dog")),
                row("uricontent", "uricontent:\"wolf\";", uri("/wolf"), uri("/dog")),
                row("bsize", "http.uri; bsize:4;", uri("/abc"), uri("/abcd")),
                row("urilen", "urilen:4,norm;", uri("/abc"), uri("/abcd")),
                row(
                        "urilen",
                        "urilen:<4;",
                        held(Buffer.HTTP_URI_RAW, "/ab"),
                        held(Buffer.HTTP_URI_RAW, "/abc")),
                row(
                        "isdataat",
                        "content:\"wolf\"; isdataat:2,relative;",
                        says("wolf no"),
                        says("wolf!")),
                row(
                        "absent",
                        "http.referer; absent;",
                        held(Buffer.HTTP_METHOD, "GET"),
                        held(Buffer.HTTP_REFERER, "http://a/")),
                row("entropy", "http.uri; entropy:value > 2;", uri("/abcdefg"), uri("/aaaaaaa")),
                row(
                        "asn1",
                        "content:\"p\"; asn1:oversize_length 100, relative_offset 0;",
                        says("p\4\u0081\u00c8"),
                        says("p\4\2ab")),
                row(
                        "asn1",
                        "content:\"p\"; asn1:bitstring_overflow, relative_offset 0;",
                        says("p\3\1\7"),
                        says("p\3\1\0")));
    }

    private static List<Row> bytesAndNumbers() {
        return List.of(
                row(
                        "byte_test",
                        "content:\"w\"; byte_test:1,>,5,0,relative;",
                        says("w\6"),
                        says("w\5")),
                row(
                        "byte_test",
                        "content:\"w\"; byte_test:2,=,258,0,relative,little;",
                        says("w\2\1"),
                        says("w\1\2")),
                row(
                        "byte_test",
                        "content:\"w\"; byte_test:3,=,120,0,relative,string,dec;",
                        says("w120"),
                        says("w121")),
                row(
                        "byte_jump",
                        "content:\"w\"; byte_jump:1,0,relative; content:\"x\"; within:1;",
                        says("w\2abx"),
                        says("w\1abx")),
                row(
                        "byte_extract",
                        "byte_extract:1,0,place; content:\"x\"; offset:place; depth:1;",
                        says("\4abcx"),
                        says("\3abcx")),
                row(
                        "byte_math",
                        "byte_math:bytes 1, offset 0, oper +, rvalue 2, result place; content:\"x\";"
                                + " offset:place; depth:1;",
                        says("\2abcx"),
                        says("\3abcx")),
                row(
                        "byte_math",
                        "byte_math:bytes 1, offset 0, oper <<, rvalue 1, result place;"
                                + " content:\"x\"; offset:place; depth:1;",
                        says("\2abcx"),
                        says("\4abcx")),
                row(
                        "base64_decode",
                        "content:\"b=\"; base64_decode:relative; base64_data; content:\"wolf\";",
                        says("b=d29sZg=="),
                        says("b=ZG9n")),
                row(
                        "base64_data",
                        "base64_decode:bytes 8; base64_data; content:\"wolf\"; startswith;",
                        says("d29sZg=="),
                        says("ZG9nIQ==")));
    }

    private static Row transform(
            String keyword, String value, String sought, String yes, String no) {
        String options = keyword + value + "; content:\"" + sought + "\"; startswith; endswith;";
        return row(keyword, "http.uri; " + options, uri(yes), uri(no));
    }

    private static String packed(String text, boolean gzip) {
        var packed = new ByteArrayOutputStream();
        try (var out = gzip ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            out.write(bytes(text));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }

    private static List<Row> transforms() {
        return List.of(
                transform("compress_whitespace", "", "a b", "a \t b", "a-b"),
                transform("strip_whitespace", "", "ab", "a b", "a-b"),
                transform("to_lowercase", "", "wolf", "WOLF", "DOG"),
                transform("to_uppercase", "", "WOLF", "wolf", "dog"),
                transform("url_decode", "", "a wolf", "a%20wolf", "a%21wolf"),
                transform("xor", ":\"01\"", "wolf", "vnmg", "wolf"),
                transform("dotprefix", "", ".wolf", "wolf", "dog"),
                transform("pcrexform", ":\"x(.*)y\"", "wolf", "xwolfy", "xdogy"),
                transform("domain", "", "example.org", "www.example.org", "www.example.com"),
                transform("tld", "", "org", "www.example.org", "www.example.com"),
                transform("subslice", ":2,4", "wolf", "a wolf here", "wolf here"),
                transform("from_base64", "", "wolf", "d29sZg==", "ZG9n"),
                transform("gunzip", "", "wolf", packed("wolf", true), packed("dog", true)),
                transform("zlib_deflate", "", "wolf", packed("wolf", false), packed("dog", false)),
                transform("to_md5", "", "|bf4397d8b4dc061e1b6d191a352e9134|", "wolf", "dog"),
                transform(
                        "to_sha1", "", "|a3cb738850fa39be667c4d6428d72aee854b2cc7|", "wolf", "dog"),
                transform(
                        "to_sha256",
                        "",
                        "|f76b61b962db075bb76ad6f3fab10f7bd546f92f1b89f18c513d4122575c18ac|",
                        "wolf",
                        "dog"),
                row(
                        "header_lowercase",
                        "http.header; header_lowercase; content:\"user: Wolf\";",
                        held(Buffer.HTTP_HEADER, "User: Wolf\r\n"),
                        held(Buffer.HTTP_HEADER, "User: wolf\r\n")),
                row(
                        "strip_pseudo_headers",
                        "http.header; strip_pseudo_headers; content:\"a: wolf\"; startswith;",
                        held(Buffer.HTTP_HEADER, ":path: /\r\na: wolf\r\n"),
                        held(Buffer.HTTP_HEADER, "path: /\r\na: wolf\r\n")));
    }

    private static List<Row> ofLists() {
        return List.of(
                row(
                        "dataset",
                        "http.uri; dataset:isset,w,type string,load wolf.strings;",
                        uri("wolf"),
                        uri("dog")),
                row(
                        "dataset",
                        "http.uri; dataset:isnotset,w,type string,load wolf.strings;",
                        uri("dog"),
                        uri("wolf")),
                row(
                        "datarep",
                        "http.uri; datarep:s,>,20,type string,load wolf.scores;",
                        uri("wolf"),
                        uri("dog")),
                row("filemd5", "filemd5:wolf.md5;", t -> t.file("wolf"), t -> t.file("dog")),
                row("filemd5", "filemd5:!wolf.md5;", t -> t.file("dog"), t -> t.file("wolf")),
                row("filesha1", "filesha1:wolf.sha1;", t -> t.file("wolf"), t -> t.file("dog")),
                row(
                        "filesha256",
                        "filesha256:wolf.sha256;",
                        t -> t.file("wolf"),
                        t -> t.file("dog")),
                row(
                        "iprep",
                        "iprep:src,Bad,>,50;",
                        t -> t.packet(true, "a"),
                        t -> t.packet(false, "a")),
                row(
                        "iprep",
                        "iprep:dst,Bad,isnotset;",
                        t -> t.packet(true, "a"),
                        t -> t.packet(false, "a")),
                row("geoip", "geoip:src,DE;", t -> t.packet(true, "a"), t -> t.packet(false, "a")));
    }

    private static List<Row> conversations() {
        return List.of(
                row(
                        "flow",
                        "flow:to_server; content:\"wolf\";",
                        says("a wolf"),
                        t -> t.says(false, "a wolf")),
                row(
                        "flow",
                        UDP,
                        "udp",
                        "flow:established; content:\"wolf\";",
                        t -> t.packet(true, "hello").packet(false, "wolf"),
                        t -> t.packet(true, "wolf")),
                row(
                                "flowbits",
                                "flowbits:isset,seen; content:\"b\";",
                                t -> t.says(true, "a").says(true, "b"),
                                says("b"))
                        .with(
                                "alert tcp any any -> any any (content:\"a\"; flowbits:set,seen;"
                                        + " flowbits:noalert; sid:2;)"),
                row(
                                "xbits",
                                "xbits:isset,seen,track ip_src; content:\"b\";",
                                t -> t.says(true, "a").says(true, "b"),
                                says("b"))
                        .with(
                                "alert tcp any any -> any any (content:\"a\"; xbits:set,seen,track"
                                        + " ip_src; noalert; sid:2;)"),
                row(
                                "hostbits",
                                "hostbits:isset,seen,src; content:\"b\";",
                                t -> t.says(true, "a").says(true, "b"),
                                says("b"))
                        .with(
                                "alert tcp any any -> any any (content:\"a\"; hostbits:set,seen,src;"
                                        + " noalert; sid:2;)"),
                row(
                                "flowint",
                                "flowint:n,>=,2; content:\"b\";",
                                t -> t.says(true, "a").says(true, "-a").says(true, "b"),
                                t -> t.says(true, "a").says(true, "b"))
                        .with(
                                "alert tcp any any -> any any (content:\"a\"; flowint:n,+,1; noalert;"
                                        + " sid:2;)"),
                row(
                                "noalert",
                                "flowbits:isset,seen; content:\"b\";",
                                t -> t.says(true, "a").says(true, "b"),
                                says("a"))
                        .with(
                                "alert tcp any any -> any any (content:\"a\"; flowbits:set,seen;"
                                        + " noalert; sid:2;)"),
                row(
                        "stream_size",
                        "stream_size:client,>,3; content:\"w\";",
                        says("wolf"),
                        says("w")),
                row(
                        "flow.age",
                        "flow.age:>5;",
                        t -> t.packet(true, "a").after(6).packet(true, "b"),
                        t -> t.packet(true, "a").after(5).packet(true, "b")),
                row(
                        "flow.pkts",
                        "flow.pkts:2;",
                        t -> t.packet(true, "a").packet(false, "b"),
                        t -> t.packet(true, "a")),
                row(
                        "flow.pkts_toclient",
                        "flow.pkts_toclient:1;",
                        t -> t.packet(true, "a").packet(false, "b"),
                        t -> t.packet(true, "a").packet(true, "b")),
                row(
                        "flow.pkts_toserver",
                        "flow.pkts_toserver:2;",
                        t -> t.packet(true, "a").packet(true, "b"),
                        t -> t.packet(true, "a").packet(false, "b")),
                row(
                        "flow.bytes",
                        "flow.bytes:5;",
                        t -> t.packet(true, "abc").packet(false, "de"),
                        t -> t.packet(true, "abc").packet(false, "d")),
                row(
                        "flow.bytes_toclient",
                        "flow.bytes_toclient:2;",
                        t -> t.packet(true, "abc").packet(false, "de"),
                        t -> t.packet(true, "ab")),
                row(
                        "flow.bytes_toserver",
                        "flow.bytes_toserver:3;",
                        t -> t.packet(true, "abc"),
                        t -> t.packet(true, "ab").packet(false, "abc")),
                row(
                        "app-layer-protocol",
                        "app-layer-protocol:http; content:\"wolf\";",
                        t -> t.speaks("http").says(true, "a wolf"),
                        t -> t.speaks("smtp").says(true, "a wolf")),
                row(
                        "app-layer-protocol",
                        "app-layer-protocol:!http; content:\"wolf\";",
                        t -> t.speaks("smtp").says(true, "a wolf"),
                        t -> t.speaks("http").says(true, "a wolf")));
    }

    private static List<Row> frequencies() {
        Consumer<Traffic> once = t -> t.packet(true, "wolf");
        Consumer<Traffic> twice = once.andThen(once);
        return List.of(
                row(
                        "threshold",
                        UDP,
                        "udp",
                        "content:\"wolf\"; threshold:type threshold, track by_src, count 2, seconds"
                                + " 60;",
                        twice,
                        once),
                row(
                        "threshold",
                        UDP,
                        "udp",
                        "content:\"wolf\"; threshold:type limit, track by_src, count 1, seconds 60;",
                        twice,
                        t -> t.packet(true, "dog")),
                row(
                        "detection_filter",
                        UDP,
                        "udp",
                        "content:\"wolf\"; detection_filter:track by_src, count 1, seconds 60;",
                        twice,
                        once));
    }

    private static List<Row> packets() {
        String marked =
                "45080028000720084006" + "0000" + "0a000005cb007109"; // more fragments, at 64
        String recording = "46000018000700004006" + "0000" + "0a000005cb007109" + "07030400";
        String sized = "9c4000500000000100000002" + "6010020000000000" + "020405b4";
        Consumer<Traffic> plain = headers(IP4_TCP, TCP4, "abc");
        return List.of(
                row("ttl", "ttl:<5;", packet(p -> p.hops = 4), packet(p -> p.hops = 5)),
                row("tos", "tos:8;", headers(marked, TCP4, ""), plain),
                row(
                        "id",
                        "id:7;",
                        plain,
                        headers(IP4_TCP.replace("00070000", "00080000"), TCP4, "")),
                row("fragoffset", "fragoffset:8;", headers(marked, TCP4, ""), plain),
                row("fragbits", "fragbits:M;", headers(marked, TCP4, ""), plain),
                row("ipopts", "ipopts:rr;", headers(recording, TCP4, ""), plain),
                row("ip_proto", TCP, "ip", "ip_proto:6;", plain, plain).butNot(UDP),
                row("seq", "seq:9;", packet(p -> p.sequence = 9), packet(p -> p.sequence = 8)),
                row("tcp.seq", "tcp.seq:9;", packet(p -> p.sequence = 9), packet(p -> {})),
                row("ack", "ack:9;", packet(p -> p.acknowledged = 9), packet(p -> {})),
                row("tcp.ack", "tcp.ack:9;", packet(p -> p.acknowledged = 9), packet(p -> {})),
                row("window", "window:9;", packet(p -> p.window = 9), packet(p -> p.window = 8)),
                row("tcp.window", "tcp.window:!9;", packet(p -> {}), packet(p -> p.window = 9)),
                row("tcp.mss", "tcp.mss:1460;", headers(IP4_TCP, sized, ""), plain),
                row("flags", "flags:S;", packet(p -> p.flags = 2), packet(p -> p.flags = 18)),
                row("flags", "flags:S+;", packet(p -> p.flags = 18), packet(p -> p.flags = 16)),
                row(
                        "tcp.flags",
                        "tcp.flags:!F;",
                        packet(p -> p.flags = 2),
                        packet(p -> p.flags = 1)),
                row("dsize", "dsize:3;", t -> t.packet(true, "abc"), t -> t.packet(true, "ab")),
                row(
                        "itype",
                        ICMP,
                        "icmp",
                        "itype:8;",
                        packet(p -> p.icmpType = 8),
                        packet(p -> p.icmpType = 0)),
                row(
                        "icode",
                        ICMP,
                        "icmp",
                        "icode:>2;",
                        packet(p -> p.icmpCode = 3),
                        packet(p -> p.icmpCode = 2)),
                row(
                        "icmp_id",
                        ICMP,
                        "icmp",
                        "icmp_id:7;",
                        packet(p -> p.icmpId = 7),
                        packet(p -> p.icmpId = 8)),
                row(
                        "icmp_seq",
                        ICMP,
                        "icmp",
                        "icmp_seq:7;",
                        packet(p -> p.icmpSequence = 7),
                        packet(p -> p.icmpSequence = 8)),
                row(
                        "icmpv6.mtu",
                        ICMP6,
                        "icmpv6",
                        "icmpv6.mtu:1280;",
                        tooBig("0200000000000500"),
                        tooBig("0200000000000501")),
                row(
                        "tcp.hdr",
                        "tcp.hdr; content:\"|02 00|\"; offset:14;",
                        plain,
                        headers(
                                IP4_TCP,
                                sized.replace("6010", "5010").replace("0200", "0300"),
                                "")),
                row(
                        "udp.hdr",
                        UDP,
                        "udp",
                        "udp.hdr; content:\"|9c 40 00 50|\"; startswith;",
                        headers(IP4_UDP, UDP4, "a"),
                        headers(IP4_UDP, "00509c4000081d3f", "a")),
                row(
                        "ipv4.hdr",
                        "ipv4.hdr; content:\"|40 06|\"; offset:8;",
                        plain,
                        headers(IP4_TCP.replace("4006", "3f06"), TCP4, "")),
                row(
                        "ipv6.hdr",
                        "ipv6.hdr; content:\"|60|\"; startswith;",
                        headers(IP6_TCP, TCP6, ""),
                        plain),
                row(
                        "icmpv4.hdr",
                        ICMP,
                        "icmp",
                        "icmpv4.hdr; content:\"|08 00|\"; startswith;",
                        headers(IP4_ICMP, ICMP4, ""),
                        headers(IP4_ICMP, "0000f7fc00010002", "")),
                row(
                        "icmpv6.hdr",
                        ICMP6,
                        "icmpv6",
                        "icmpv6.hdr; content:\"|80 00|\"; startswith;",
                        headers(IP6_ICMP, ICMP_6, ""),
                        headers(IP6_ICMP, "8100243a00010002", "")),
                row(
                        "ip.src",
                        "ip.src; content:\"|0a 00 00 05|\"; bsize:4;",
                        plain,
                        headers(IP4_TCP.replace("0a000005", "0a000006"), TCP4, "")),
                row(
                        "ip.dst",
                        "ip.dst; content:\"|20 01 0d b8|\"; startswith; bsize:16;",
                        headers(IP6_TCP, TCP6, ""),
                        plain));
    }

    private static Consumer<Traffic> tooBig(String message) {
        return packet(p -> {
            p.bytes = HexFormat.of().parseHex(message);
            p.transport = 0;
            p.icmpType = p.bytes[0];
        });
    }

    private static Row checksum(String keyword, int protocol, String network, String transport) {
        // One bit of the transport, or of the only header that is summed, is another.
        boolean ofNetwork = keyword.equals("ipv4-csum");
        String broken = (ofNetwork ? network : transport).replaceFirst("^(.*)(.)(.{4})$", "$1f$3");
        return row(
                keyword,
                protocol,
                "ip",
                keyword + ":valid;",
                headers(network, transport, ""),
                ofNetwork ? headers(broken, transport, "") : headers(network, broken, ""));
    }

    private static List<Row> checksums() {
        return List.of(
                checksum("ipv4-csum", TCP, IP4_TCP, TCP4),
                checksum("tcpv4-csum", TCP, IP4_TCP, TCP4),
                checksum("tcpv6-csum", TCP, IP6_TCP, TCP6),
                checksum("udpv4-csum", UDP, IP4_UDP, UDP4),
                checksum("udpv6-csum", UDP, IP6_UDP, UDP6),
                checksum("icmpv4-csum", ICMP, IP4_ICMP, ICMP4),
                checksum("icmpv6-csum", ICMP6, IP6_ICMP, ICMP_6));
    }

    private static List<Row> events() {
        List<Row> rows = new ArrayList<>();
        for (String keyword : List.of("decode-event", "engine-event", "stream-event")) {
            rows.add(
                    row(
                            keyword,
                            keyword + ":broken;",
                            packet(p -> p.events = List.of("broken")),
                            packet(p -> p.events = List.of("bent"))));
        }
        rows.add(
                row(
                        "app-layer-event",
                        "app-layer-event:http.broken;",
                        t -> t.event("app", "http.broken"),
                        t -> t.event("app", "http.bent")));
        return rows;
    }

    private static List<Row> protocols() {
        String uuid = "12345678-1234-abcd-ef00-0123456789ab";
        List<Row> rows = new ArrayList<>();
        for (String keyword : List.of("dcerpc.iface", "dce_iface")) {
            rows.add(
                    row(
                            keyword,
                            keyword + ":" + uuid + ",>1;",
                            words("dcerpc.iface", uuid + ",2"),
                            words("dcerpc.iface", uuid + ",1")));
        }
        for (String keyword : List.of("dcerpc.opnum", "dce_opnum")) {
            rows.add(
                    row(
                            keyword,
                            keyword + ":0-4,9;",
                            words("dcerpc.opnum", "9"),
                            words("dcerpc.opnum", "5")));
        }
        for (String keyword : List.of("tls_cert_expired", "tls_cert_valid")) {
            rows.add(row(keyword, keyword + ";", words(keyword, ""), words("ssl_state", "")));
        }
        rows.add(worded("ssl_state", "client_hello", "server_hello"));
        rows.add(worded("ssl_version", "tls1.2", "tls1.3"));
        rows.add(worded("tls.version", "1.2", "1.3"));
        rows.add(worded("krb5_err_code", "24", "25"));
        rows.add(worded("ftpdata_command", "retr", "stor"));
        rows.add(
                row(
                        "ftpbounce",
                        "ftpbounce;",
                        held(Buffer.FTP_COMMAND_DATA, "203,0,113,77,1,2"),
                        held(Buffer.FTP_COMMAND_DATA, "10,0,0,5,1,2")));
        rows.add(valued("tls.subject", "CN=wolf", Buffer.TLS_CERT_SUBJECT));
        rows.add(valued("tls.issuerdn", "CN=wolf", Buffer.TLS_CERT_ISSUER));
        rows.add(valued("tls.fingerprint", "aa:bb", Buffer.TLS_CERT_FINGERPRINT));
        rows.add(valued("ssh.softwareversion", "wolf", Buffer.SSH_SOFTWARE));
        rows.add(valued("ssh.protoversion", "2.0", Buffer.SSH_PROTOCOL));
        return rows;
    }

    private static Row worded(String keyword, String value, String other) {
        return row(
                keyword, keyword + ":" + value + ";", words(keyword, value), words(keyword, other));
    }

    private static Row valued(String keyword, String value, Buffer buffer) {
        return row(
                keyword,
                keyword + ":\"" + value + "\";",
                held(buffer, value),
                held(buffer, "a dog"));
    }

    private static List<Row> files() {
        return List.of(
                row(
                        "fileext",
                        "fileext:\"exe\";",
                        held(Buffer.FILE_NAME, "wolf.EXE"),
                        held(Buffer.FILE_NAME, "wolf.exe.txt")),
                row(
                        "filemagic",
                        "filemagic:\"executable\";",
                        held(Buffer.FILE_MAGIC, "PE32 executable"),
                        held(Buffer.FILE_MAGIC, "PDF document")),
                row(
                        "filename",
                        "filename:\"wolf\";",
                        held(Buffer.FILE_NAME, "a wolf.txt"),
                        held(Buffer.FILE_NAME, "a dog.txt")));
    }

    /// All numbers of transactions ask alike.
    private static List<Row> numbers() {
        List<Row> rows = new ArrayList<>();
        for (Field field : Field.values()) {
            if (PacketNumbers.isOfTransaction(field)) {
                for (String keyword : KeywordNames.of(field)) {
                    rows.add(
                            row(
                                    keyword,
                                    keyword + ":1;",
                                    t -> t.number(field, 1),
                                    t -> t.number(field, 0)));
                }
            }
        }
        rows.add(
                row(
                        "dns.rcode",
                        "dns.rcode:nxdomain;",
                        t -> t.number(Field.DNS_RCODE, 3),
                        t -> t.number(Field.DNS_RCODE, 2)));
        rows.add(
                row(
                        "filesize",
                        "filesize:>10KB;",
                        t -> t.number(Field.FILE_SIZE, 10_241),
                        t -> t.number(Field.FILE_SIZE, 10_240)));
        return rows;
    }

    /// Each buffer is looked into by its name of today, by its names of old, and by its modifiers.
    private static List<Row> buffers() {
        List<Row> rows = new ArrayList<>();
        for (Buffer buffer : Buffer.values()) {
            Consumer<Traffic> wolf = held(buffer, "a wolf");
            Consumer<Traffic> dog = held(buffer, "a dog");
            if (buffer == Buffer.PAYLOAD) {
                wolf = says("a wolf");
                dog = says("a dog");
            } else if (!buffer.isOfTransaction()) {
                continue; // headers and what is decoded have their own rows
            }
            // What a rule names the body of an answer is the file in it.
            Buffer shown = buffer == Buffer.HTTP_RESPONSE_BODY ? Buffer.FILE_DATA : buffer;
            if (shown != buffer) {
                wolf = t -> t.file("a wolf");
                dog = t -> t.file("a dog");
            }
            for (String keyword : KeywordNames.sticky(buffer)) {
                if (!TAKES_VALUE.contains(keyword)) {
                    rows.add(row(keyword, keyword + "; content:\"wolf\";", wolf, dog));
                }
            }
            for (String keyword : KeywordNames.modifiers(buffer)) {
                rows.add(row(keyword, "content:\"wolf\"; " + keyword + ";", wolf, dog));
            }
        }
        return rows;
    }

    /// Buffers of old that stand with what they look for; they have their own rows.
    private static final Set<String> TAKES_VALUE =
            Set.of("fileext", "filename", "filemagic", "ssh.protoversion");

    /// What says something about the rule, or what else is to be done, changes nothing in matching.
    private static List<Row> neutral() {
        List<Row> rows = new ArrayList<>();
        for (String option :
                List.of(
                        "alert",
                        "bypass",
                        "classtype:trojan-activity",
                        "fast_pattern",
                        "filestore",
                        "gid:3",
                        "metadata:affected_product all",
                        "msg:\"a wolf\"",
                        "nfq_set_mark:1",
                        "prefilter",
                        "priority:1",
                        "reference:url,example.org",
                        "replace:\"lamb\"",
                        "requires:version >= 7.0.3",
                        "rev:3",
                        "tag:session,10,packets",
                        "target:src_ip",
                        "tls.store",
                        "tls_store")) {
            String keyword = option.replaceFirst(":.*", "");
            rows.add(
                    row(
                            keyword,
                            "content:\"wolf\"; " + option + ";",
                            says("a wolf"),
                            says("a dog")));
        }
        return rows;
    }

    /// Keywords with a test of their own in this class.
    private static final Set<String> ELSEWHERE = Set.of("sameip", "sid");

    /// Keywords that rules are read with and that no traffic is told for yet: `rules check` says
    /// so.
    private static final Set<String> NEVER =
            Set.of("krb5.ticket_encryption", "rpc", "tls_cert_notafter", "tls_cert_notbefore");

    private static List<Long> alerts(Row row, int protocol, Consumer<Traffic> staged) {
        var rules = row.rules().stream().map(RuleParser::rule).toList();
        RuleLists lists =
                RuleLists.read(
                        rules,
                        new RuleLists.Sources(folder, a -> a.equals(Traffic.CLIENT) ? "DE" : "FR"));
        assertThat(lists.problems()).isEmpty();
        Traffic traffic = new Traffic(protocol, lists, row.rules());
        staged.accept(traffic);
        traffic.end();
        return traffic.alerts;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void meansWhatItSays(Row row) {
        assertThat(alerts(row, row.protocol(), row.matches()))
                .as("what it matches")
                .isNotEmpty()
                .containsOnly(1L);
        assertThat(alerts(row, row.otherProtocol(), row.not())).as("what it does not").isEmpty();
    }

    @Test
    void hasARowForEveryKeyword() {
        Set<String> left = new TreeSet<>(KeywordNames.all());
        left.removeIf(KeywordNames::isNotSupported);
        left.removeAll(ELSEWHERE);
        left.removeAll(NEVER);
        rows().forEach(row -> left.remove(row.keyword()));
        assertThat(left).isEmpty();
    }

    @Test
    void sameIpIsAHostThatTalksWithItself() {
        List<String> rules = List.of("alert udp any any -> any any (sameip; sid:1;)");
        Traffic same = Traffic.withItself(rules);
        same.packet(true, "a");
        assertThat(same.alerts).containsExactly(1L);

        Traffic other = new Traffic(UDP, RuleLists.NONE, rules);
        other.packet(true, "a");
        assertThat(other.alerts).isEmpty();
    }

    @Test
    void sidIsTheNumberOfTheAlert() {
        UnaryOperator<String> rule =
                sid -> "alert tcp any any -> any any (content:\"wolf\"; sid:" + sid + ";)";
        Traffic traffic =
                new Traffic(TCP, RuleLists.NONE, List.of(rule.apply("77"), rule.apply("9")));
        traffic.says(true, "a wolf");
        assertThat(traffic.alerts).containsExactlyInAnyOrder(77L, 9L);
    }

    private static List<Long> exchanged(String rule, Buffer asked, String status) {
        Traffic traffic = new Traffic(TCP, RuleLists.NONE, List.of(rule));
        traffic.exchange(asked, "/wolf", Buffer.HTTP_STATUS_CODE, status).end();
        return traffic.alerts;
    }

    @Test
    void asksBothSidesOfATransactionTogether() {
        String rule =
                "alert tcp any any => any 80 (http.uri; content:\"wolf\"; http.stat_code;"
                        + " content:\"200\"; sid:1;)";
        assertThat(exchanged(rule, Buffer.HTTP_URI, "200")).containsExactly(1L);
        assertThat(exchanged(rule, Buffer.HTTP_URI, "404")).isEmpty();
        assertThat(exchanged(rule, Buffer.HTTP_METHOD, "200")).isEmpty();
        assertThat(exchanged(rule.replace("any 80", "any 40000"), Buffer.HTTP_URI, "200"))
                .isEmpty();
    }

    @Test
    void asksTheSideOfABufferThatTheRuleSays() {
        String rule =
                "alert tcp any any => any any (http.header: to_client; content:\"wolf\";"
                        + " http.method; content:\"GET\"; sid:1;)";
        for (boolean toClient : new boolean[] {true, false}) {
            Traffic traffic =
                    new Traffic(
                            TCP,
                            RuleLists.NONE,
                            List.of(toClient ? rule : rule.replace("to_client", "to_server")));
            traffic.exchange(Buffer.HTTP_METHOD, "GET", Buffer.HTTP_HEADER, "a: wolf").end();
            assertThat(traffic.alerts).hasSize(toClient ? 1 : 0);
        }
    }
}
