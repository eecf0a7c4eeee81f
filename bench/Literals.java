import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.rules.literal.Hits;
import wolfhound.rules.literal.Literal;
import wolfhound.rules.literal.LiteralEngine;

/// Times the engines that seek many literals: the longest content of each rule of a file, in pieces
/// of bytes of a capture, by how many literals and how long a piece.
final class Literals {
    private static final int[] COUNTS = {10, 100, 1000, 10_000};
    private static final int[] LENGTHS = {60, 200, 1460, 65_536};
    private static final long BYTES_A_ROUND = 40_000_000;
    private static final int ROUNDS = 4;
    private static final Pattern CONTENT =
            Pattern.compile("content:\\s*!?\"([^\"]*)\"([^;]*(;\\s*nocase)?)");

    public static void main(String[] arguments) throws IOException {
        byte[] traffic = Files.readAllBytes(Path.of(arguments[0]));
        List<Literal> all = literals(List.of(arguments).subList(2, arguments.length));
        Path cache = Path.of(arguments[1]);
        List<LiteralEngine> engines =
                List.of(
                        LiteralEngine.java(),
                        LiteralEngine.available(cache, why -> System.err.println(why)));
        System.out.printf("%8s %8s", "literals", "length");
        engines.forEach(each -> System.out.printf(" %20s", each.name() + " MB/s"));
        System.out.printf(" %12s%n", "hits a scan");
        for (int count : COUNTS) {
            List<Literal> some = all.subList(0, Math.min(count, all.size()));
            for (int length : LENGTHS) {
                System.out.printf("%8d %8d", some.size(), length);
                Set<Long> hits = new LinkedHashSet<>();
                double scans = 0;
                for (LiteralEngine engine : engines) {
                    var set = engine.build(some);
                    Hits found = new Hits();
                    long best = Long.MAX_VALUE;
                    int pieces = (int) Math.min(traffic.length, BYTES_A_ROUND) / length;
                    long told = 0;
                    for (int round = 0; round < ROUNDS; round++) {
                        told = 0;
                        long start = System.nanoTime();
                        for (int i = 0; i < pieces; i++) {
                            set.scan(traffic, i * length, (i + 1) * length, found);
                            told += found.count();
                        }
                        best = Math.min(best, System.nanoTime() - start);
                    }
                    hits.add(told);
                    scans = pieces;
                    System.out.printf(" %20.0f", 1e3 * pieces * length / best);
                }
                if (hits.size() != 1) {
                    throw new IllegalStateException("the engines differ: " + hits);
                }
                System.out.printf(" %12.2f%n", hits.iterator().next() / scans);
            }
        }
    }

    private static List<Literal> literals(List<String> files) throws IOException {
        Set<String> distinct = new LinkedHashSet<>();
        for (String file : files) {
            for (String line : Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1)) {
                Matcher content = CONTENT.matcher(line);
                String longest = "";
                boolean nocase = false;
                while (!line.startsWith("#") && content.find()) {
                    String bytes = bytes(content.group(1));
                    if (bytes.length() > longest.length()) {
                        longest = bytes;
                        nocase = content.group(3) != null;
                    }
                }
                if (!longest.isEmpty()) {
                    distinct.add((nocase ? "i" : "-") + longest);
                }
            }
        }
        List<Literal> literals = new ArrayList<>();
        for (String each : distinct) {
            byte[] bytes = each.substring(1).getBytes(StandardCharsets.ISO_8859_1);
            literals.add(new Literal(bytes, each.charAt(0) == 'i'));
        }
        Collections.shuffle(literals, new Random(1));
        return literals;
    }

    /// What a content writes as text and as `|0d 0a|`.
    private static String bytes(String content) {
        var bytes = new StringBuilder();
        String[] parts = content.split("\\|", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                bytes.append(parts[i].replaceAll("\\\\(.)", "$1"));
                continue;
            }
            String digits = parts[i].replace(" ", "");
            for (int at = 0; at + 1 < digits.length(); at += 2) {
                bytes.append((char) Integer.parseInt(digits, at, at + 2, 16));
            }
        }
        return bytes.toString();
    }
}
