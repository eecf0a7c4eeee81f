package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Draft.Literal;
import wolfhound.rules.language.Draft.Part;
import wolfhound.rules.language.Draft.Spot;
import wolfhound.rules.language.Rule.Arrow;

/// What only a whole rule can show to be wrong, doubtful or costly.
final class RuleCheck {
    /// Shorter literals are in most traffic by chance.
    private static final int USABLE_LITERAL = 2;

    private static final Set<Field> OF_PACKET =
            Set.of(
                    Field.PAYLOAD_SIZE,
                    Field.TTL,
                    Field.IP_ID,
                    Field.TCP_SEQUENCE,
                    Field.TCP_ACKNOWLEDGED,
                    Field.TCP_WINDOW);
    private static final Set<String> WITH_FILES =
            Set.of(
                    "http",
                    "http1",
                    "http2",
                    "smtp",
                    "ftp-data",
                    "smb",
                    "nfs",
                    "ip",
                    "tcp",
                    "tcp-stream");

    private final Draft draft;
    private final String protocol;
    private final Arrow arrow;

    private RuleCheck(Draft draft, String protocol, Arrow arrow) {
        this.draft = draft;
        this.protocol = protocol;
        this.arrow = arrow;
    }

    /// @throws Complaint where the rule is wrong
    static void check(Draft draft, String protocol, Arrow arrow) {
        RuleCheck check = new RuleCheck(draft, protocol, arrow);
        if (draft.id == 0) {
            throw Complaint.wrong(0, "expected a `sid`, found none in the rule");
        }
        check.protocols();
        check.directions();
        check.sizes();
        check.host();
        check.method();
        check.packet();
        check.frequency();
        check.cost();
    }

    // ---- what contradicts itself

    /// A rule is of one application protocol.
    private void protocols() {
        String first = RuleParser.isApplicationProtocol(protocol) ? family(protocol) : "";
        for (Part part : draft.parts()) {
            if (part.buffer == Buffer.FILE_DATA && !WITH_FILES.contains(protocol)) {
                throw at(
                        part,
                        "`file.data` is not found in `"
                                + protocol
                                + "`; expected `http`, `smtp`, `ftp-data`, `smb`, `nfs` or `tcp`");
            }
            String its = family(part.buffer);
            if (its.isEmpty()) {
                continue;
            }
            boolean foreign = !first.isEmpty() && !agree(first, its);
            if (foreign) {
                throw at(
                        part,
                        "`"
                                + part.buffer.keyword()
                                + "` is of `"
                                + its
                                + "`, and the rule is of `"
                                + (first.isEmpty() ? protocol : first)
                                + "`");
            }
            first = first.isEmpty() ? its : first;
        }
        int place = draft.seen.getOrDefault("app-layer-protocol", -1);
        if (place >= 0 && RuleParser.isApplicationProtocol(protocol)) {
            throw Complaint.wrong(
                    place,
                    "`app-layer-protocol` stands in a rule that is already of `" + protocol + "`");
        }
        int number = draft.seen.getOrDefault("ip_proto", -1);
        if (number >= 0 && !protocol.startsWith("ip")) {
            throw Complaint.wrong(
                    number,
                    "`ip_proto` needs a rule of `ip`, and this one is of `" + protocol + "`");
        }
    }

    private static boolean agree(String one, String other) {
        return one.equals(other)
                || Set.of("tls", "quic").containsAll(Set.of(one, other))
                || Set.of("smb", "dcerpc").containsAll(Set.of(one, other))
                || Set.of("dns", "mdns").containsAll(Set.of(one, other))
                || one.equals("doh2") && Set.of("dns", "http").contains(other);
    }

    private static String family(String protocol) {
        return switch (protocol) {
            case "http", "http1", "http2" -> "http";
            case "ssl" -> "tls";
            default -> protocol;
        };
    }

    /// The application protocol of a buffer; empty where several may have it.
    private static String family(Buffer buffer) {
        String name = buffer.name();
        for (String family :
                List.of("http", "dns", "mdns", "tls", "ssh", "dcerpc", "sip", "snmp", "quic")) {
            if (name.startsWith(family.toUpperCase(Locale.ROOT) + "_")) {
                return family;
            }
        }
        return name.startsWith("JA3") || name.startsWith("JA4") ? "tls" : "";
    }

    /// A side that a buffer belongs to, and the side that the rule is about.
    private void directions() {
        if (arrow == Arrow.TRANSACTION) {
            return;
        }
        for (Part part : draft.parts()) {
            if (part.side != Rule.Side.EITHER) {
                throw at(part, "a side of `" + part.buffer.keyword() + "` is said, and needs `=>`");
            }
        }
        @Nullable Boolean toServer = null;
        String said = "";
        for (Test test : draft.tests) {
            if (test instanceof Test.Flow flow && flow.toServer() != null) {
                toServer = flow.toServer();
                said = toServer ? "flow:to_server" : "flow:to_client";
            }
        }
        for (Part part : draft.parts()) {
            boolean requestOnly = part.buffer.isToServer() && !part.buffer.isToClient();
            boolean answerOnly = part.buffer.isToClient() && !part.buffer.isToServer();
            boolean mailFile = protocol.equals("smtp") && part.buffer == Buffer.FILE_DATA;
            if (!requestOnly && !answerOnly && !mailFile) {
                continue;
            }
            boolean its = requestOnly || mailFile;
            if (toServer != null && toServer != its) {
                throw at(
                        part,
                        "`"
                                + part.buffer.keyword()
                                + "` is on the way to the "
                                + (its ? "server" : "client")
                                + ", which contradicts `"
                                + said
                                + "`");
            }
            if (toServer == null) {
                toServer = its;
                said = part.buffer.keyword();
            }
        }
    }

    /// What is longer than what it should be in.
    private void sizes() {
        for (Part part : draft.parts()) {
            Optional<Look.Size> size =
                    part.looks.stream()
                            .map(Spot::look)
                            .filter(Look.Size.class::isInstance)
                            .map(Look.Size.class::cast)
                            .findFirst();
            if (size.isPresent() && !part.buffer.keyword().startsWith("http.uri")) {
                longerThan(part, size.get().size(), "`bsize`");
            }
        }
        for (Test test : draft.tests) {
            if (test instanceof Test.Number(Field field, Numbers numbers)
                    && field == Field.PAYLOAD_SIZE) {
                draft.parts().stream()
                        .filter(part -> part.buffer == Buffer.PAYLOAD)
                        .forEach(part -> longerThan(part, numbers, "`dsize`"));
            }
        }
    }

    private static void longerThan(Part part, Numbers size, String keyword) {
        if (size.negated()) {
            return;
        }
        for (Spot spot : part.looks) {
            Literal literal = spot.literal();
            if (literal != null && !literal.negated && literal.pattern.length > size.most()) {
                throw Complaint.wrong(
                        spot.at,
                        "the content has "
                                + literal.pattern.length
                                + " bytes, more than "
                                + keyword
                                + " allows");
            }
        }
    }

    /// Suricata gives the host in lower case.
    private void host() {
        for (Part part : draft.parts()) {
            if (part.buffer != Buffer.HTTP_HOST) {
                continue;
            }
            for (Spot spot : part.looks) {
                Literal literal = spot.literal();
                if (literal == null) {
                    continue;
                }
                for (byte b : literal.pattern) {
                    if (b >= 'A' && b <= 'Z') {
                        throw Complaint.wrong(
                                spot.at,
                                "expected lower case, in which `http.host` always is, found `"
                                        + (char) b
                                        + "`");
                    }
                }
                if (literal.nocase) {
                    throw Complaint.wrong(
                            spot.at,
                            "expected no `nocase` for a content of `http.host`, which is always in"
                                    + " lower case");
                }
            }
        }
    }

    private void method() {
        for (Part part : draft.parts()) {
            if (part.buffer != Buffer.HTTP_METHOD) {
                continue;
            }
            for (Spot spot : part.looks) {
                Literal literal = spot.literal();
                boolean padded =
                        literal != null
                                && (literal.pattern[0] == ' '
                                        || literal.pattern[literal.pattern.length - 1] == ' ');
                if (padded) {
                    throw Complaint.wrong(
                            spot.at,
                            "expected a method without blanks around it, found one at an end");
                }
            }
        }
    }

    /// Packets have no transactions.
    private void packet() {
        boolean ofPacket =
                protocol.equals("tcp-pkt")
                        || draft.tests.stream()
                                .anyMatch(test ->
                                        test instanceof Test.TcpFlags
                                                || test instanceof Test.Number(Field f, Numbers n)
                                                        && OF_PACKET.contains(f));
        if (!ofPacket) {
            return;
        }
        for (Part part : draft.parts()) {
            if (part.buffer.isOfTransaction()) {
                throw at(
                        part,
                        "`"
                                + part.buffer.keyword()
                                + "` is of a transaction, and the rule asks about single packets"
                                + " (`dsize`, `flags`, `ttl`, `tcp-pkt`, …)");
            }
        }
    }

    private void frequency() {
        List<String> types = new ArrayList<>();
        boolean filtered = false;
        for (Effect effect : draft.effects) {
            if (effect instanceof Effect.Threshold threshold) {
                if (types.contains(threshold.type())) {
                    throw Complaint.wrong(
                            draft.seen.getOrDefault("threshold", 0),
                            "`threshold` of one type is given twice in one rule");
                }
                types.add(threshold.type());
            }
            filtered |= effect instanceof Effect.DetectionFilter;
        }
        if (filtered && !types.isEmpty()) {
            throw Complaint.wrong(
                    draft.seen.getOrDefault("detection_filter", 0),
                    "`detection_filter` and `threshold` cannot both be in one rule");
        }
    }

    private static Complaint at(Part part, String sentence) {
        return Complaint.wrong(part.looks.getFirst().at, sentence);
    }

    // ---- what costs

    /// Without a literal every packet or transaction of the group is looked into.
    private void cost() {
        List<Part> parts = draft.parts();
        if (parts.isEmpty()) {
            return;
        }
        @Nullable Spot expression = null;
        int longest = 0;
        for (Part part : parts) {
            for (Spot spot : part.looks) {
                Literal literal = spot.literal();
                if (literal == null) {
                    expression =
                            expression == null && spot.look() instanceof Look.Pcre
                                    ? spot
                                    : expression;
                } else if (!literal.negated) {
                    longest = Math.max(longest, literal.pattern.length);
                }
            }
        }
        if (longest >= USABLE_LITERAL) {
            return;
        }
        String found =
                longest > 0
                        ? "the longest has " + longest + " byte"
                        : expression != null ? "there is only an expression" : "there is none";
        draft.notes.costly(
                expression != null ? expression.at : parts.getFirst().looks.getFirst().at,
                "expected a content of at least "
                        + USABLE_LITERAL
                        + " bytes to search for first; "
                        + found
                        + ", so all traffic of its protocol and ports is looked into");
    }
}
