package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Reading;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.language.Variables;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;

/// Rules made by chance before bytes made by chance: nothing throws.
class HostileTrafficTest {
    private static final List<String> PARTS =
            List.of(
                    "content:\"a\";",
                    "content:\"ab\"; offset:2; depth:9;",
                    "content:!\"b\"; within:4;",
                    "content:\"b\"; distance:-3; within:7;",
                    "content:\"a\"; endswith;",
                    "content:\"|00|\"; nocase; fast_pattern;",
                    "pcre:\"/a.{0,3}b/Ri\";",
                    "pcre:!\"/^b/\";",
                    "byte_test:2,>,100,-1,relative;",
                    "byte_test:4,&,7,3,little;",
                    "byte_test:3,=,9,0,string,dec;",
                    "byte_jump:1,0,relative,multiplier 3;",
                    "byte_jump:4,2,align,from_end;",
                    "byte_extract:1,0,n,relative; content:\"a\"; distance:n;",
                    "byte_math:bytes 1, offset 0, oper /, rvalue 0, result r;",
                    "isdataat:!3,relative;",
                    "bsize:>2;",
                    "base64_decode:offset 1,relative; base64_data; content:\"a\";",
                    "asn1:oversize_length 20;");

    private final Random random = new Random(11);

    @Test
    void neverThrows() {
        List<Rule> rules = new ArrayList<>();
        while (rules.size() < 300) {
            StringBuilder options = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                options.append(PARTS.get(random.nextInt(PARTS.size()))).append(' ');
            }
            boolean http = random.nextBoolean();
            String text =
                    (http ? "alert http" : "alert ip")
                            + " any any -> any any (msg:\"m\"; "
                            + (http ? "http.uri; " : "")
                            + options
                            + "sid:1;)";
            Reading read = new RuleParser(Variables.usual()).read(text, "own.rules", 1);
            if (read instanceof Reading.Active active) {
                rules.add(active.rule());
            }
        }
        var set =
                RuleSet.compile(rules, Variables.usual(), LiteralEngine.java(), Expressions.java());
        var inspector = new Inspector(set);
        int[] matches = new int[1];
        var address = Address.of("10.0.0.1");
        var ends = new Inspector.Ends(6, address, 1, Address.of("10.0.0.2"), 2);
        for (int round = 0; round < 2_000; round++) {
            Inspection watch = inspector.open(ends, (rule, byClient) -> matches[0]++);
            byte[] noise = noise();
            boolean side = random.nextBoolean();
            watch.stream(side, noise, 0, noise.length);
            watch.protocol("http");
            int number = watch.begin();
            watch.buffer(number, side, Buffer.HTTP_URI, noise, 0, noise.length);
            watch.more(number, side, Buffer.HTTP_URI, noise, 0, noise.length);
            watch.ready(number, side, random.nextBoolean());
            var packet = new PacketView();
            packet.bytes = noise;
            packet.payloadEnd = noise.length;
            packet.protocol = 6;
            packet.byClient = side;
            watch.packet(packet);
            watch.end();
        }
        assertThat(matches[0]).isPositive();
    }

    /// Few letters, so that looks meet.
    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(60)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) "aabAB\0\u0001\u00ff9".charAt(random.nextInt(9));
        }
        return noise;
    }
}
