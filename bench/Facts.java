import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.model.FileKind;

/// What one reader saw in a capture: facts of each kind, each as often as it was seen, written so
/// that two readers who mean the same write the same.
final class Facts {
    private static final Map<Integer, String> TYPES =
            Map.ofEntries(
                    Map.entry(1, "A"),
                    Map.entry(2, "NS"),
                    Map.entry(5, "CNAME"),
                    Map.entry(6, "SOA"),
                    Map.entry(10, "NULL"),
                    Map.entry(11, "WKS"),
                    Map.entry(12, "PTR"),
                    Map.entry(13, "HINFO"),
                    Map.entry(14, "MINFO"),
                    Map.entry(15, "MX"),
                    Map.entry(16, "TXT"),
                    Map.entry(17, "RP"),
                    Map.entry(18, "AFSDB"),
                    Map.entry(24, "SIG"),
                    Map.entry(25, "KEY"),
                    Map.entry(28, "AAAA"),
                    Map.entry(29, "LOC"),
                    Map.entry(33, "SRV"),
                    Map.entry(35, "NAPTR"),
                    Map.entry(36, "KX"),
                    Map.entry(37, "CERT"),
                    Map.entry(38, "A6"),
                    Map.entry(39, "DNAME"),
                    Map.entry(41, "OPT"),
                    Map.entry(43, "DS"),
                    Map.entry(44, "SSHFP"),
                    Map.entry(46, "RRSIG"),
                    Map.entry(47, "NSEC"),
                    Map.entry(48, "DNSKEY"),
                    Map.entry(50, "NSEC3"),
                    Map.entry(51, "NSEC3PARAM"),
                    Map.entry(52, "TLSA"),
                    Map.entry(55, "HIP"),
                    Map.entry(64, "SVCB"),
                    Map.entry(65, "HTTPS"),
                    Map.entry(99, "SPF"),
                    Map.entry(249, "TKEY"),
                    Map.entry(250, "TSIG"),
                    Map.entry(251, "IXFR"),
                    Map.entry(252, "AXFR"),
                    Map.entry(255, "ANY"),
                    Map.entry(256, "URI"),
                    Map.entry(257, "CAA"));

    /// A fact of a conversation, named by its ends; of a whole capture where they are empty.
    record Fact(String ends, String text) implements Comparable<Fact> {
        @Override
        public int compareTo(Fact other) {
            int byEnds = ends.compareTo(other.ends);
            return byEnds == 0 ? text.compareTo(other.text) : byEnds;
        }
    }

    private final Map<Kind, Map<Fact, Integer>> counts = new EnumMap<>(Kind.class);
    private final Set<String> parts = new HashSet<>();
    private final Map<Kind, Map<Fact, String>> reasons = new EnumMap<>(Kind.class);

    void add(Kind kind, String ends, String text) {
        of(kind).merge(new Fact(ends, text), 1, Integer::sum);
    }

    /// Of some facts it only matters that they were seen: a question that is asked again in the
    /// same conversation is the same question.
    ///
    /// @return whether it is new
    boolean addOnce(Kind kind, String ends, String text) {
        return of(kind).put(new Fact(ends, text), 1) == null;
    }

    /// Takes of each fact as many as the one or the other has.
    void unite(Facts other) {
        other.counts.forEach(
                (kind, facts) ->
                        facts.forEach((fact, count) -> of(kind).merge(fact, count, Math::max)));
        other.reasons.forEach(
                (kind, whys) -> reasons.computeIfAbsent(kind, key -> new HashMap<>()).putAll(whys));
    }

    /// Notes why the other reader cannot see this fact; where it does all the same, they agree.
    void explain(Kind kind, String ends, String text, String reason) {
        reasons.computeIfAbsent(kind, key -> new HashMap<>()).put(new Fact(ends, text), reason);
    }

    /// Notes a file of which only a part was seen, which is no fact but may be the other's.
    void part(String file) {
        parts.add(file);
    }

    boolean hasPart(Fact file) {
        return parts.stream().anyMatch(part -> file.text().startsWith(part + " "));
    }

    static String file(String carrier, FileKind kind, long size) {
        return carrier + " " + kind + " " + size;
    }

    void explainPackets(String reason) {
        explain(Kind.PACKET, "", "packet", reason);
    }

    void packets(int count) {
        of(Kind.PACKET).put(new Fact("", "packet"), count);
    }

    Map<Fact, Integer> of(Kind kind) {
        return counts.computeIfAbsent(kind, key -> new HashMap<>());
    }

    /// Why the other reader lacks this fact, empty where it should have it.
    String reason(Kind kind, Fact fact) {
        return reasons.getOrDefault(kind, Map.of()).getOrDefault(fact, "");
    }

    /// The two ends of a conversation, whoever opened it.
    static String ends(String transport, String oneEnd, String otherEnd) {
        boolean inOrder = oneEnd.compareTo(otherEnd) <= 0;
        return transport
                + " "
                + (inOrder ? oneEnd : otherEnd)
                + " "
                + (inOrder ? otherEnd : oneEnd);
    }

    static String fourLetters(String verb) {
        return verb.substring(0, Math.min(4, verb.length()));
    }

    /// A name of DNS or TLS in lower case, without the final dot.
    static String name(String name) {
        String lower = plain(name).toLowerCase(Locale.ROOT);
        if (lower.equals("<root>") || lower.equals(".")) {
            return "";
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    static String request(String method, String host, String target) {
        String asked = host.isEmpty() ? host(authority(method, target)) : host;
        return plain(method + " " + asked.toLowerCase(Locale.ROOT) + " " + path(target));
    }

    /// A Host field as it is sent, without port and brackets.
    static String host(String field) {
        return field.replaceFirst(":\\d*$", "").replaceFirst("^\\[([^\\]]*:.*)]$", "$1");
    }

    /// The host that a target names by itself, where no field does.
    private static String authority(String method, String target) {
        if (method.equals("CONNECT")) {
            return target;
        }
        int scheme = target.indexOf("://");
        if (scheme < 0 || scheme > 8) {
            return "";
        }
        int end = target.indexOf('/', scheme + 3);
        return target.substring(scheme + 3, end < 0 ? target.length() : end);
    }

    private static String path(String target) {
        String path = target.replaceFirst("^[A-Za-z]{1,8}://[^/]*", "");
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /// Names of the record types that captures hold; others as RFC 3597 has it.
    static String type(int number) {
        return TYPES.getOrDefault(number, "TYPE" + number);
    }

    /// The kinds of content whose files are compared: those that Wolfhound keeps whatever they are
    /// called and whoever sends them.
    static boolean isComparedFile(FileKind kind) {
        return kind.isExecutable() || kind.isArchive() || kind.isDocument();
    }

    /// Bytes that are not ASCII, however a reader writes or escapes them, become one mark.
    static String plain(String text) {
        return text.replaceAll(
                "(?:[^ -~]|\\\\x[0-9A-Fa-f]{2}|\\\\[0-9]{3}|\\\\[abfnrtv])+", "?");
    }
}
