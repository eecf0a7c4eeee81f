package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.rules.language.Draft.Literal;

/// Keywords that ask about an application protocol, a file, or a list of addresses, and are neither
/// buffers nor headers.
final class ProtocolKeywords {
    private static final long KILO = 1024;
    private static final Map<String, Integer> RECORD_TYPES =
            Map.ofEntries(
                    Map.entry("a", 1),
                    Map.entry("ns", 2),
                    Map.entry("cname", 5),
                    Map.entry("soa", 6),
                    Map.entry("null", 10),
                    Map.entry("ptr", 12),
                    Map.entry("mx", 15),
                    Map.entry("txt", 16),
                    Map.entry("aaaa", 28),
                    Map.entry("srv", 33),
                    Map.entry("naptr", 35),
                    Map.entry("opt", 41),
                    Map.entry("ds", 43),
                    Map.entry("rrsig", 46),
                    Map.entry("dnskey", 48),
                    Map.entry("svcb", 64),
                    Map.entry("https", 65),
                    Map.entry("any", 255),
                    Map.entry("caa", 257));
    private static final List<String> REPLY_CODES =
            List.of(
                    "noerror",
                    "formerr",
                    "servfail",
                    "nxdomain",
                    "notimp",
                    "refused",
                    "yxdomain",
                    "yxrrset",
                    "nxrrset",
                    "notauth",
                    "notzone");

    private static final List<String> FRAMES =
            List.of(
                    "data",
                    "headers",
                    "priority",
                    "rst_stream",
                    "settings",
                    "push_promise",
                    "ping",
                    "goaway",
                    "window_update",
                    "continuation");
    private static final List<String> ERRORS =
            List.of(
                    "no_error",
                    "protocol_error",
                    "internal_error",
                    "flow_control_error",
                    "settings_timeout",
                    "stream_closed",
                    "frame_size_error",
                    "refused_stream",
                    "cancel",
                    "compression_error",
                    "connect_error",
                    "enhance_your_calm",
                    "inadequate_security",
                    "http_1_1_required");

    /// Words that no dialogue tells rules yet.
    private static final Set<String> UNTOLD =
            Set.of("krb5.ticket_encryption", "rpc", "tls_cert_notafter", "tls_cert_notbefore");

    private ProtocolKeywords() {}

    static void list(Map<String, Keyword> keywords) {
        numbers(keywords);
        words(keywords);
        files(keywords);
        valued(keywords);
        keywords.put("app-layer-protocol", ProtocolKeywords::protocol);
        keywords.put("app-layer-event", event("app"));
        keywords.put("decode-event", event("decode"));
        keywords.put("engine-event", event("decode"));
        keywords.put("stream-event", event("stream"));
        keywords.put(
                "ssl_state",
                tlsWord(
                        "ssl_state",
                        "client_hello",
                        "server_hello",
                        "client_keyx",
                        "server_keyx",
                        "unknown"));
        keywords.put(
                "ssl_version",
                tlsWord("ssl_version", "sslv2", "sslv3", "tls1.0", "tls1.1", "tls1.2", "tls1.3"));
        keywords.put("tls.version", tlsWord("tls.version", "1.0", "1.1", "1.2", "1.3"));
        keywords.put("iprep", ProtocolKeywords::reputation);
        keywords.put("geoip", ProtocolKeywords::country);
    }

    // ---- numbers

    private static void numbers(Map<String, Keyword> keywords) {
        for (Field field :
                List.of(
                        Field.TLS_CHAIN_LENGTH,
                        Field.URI_PARAMETERS,
                        Field.SNMP_VERSION,
                        Field.SNMP_PDU_TYPE,
                        Field.KERBEROS_MESSAGE,
                        Field.FTP_DATA_PORT,
                        Field.SIP_STATUS,
                        Field.RFB_SECURITY_TYPE,
                        Field.IKE_EXCHANGE,
                        Field.DHCP_LEASE_TIME,
                        Field.DHCP_REBINDING_TIME,
                        Field.DHCP_RENEWAL_TIME,
                        Field.HTTP2_PRIORITY,
                        Field.HTTP2_WINDOW,
                        Field.DNS_OPCODE)) {
            PacketKeywords.number(keywords, field, Long.MAX_VALUE);
        }
        named(keywords, Field.DNS_RRTYPE, RECORD_TYPES);
        named(keywords, Field.DNS_RCODE, places(REPLY_CODES));
        named(keywords, Field.HTTP2_FRAME, places(FRAMES));
        named(keywords, Field.HTTP2_ERROR, places(ERRORS));
        named(keywords, Field.SMB_VERSION, Map.of("1", 1, "2", 2, "3", 3));
        named(
                keywords,
                Field.FTP_REPLY_RECEIVED,
                Map.of("yes", 1, "true", 1, "on", 1, "no", 0, "false", 0, "off", 0));
        named(keywords, Field.RFB_SECURITY_RESULT, places(List.of("ok", "fail", "toomany")));
        for (String keyword : Field.FILE_SIZE.keywords()) {
            keywords.put(keyword, ProtocolKeywords::fileSize);
        }
    }

    private static Map<String, Integer> places(List<String> words) {
        var places = new HashMap<String, Integer>();
        for (String word : words) {
            places.put(word, places.size());
        }
        return places;
    }

    /// A field whose numbers have names.
    private static void named(
            Map<String, Keyword> keywords, Field field, Map<String, Integer> names) {
        keywords.put(
                field.keyword(),
                (draft, option) -> {
                    Piece value = option.words("a number or a name");
                    boolean negated = value.startsWith("!");
                    Integer number = names.get((negated ? value.from(1) : value).lower());
                    draft.tests.add(
                            new Test.Number(
                                    field,
                                    number == null
                                            ? value.numbers("a number or a name", 65_535)
                                            : new Numbers(number, number, negated)));
                });
    }

    /// `filesize:>10MB`.
    private static void fileSize(Draft draft, Option option) {
        Piece value = option.words("a size");
        StringBuilder plain = new StringBuilder();
        String text = value.text().toLowerCase(Locale.ROOT);
        int i = 0;
        while (i < text.length()) {
            int from = i;
            while (i < text.length() && Character.isDigit(text.charAt(i))) {
                i++;
            }
            if (from == i) {
                plain.append(text.charAt(i++));
                continue;
            }
            Piece digits = value.part(from, i);
            long unit = 1;
            while (i < text.length() && text.charAt(i) == ' ') {
                i++;
            }
            for (String name : List.of("kib", "mib", "gib", "kb", "mb", "gb")) {
                if (text.startsWith(name, i)) {
                    unit = power(name.charAt(0));
                    i += name.length();
                    break;
                }
            }
            plain.append(digits.number("a size", 0, Long.MAX_VALUE / power('g')) * unit);
        }
        draft.tests.add(
                new Test.Number(
                        Field.FILE_SIZE,
                        new Piece(plain.toString(), value.at()).numbers("a size", Long.MAX_VALUE)));
    }

    private static long power(char unit) {
        return switch (unit) {
            case 'k' -> KILO;
            case 'm' -> KILO * KILO;
            default -> KILO * KILO * KILO;
        };
    }

    // ---- words

    private static void words(Map<String, Keyword> keywords) {
        word(keywords, "krb5_err_code", "krb5_err_code");
        word(keywords, "krb5.ticket_encryption", "krb5.ticket_encryption");
        word(keywords, "ftpdata_command", "ftpdata_command");
        word(keywords, "dcerpc.opnum", "dcerpc.opnum", "dce_opnum");
        word(keywords, "tls_cert_notbefore", "tls_cert_notbefore");
        word(keywords, "tls_cert_notafter", "tls_cert_notafter");
        keywords.put("rpc", ProtocolKeywords::remoteProcedure);
        for (String name : UNTOLD) {
            keywords.computeIfPresent(name, ProtocolKeywords::untold);
        }
        for (String name : List.of("dcerpc.iface", "dce_iface")) {
            keywords.put(name, ProtocolKeywords::callInterface);
        }
        for (String bare : Set.of("tls_cert_expired", "tls_cert_valid")) {
            keywords.put(
                    bare,
                    (draft, option) -> {
                        option.withoutValue();
                        draft.tests.add(new Test.Word(bare, "", false));
                    });
        }
        keywords.put(
                "ftpbounce",
                (draft, option) -> {
                    option.withoutValue();
                    draft.tests.add(new Test.FtpBounce());
                });
    }

    private static Keyword untold(String name, Keyword keyword) {
        return (draft, option) -> {
            keyword.read(draft, option);
            draft.notes.leftOut(
                    option.keyword().at(),
                    name,
                    "no traffic is asked for `"
                            + name
                            + "` yet: the rule is loaded and never matches");
        };
    }

    private static void word(Map<String, Keyword> keywords, String word, String... names) {
        for (String name : names) {
            keywords.put(
                    name,
                    (draft, option) -> {
                        Piece value = option.words("a value");
                        boolean negated = value.startsWith("!");
                        draft.tests.add(
                                new Test.Word(
                                        word,
                                        Latin.text((negated ? value.from(1) : value).text()),
                                        negated));
                    });
        }
    }

    /// `dce_iface:367abb81-9844-35f1-ad32-98f038001003,>2,any_frag`.
    private static void callInterface(Draft draft, Option option) {
        Piece value = option.words("the UUID of an interface");
        Piece uuid = value.split(',').getFirst();
        boolean right = uuid.text().length() == 36;
        for (int i = 0; right && i < 36; i++) {
            char c = uuid.text().charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            right = dash ? c == '-' : Character.digit(c, 16) >= 0;
        }
        if (!right) {
            throw uuid.wrong("the UUID of an interface");
        }
        draft.tests.add(new Test.Word("dcerpc.iface", value.text(), false));
    }

    /// `rpc:PROGRAM,VERSION,PROCEDURE`, `*` for any of the last two.
    private static void remoteProcedure(Draft draft, Option option) {
        Piece value = option.words("a program, a version and a procedure");
        List<Piece> pieces = value.split(',');
        if (pieces.size() > 3) {
            throw value.wrong("a program, a version and a procedure");
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (i == 0 || !pieces.get(i).is("*")) {
                pieces.get(i).number("a number", 0, 0xFFFF_FFFFL);
            }
        }
        draft.tests.add(new Test.Word("rpc", value.text(), false));
    }

    private static Keyword event(String kind) {
        return (draft, option) -> {
            Piece name = option.words("the name of an event");
            String text = name.text();
            draft.tests.add(new Test.Event(kind, Latin.text(text)));
        };
    }

    /// `app-layer-protocol:!http`, `app-layer-protocol:tls,final`.
    private static void protocol(Draft draft, Option option) {
        List<Piece> pieces = option.words("a protocol").split(',');
        Piece name = pieces.getFirst();
        boolean negated = name.startsWith("!");
        Piece plain = negated ? name.from(1) : name;
        if (!RuleParser.isApplicationProtocol(plain.text())) {
            throw plain.wrong("an application protocol such as `http`, or `failed`");
        }
        String direction =
                pieces.size() < 2
                        ? ""
                        : FlowKeywords.oneOf(
                                pieces.get(1),
                                "final",
                                "original",
                                "either",
                                "to_server",
                                "to_client",
                                "toserver",
                                "toclient");
        draft.tests.add(new Test.AppProtocol(plain.text(), negated, direction));
    }

    private static Keyword tlsWord(String kind, String... known) {
        return (draft, option) -> {
            Piece value = option.words("one of `" + String.join("`, `", known) + "`");
            var names = new ArrayList<String>();
            boolean negated = value.startsWith("!");
            char separator = value.text().indexOf('|') >= 0 ? '|' : ',';
            for (Piece piece : value.split(separator)) {
                boolean not = piece.startsWith("!");
                if (not != negated) {
                    throw piece.wrong("names that are all negated, or none of them");
                }
                Piece name = new Piece((not ? piece.from(1) : piece).lower(), piece.at());
                names.add(FlowKeywords.oneOf(name.unquoted(), known));
            }
            draft.tests.add(new Test.TlsWord(kind, List.copyOf(names), negated));
        };
    }

    // ---- files

    private static void files(Map<String, Keyword> keywords) {
        for (String algorithm : Set.of("md5", "sha1", "sha256")) {
            keywords.put(
                    "file" + algorithm,
                    (draft, option) -> {
                        Piece value = option.words("the name of a file of digests");
                        boolean negated = value.startsWith("!");
                        draft.tests.add(
                                new Test.FileDigest(
                                        algorithm,
                                        negated,
                                        Latin.text(
                                                (negated ? value.from(1) : value)
                                                        .unquoted()
                                                        .text())));
                    });
        }
        keywords.put(
                "fileext",
                (draft, option) -> {
                    Literal ending = literal(option, ".");
                    ending.nocase = true;
                    ending.endsWith = true;
                    draft.literalInto(Buffer.FILE_NAME, option.keyword().at(), ending);
                });
        keywords.put(
                "filename",
                (draft, option) -> {
                    Literal name = literal(option, "");
                    name.nocase = true;
                    draft.literalInto(Buffer.FILE_NAME, option.keyword().at(), name);
                });
        keywords.put(
                "filemagic",
                (draft, option) -> {
                    Literal magic = literal(option, "");
                    magic.nocase = true;
                    draft.literalInto(Buffer.FILE_MAGIC, option.keyword().at(), magic);
                });
    }

    private static Literal literal(Option option, String before) {
        Piece value = option.value("what to look for");
        boolean bare = !value.startsWith("\"") && !value.startsWith("!");
        Option.Quoted quoted =
                bare ? new Option.Quoted(value, false) : option.quoted("what to look for");
        byte[] pattern =
                ContentKeywords.pattern(
                        new Piece(before + quoted.inside().text(), quoted.inside().at()));
        if (pattern.length == before.length()) {
            throw quoted.inside().wrong("what to look for between the quotes");
        }
        return new Literal(pattern, quoted.negated());
    }

    /// Keywords of old that give with a value what a buffer and a content say today; some are the
    /// buffer where they have no value.
    private static void valued(Map<String, Keyword> keywords) {
        valued(keywords, "tls.subject", Buffer.TLS_CERT_SUBJECT, false);
        valued(keywords, "tls.issuerdn", Buffer.TLS_CERT_ISSUER, false);
        valued(keywords, "tls.fingerprint", Buffer.TLS_CERT_FINGERPRINT, true);
        valued(keywords, "ssh.softwareversion", Buffer.SSH_SOFTWARE, false);
        valued(keywords, "ssh.protoversion", Buffer.SSH_PROTOCOL, true);
    }

    private static void valued(
            Map<String, Keyword> keywords, String name, Buffer buffer, boolean whole) {
        keywords.put(
                name,
                (draft, option) -> {
                    if (option.given() == null) {
                        draft.stick(buffer, option.keyword().at());
                        return;
                    }
                    Piece value = option.value("what to look for");
                    boolean negated = value.startsWith("!");
                    Piece text = (negated ? value.from(1) : value).unquoted();
                    Literal literal = new Literal(BufferKeywords.bytes(text.text()), negated);
                    if (literal.pattern.length == 0) {
                        throw text.wrong("what to look for");
                    }
                    literal.startsWith = whole;
                    literal.endsWith = whole;
                    draft.literalInto(buffer, option.keyword().at(), literal);
                });
    }

    // ---- lists of addresses

    /// `iprep:src,CnC,>,30`.
    private static void reputation(Draft draft, Option option) {
        List<Piece> pieces = option.words("a side, a category, an operator and a score").split(',');
        if (pieces.size() < 3) {
            throw option.value("").wrong("a side, a category, an operator and a score");
        }
        String who = FlowKeywords.oneOf(pieces.getFirst(), "any", "src", "dst", "both");
        Numbers score;
        if (pieces.size() == 3) {
            score =
                    FlowKeywords.oneOf(pieces.get(2), "isset", "isnotset").equals("isset")
                            ? new Numbers(0, 127, false)
                            : new Numbers(0, 127, true);
        } else {
            long number = pieces.get(3).number("a score", 0, 127);
            score =
                    switch (pieces.get(2).text()) {
                        case "<" -> Numbers.below(number);
                        case ">" -> Numbers.above(number);
                        case "<=" -> new Numbers(Long.MIN_VALUE, number, false);
                        case ">=" -> new Numbers(number, Long.MAX_VALUE, false);
                        case "=" -> Numbers.exactly(number);
                        default -> throw pieces.get(2).wrong("one of `< > <= >= =`");
                    };
        }
        draft.tests.add(new Test.IpReputation(who, Latin.text(pieces.get(1).text()), score));
    }

    /// `geoip:src,!DE,FR`.
    private static void country(Draft draft, Option option) {
        List<Piece> pieces = option.words("countries of two letters").split(',');
        boolean sided = Set.of("src", "dst", "both", "any").contains(pieces.getFirst().text());
        String who = sided ? pieces.getFirst().text() : "any";
        var countries = new ArrayList<String>();
        boolean negated = false;
        for (Piece piece : pieces.subList(sided ? 1 : 0, pieces.size())) {
            boolean not = piece.startsWith("!");
            negated |= not;
            Piece country = not ? piece.from(1) : piece;
            if (country.text().length() != 2) {
                throw country.wrong("a country of two letters");
            }
            countries.add(country.text().toUpperCase(Locale.ROOT));
        }
        if (countries.isEmpty()) {
            throw option.value("").wrong("countries of two letters");
        }
        draft.tests.add(new Test.GeoIp(who, List.copyOf(countries), negated));
    }
}
