package wolfhound.intel.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator.Kind;

/// The values that a pattern of STIX names, such as `[domain-name:value = 'a.example' OR
/// ipv4-addr:value ISSUBSET '198.51.100.0/24']`.
///
/// Of comparisons joined by AND the most telling is taken (an address and port together are one),
/// as the others cannot be looked for by themselves; the pattern is then not [#whole]. What stands
/// under NOT, or compares otherwise than by equality, is no value to look for.
///
/// @param whole whether meeting a value is all that the pattern asks
/// @param complaint what is wrong with it; empty for nothing
record StixPattern(List<Value> values, boolean whole, String complaint) {
    private static final List<Kind> MOST_TELLING =
            List.of(
                    Kind.FILE_DIGEST,
                    Kind.CERTIFICATE,
                    Kind.URL,
                    Kind.ENDPOINT,
                    Kind.DOMAIN,
                    Kind.HOST_NAME,
                    Kind.ADDRESS,
                    Kind.MAIL_ADDRESS,
                    Kind.JA3,
                    Kind.NETWORK);

    private static StixPattern wrong(String sentence) {
        return new StixPattern(List.of(), false, sentence);
    }

    static StixPattern of(String pattern) {
        List<String> words = words(pattern);
        if (words.isEmpty() || !words.getFirst().equals("[") && !words.getFirst().equals("(")) {
            return wrong("«" + PlainList.shown(pattern) + "» is no pattern of STIX: expected [");
        }
        if (!pattern.contains("]")) {
            return wrong("«" + PlainList.shown(pattern) + "» has no end: expected ]");
        }
        List<Value> values = new ArrayList<>();
        List<Value> joined = new ArrayList<>();
        boolean whole = true;
        int port = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toUpperCase(Locale.ROOT);
            switch (word) {
                case "OR", "]" -> {
                    whole &= flush(joined, port, values);
                    port = 0;
                }
                case "FOLLOWEDBY" -> whole = false;
                case "AND" -> whole &= i > 0 && !words.get(i - 1).equals("]");
                default -> {
                    if (words.get(i).indexOf(':') < 0 || words.get(i).startsWith("'")) {
                        continue;
                    }
                    Comparison comparison = Comparison.at(words, i);
                    if (comparison.values().isEmpty()) {
                        return wrong(
                                "«"
                                        + PlainList.shown(pattern)
                                        + "» compares "
                                        + words.get(i)
                                        + " with nothing");
                    }
                    port = Math.max(port, comparison.port());
                    comparison.add(joined, values);
                    i = comparison.end();
                }
            }
        }
        whole &= flush(joined, port, values);
        return new StixPattern(List.copyOf(values), whole, "");
    }

    /// Takes the most telling of what AND joined.
    private static boolean flush(List<Value> joined, int port, List<Value> values) {
        if (joined.isEmpty()) {
            return true;
        }
        Value best =
                joined.stream()
                        .min(Comparator.comparingInt(v -> MOST_TELLING.indexOf(v.kind())))
                        .orElseThrow();
        boolean endpoint = best.kind() == Kind.ADDRESS && port > 0;
        values.add(endpoint ? Value.of(best.address(), port) : best);
        boolean whole = joined.size() == 1 || joined.stream().distinct().count() == 1;
        joined.clear();
        return whole;
    }

    /// `path operator value`, or `path IN (value, value)`.
    private record Comparison(
            String path, String operator, boolean not, List<String> values, int end) {
        static Comparison at(List<String> words, int i) {
            int at = i + 1;
            boolean not = at < words.size() && words.get(at).equalsIgnoreCase("NOT");
            at += not ? 1 : 0;
            String operator = at < words.size() ? words.get(at).toUpperCase(Locale.ROOT) : "";
            List<String> values = new ArrayList<>();
            at++;
            boolean several = at < words.size() && words.get(at).equals("(");
            at += several ? 1 : 0;
            while (at < words.size()) {
                String word = words.get(at);
                if (word.equals(")") || word.equals("]")) {
                    break;
                }
                if (!word.equals(",")) {
                    values.add(word.startsWith("'") ? word.substring(1) : word);
                }
                at++;
                if (!several) {
                    break;
                }
            }
            return new Comparison(words.get(i), operator, not, values, several ? at : at - 1);
        }

        int port() {
            boolean port = path.endsWith("dst_port") && operator.equals("=") && !not;
            return port ? Values.port(values.getFirst()) : 0;
        }

        /// One value may be joined to others by AND; several stand for themselves.
        void add(List<Value> joined, List<Value> alone) {
            boolean equal =
                    operator.equals("=") || operator.equals("IN") || operator.equals("ISSUBSET");
            if (not || !equal) {
                return;
            }
            List<Value> found = values.stream().flatMap(text -> value(text).stream()).toList();
            (found.size() == 1 ? joined : alone).addAll(found);
        }

        private Optional<Value> value(String text) {
            String small = path.toLowerCase(Locale.ROOT);
            if (small.startsWith("domain-name:value")) {
                return Values.domain(text);
            }
            if (small.startsWith("url:value")) {
                return Values.url(text);
            }
            if (small.startsWith("email-addr:value") || small.startsWith("email-message:from")) {
                return Values.mail(text);
            }
            if (small.startsWith("x509-certificate:hashes")) {
                return Values.digest(Kind.CERTIFICATE, text);
            }
            if (small.startsWith("file:hashes") || small.startsWith("artifact:hashes")) {
                return Values.digest(Kind.FILE_DIGEST, text);
            }
            if (small.startsWith("ipv4-addr:value")
                    || small.startsWith("ipv6-addr:value")
                    || small.startsWith("network-traffic:dst_ref")
                    || small.startsWith("network-traffic:src_ref")) {
                return Values.addressed(text).or(() -> Values.domain(text));
            }
            if (small.contains("ja3")) {
                return Values.digest(Kind.JA3, text);
            }
            return Optional.empty();
        }
    }

    /// Brackets, commas, operators, paths, and texts with a `'` before them.
    private static List<String> words(String pattern) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if ("[](),".indexOf(c) >= 0) {
                words.add(String.valueOf(c));
                i++;
            } else if (c == '\'') {
                StringBuilder text = new StringBuilder("'");
                i++;
                while (i < pattern.length() && pattern.charAt(i) != '\'') {
                    boolean escaped = pattern.charAt(i) == '\\' && i + 1 < pattern.length();
                    i += escaped ? 1 : 0;
                    text.append(pattern.charAt(i++));
                }
                words.add(text.toString());
                i++;
            } else if (c == '=' || c == '!' || c == '<' || c == '>') {
                int from = i;
                while (i < pattern.length() && "=!<>".indexOf(pattern.charAt(i)) >= 0) {
                    i++;
                }
                words.add(pattern.substring(from, i));
            } else {
                int from = i;
                boolean quoted = false;
                while (i < pattern.length()
                        && (quoted
                                || " \t\r\n[](),=!<>".indexOf(pattern.charAt(i)) < 0
                                || pattern.charAt(i) == '['
                                        && i + 1 < pattern.length()
                                        && "*0123456789".indexOf(pattern.charAt(i + 1)) >= 0)) {
                    quoted ^= pattern.charAt(i) == '\''; // hashes.'SHA-256'
                    if (pattern.charAt(i) == '[') {
                        i = Math.max(i, pattern.indexOf(']', i)); // refs[*]
                    }
                    i++;
                }
                words.add(pattern.substring(from, i));
            }
        }
        return words;
    }
}
