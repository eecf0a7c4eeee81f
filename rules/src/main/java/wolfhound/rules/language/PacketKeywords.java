package wolfhound.rules.language;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keywords that ask about headers of the packet.
final class PacketKeywords {
    private static final Set<String> IP_OPTIONS =
            Set.of(
                    "rr", "eol", "nop", "ts", "sec", "esec", "lsrr", "lsrre", "ssrr", "satid",
                    "any");
    private static final Map<String, Integer> IP_PROTOCOLS =
            Map.ofEntries(
                    Map.entry("ip", 0),
                    Map.entry("hopopt", 0),
                    Map.entry("icmp", 1),
                    Map.entry("igmp", 2),
                    Map.entry("ggp", 3),
                    Map.entry("ipencap", 4),
                    Map.entry("ipip", 4),
                    Map.entry("tcp", 6),
                    Map.entry("egp", 8),
                    Map.entry("igp", 9),
                    Map.entry("pup", 12),
                    Map.entry("udp", 17),
                    Map.entry("hmp", 20),
                    Map.entry("xns-idp", 22),
                    Map.entry("rdp", 27),
                    Map.entry("iso-tp4", 29),
                    Map.entry("dccp", 33),
                    Map.entry("xtp", 36),
                    Map.entry("ddp", 37),
                    Map.entry("ipv6", 41),
                    Map.entry("ipv6-route", 43),
                    Map.entry("ipv6-frag", 44),
                    Map.entry("idrp", 45),
                    Map.entry("rsvp", 46),
                    Map.entry("gre", 47),
                    Map.entry("esp", 50),
                    Map.entry("ipv6-crypt", 50),
                    Map.entry("ah", 51),
                    Map.entry("ipv6-auth", 51),
                    Map.entry("skip", 57),
                    Map.entry("icmpv6", 58),
                    Map.entry("ipv6-icmp", 58),
                    Map.entry("ipv6-nonxt", 59),
                    Map.entry("ipv6-opts", 60),
                    Map.entry("vmtp", 81),
                    Map.entry("eigrp", 88),
                    Map.entry("ospf", 89),
                    Map.entry("etherip", 97),
                    Map.entry("encap", 98),
                    Map.entry("pim", 103),
                    Map.entry("ipcomp", 108),
                    Map.entry("vrrp", 112),
                    Map.entry("l2tp", 115),
                    Map.entry("isis", 124),
                    Map.entry("sctp", 132),
                    Map.entry("fc", 133));

    private PacketKeywords() {}

    static void list(Map<String, Keyword> keywords) {
        number(keywords, Field.TTL, 255);
        number(keywords, Field.IP_ID, 65_535);
        number(keywords, Field.FRAGMENT_OFFSET, 65_535);
        number(keywords, Field.TCP_SEQUENCE, 0xFFFF_FFFFL);
        number(keywords, Field.TCP_ACKNOWLEDGED, 0xFFFF_FFFFL);
        number(keywords, Field.TCP_WINDOW, 65_535);
        number(keywords, Field.TCP_MSS, 65_535);
        number(keywords, Field.ICMP_TYPE, 255);
        number(keywords, Field.ICMP_CODE, 255);
        number(keywords, Field.ICMP_ID, 65_535);
        number(keywords, Field.ICMP_SEQUENCE, 65_535);
        number(keywords, Field.ICMPV6_MTU, 0xFFFF_FFFFL);
        number(keywords, Field.PAYLOAD_SIZE, 65_535);
        keywords.put("tos", PacketKeywords::typeOfService);
        keywords.put("flags", PacketKeywords::flags);
        keywords.put("tcp.flags", PacketKeywords::flags);
        keywords.put("fragbits", PacketKeywords::fragmentBits);
        keywords.put(
                "sameip",
                (draft, option) -> {
                    option.withoutValue();
                    draft.tests.add(new Test.SameIp());
                });
        keywords.put("ip_proto", PacketKeywords::protocol);
        keywords.put("ipopts", PacketKeywords::options);
        for (String layer :
                List.of("ipv4", "tcpv4", "tcpv6", "udpv4", "udpv6", "icmpv4", "icmpv6")) {
            keywords.put(layer + "-csum", (draft, option) -> checksum(draft, option, layer));
        }
    }

    /// Every name of a field whose numbers have a greatest one.
    static void number(Map<String, Keyword> keywords, Field field, long most) {
        for (String keyword : field.keywords()) {
            keywords.put(
                    keyword,
                    (draft, option) ->
                            draft.tests.add(
                                    new Test.Number(
                                            field,
                                            option.words("a number").numbers("a number", most))));
        }
    }

    /// `tos:8`, `tos:!x10`.
    private static void typeOfService(Draft draft, Option option) {
        Piece value = option.words("a number");
        boolean negated = value.startsWith("!");
        Piece digits = negated ? value.from(1) : value;
        boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
        Piece number = hexadecimal ? new Piece("0" + digits.text(), digits.at()) : digits;
        long tos = number.number("a number", 0, 255);
        draft.tests.add(new Test.Number(Field.TOS, new Numbers(tos, tos, negated)));
    }

    /// `flags:S`, `flags:!SA`, `flags:*FPU`, `flags:S+,CE`.
    private static void flags(Draft draft, Option option) {
        List<Piece> pieces = option.words("flags of `FSRPAUCE`").split(',');
        Piece tested = pieces.getFirst();
        char modifier = '=';
        int flags = 0;
        for (int i = 0; i < tested.text().length(); i++) {
            char c = tested.text().charAt(i);
            if ("+*!".indexOf(c) >= 0) {
                modifier = c;
            } else {
                flags |= flag(tested, i);
            }
        }
        if (tested.isEmpty()) {
            throw tested.wrong("flags of `FSRPAUCE`");
        }
        int ignored = 0;
        if (pieces.size() > 1) {
            for (int i = 0; i < pieces.get(1).text().length(); i++) {
                ignored |= flag(pieces.get(1), i);
            }
        }
        draft.tests.add(new Test.TcpFlags(modifier, flags, ignored));
    }

    private static int flag(Piece piece, int i) {
        return switch (piece.text().charAt(i)) {
            case 'F', 'f' -> 0x01;
            case 'S', 's' -> 0x02;
            case 'R', 'r' -> 0x04;
            case 'P', 'p' -> 0x08;
            case 'A', 'a' -> 0x10;
            case 'U', 'u' -> 0x20;
            case 'E', 'e', '2' -> 0x40;
            case 'C', 'c', '1' -> 0x80;
            case '0', ' ' -> 0;
            default -> throw piece.from(i).wrong("a flag of `FSRPAUCE012`");
        };
    }

    /// `fragbits:M`, `fragbits:!D`, `fragbits:MD+`.
    private static void fragmentBits(Draft draft, Option option) {
        Piece value = option.words("bits of `MDR`");
        char modifier = '=';
        int bits = 0;
        for (int i = 0; i < value.text().length(); i++) {
            switch (value.text().charAt(i)) {
                case '+', '*', '!' -> modifier = value.text().charAt(i);
                case 'M', 'm' -> bits |= 1;
                case 'D', 'd' -> bits |= 2;
                case 'R', 'r' -> bits |= 4;
                case ' ' -> {}
                default -> throw value.from(i).wrong("a bit of `MDR`");
            }
        }
        draft.tests.add(new Test.FragBits(modifier, bits));
    }

    private static void protocol(Draft draft, Option option) {
        Piece value = option.words("a number or a name of a protocol");
        boolean negated = value.startsWith("!");
        boolean compared = value.startsWith("<") || value.startsWith(">");
        Piece named = negated || compared ? value.from(1) : value;
        Integer known = IP_PROTOCOLS.get(named.lower());
        int number =
                known != null ? known : named.small("a number or a name of a protocol", 0, 255);
        draft.tests.add(
                new Test.IpProtocol(number, compared ? value.text().charAt(0) : '=', negated));
    }

    private static void options(Draft draft, Option option) {
        Piece name = option.value("the name of an option");
        if (!IP_OPTIONS.contains(name.lower())) {
            throw name.wrong("one of `rr eol nop ts sec esec lsrr lsrre ssrr satid any`");
        }
        draft.tests.add(new Test.IpOption(name.lower()));
    }

    private static void checksum(Draft draft, Option option, String layer) {
        Piece word = option.words("`valid` or `invalid`");
        if (!word.lower().equals("valid") && !word.lower().equals("invalid")) {
            throw word.wrong("`valid` or `invalid`");
        }
        draft.tests.add(new Test.Checksum(layer, word.lower().equals("valid")));
    }
}
