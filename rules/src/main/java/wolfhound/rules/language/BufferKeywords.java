package wolfhound.rules.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.rules.language.Transform.Kind;

/// Keywords that choose a buffer for what follows, change it, or ask for its length or its kin in a
/// list.
final class BufferKeywords {
    private static final int MOST = 65_535;
    private static final Set<String> SET_KINDS = Set.of("string", "md5", "sha256", "ipv4", "ip");

    private BufferKeywords() {}

    static void list(Map<String, Keyword> keywords) {
        for (Buffer buffer : Buffer.values()) {
            for (String keyword : buffer.stickyKeywords()) {
                keywords.put(keyword, sticky(buffer));
            }
        }
        // An old name that is also a test with a value.
        keywords.put(
                "pkt_data",
                (draft, option) -> {
                    option.withoutValue();
                    draft.stick(null, option.keyword().at());
                });
        keywords.put("base64_data", BufferKeywords::base64Data);
        keywords.put("base64_decode", BufferKeywords::base64Decode);
        keywords.put("bsize", BufferKeywords::size);
        keywords.put("urilen", BufferKeywords::uriLength);
        keywords.put("isdataat", BufferKeywords::dataAt);
        keywords.put("absent", BufferKeywords::absent);
        keywords.put("entropy", BufferKeywords::entropy);
        keywords.put("dataset", BufferKeywords::dataset);
        keywords.put("datarep", BufferKeywords::datarep);
        keywords.put("asn1", BufferKeywords::asn1);
        for (Kind kind : Kind.values()) {
            keywords.put(name(kind), transform(kind));
        }
    }

    private static Keyword sticky(Buffer buffer) {
        return (draft, option) -> {
            if (option.given() == null) {
                draft.stick(buffer, option.keyword().at());
            } else {
                draft.stick(buffer, option.keyword().at(), side(option));
            }
        };
    }

    /// Whose buffer a rule of whole transactions means: `http.header: to_client`.
    private static Rule.Side side(Option option) {
        Piece side = option.value("`to_server` or `to_client`");
        return FlowKeywords.oneOf(side, "to_server", "to_client").equals("to_server")
                ? Rule.Side.TO_SERVER
                : Rule.Side.TO_CLIENT;
    }

    // ---- transforms

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Keyword transform(Kind kind) {
        return (draft, option) ->
                draft.transform(new Transform(kind, argument(kind, option)), option.keyword());
    }

    private static String argument(Kind kind, Option option) {
        return switch (kind) {
            case PCREXFORM -> option.quoted("an expression").inside().text();
            case XOR -> {
                Piece key = option.words("a key in hexadecimal digits");
                boolean digits = key.text().chars().allMatch(c -> Character.digit(c, 16) >= 0);
                if (!digits || key.text().length() % 2 != 0) {
                    throw key.wrong("a key in pairs of hexadecimal digits");
                }
                yield key.text();
            }
            case SUBSLICE -> option.value("an offset, and a length").text();
            case FROM_BASE64, GUNZIP, ZLIB_DEFLATE ->
                    option.given() == null ? "" : option.given().text();
            default -> {
                option.withoutValue();
                yield "";
            }
        };
    }

    // ---- looks at the buffer as a whole

    private static void size(Draft draft, Option option) {
        needsBuffer(draft, option);
        draft.look(
                option.keyword().at(),
                new Look.Size(option.words("a length").numbers("a length", Integer.MAX_VALUE)),
                false);
    }

    private static void needsBuffer(Draft draft, Option option) {
        if (!draft.isSticky()) {
            throw Complaint.wrong(
                    option.keyword().at(),
                    "`" + option.name() + "` needs a buffer such as `http.uri` before it");
        }
    }

    /// `urilen:>20,norm`; without a word the raw URI is measured.
    private static void uriLength(Draft draft, Option option) {
        List<Piece> pieces = option.words("a length").split(',');
        Buffer uri = Buffer.HTTP_URI_RAW;
        if (pieces.size() > 1) {
            Piece which = pieces.get(1);
            if (!which.is("raw") && !which.is("norm")) {
                throw which.wrong("`raw` or `norm`");
            }
            uri = which.is("norm") ? Buffer.HTTP_URI : uri;
        }
        draft.lookInto(
                uri,
                option.keyword().at(),
                new Look.Size(pieces.getFirst().numbers("a length", MOST, true)));
    }

    private static void dataAt(Draft draft, Option option) {
        Piece value = option.words("a number");
        boolean negated = value.startsWith("!");
        List<Piece> pieces = (negated ? value.from(1) : value).split(',');
        boolean relative = false;
        for (Piece word : pieces.subList(1, pieces.size())) {
            switch (word.text()) {
                case "relative" -> relative = true;
                case "rawbytes" -> {}
                default -> throw word.wrong("`relative` or `rawbytes`");
            }
        }
        Look.Value at = ContentKeywords.value(draft, pieces.getFirst(), 0, MOST);
        boolean nothing = negated && relative && at.equals(Look.Value.of(1));
        if (nothing && draft.endsLiteral()) {
            return;
        }
        draft.look(option.keyword().at(), new Look.DataAt(at, negated, relative), relative);
    }

    private static void absent(Draft draft, Option option) {
        needsBuffer(draft, option);
        boolean orElse = option.given() != null && option.given().is("or_else");
        if (!orElse) {
            option.withoutValue();
        }
        draft.look(option.keyword().at(), new Look.Absent(orElse), false);
    }

    /// `entropy: value >= 4.5, bytes 100, offset 0`.
    private static void entropy(Draft draft, Option option) {
        needsBuffer(draft, option);
        int bytes = 0;
        int offset = 0;
        String comparison = "";
        double number = 0;
        for (Piece piece : option.value("`value >= 4.5`").split(',')) {
            List<Piece> words = piece.cutAtBlank();
            Piece value = words.get(1);
            switch (words.getFirst().text()) {
                case "bytes" -> bytes = value.small("a number", 0, MOST);
                case "offset" -> offset = value.small("a number", 0, MOST);
                case "value" -> {
                    int digits = 0;
                    while (digits < value.text().length()
                            && "<>=!".indexOf(value.text().charAt(digits)) >= 0) {
                        digits++;
                    }
                    comparison = digits == 0 ? "=" : value.text().substring(0, digits);
                    number = real(value.from(digits));
                }
                default -> throw words.getFirst().wrong("`value`, `bytes` or `offset`");
            }
        }
        if (comparison.isEmpty()) {
            throw option.value("").wrong("`value` with a number of bits");
        }
        draft.look(
                option.keyword().at(), new Look.Entropy(bytes, offset, comparison, number), false);
    }

    private static double real(Piece piece) {
        try {
            return Double.parseDouble(piece.text());
        } catch (NumberFormatException no) {
            throw piece.wrong("a number of bits from 0 to 8");
        }
    }

    // ---- base64

    private static void base64Decode(Draft draft, Option option) {
        int bytes = 0;
        int offset = 0;
        boolean relative = false;
        if (option.given() != null && !option.given().isEmpty()) {
            for (Piece piece : option.given().split(',')) {
                List<Piece> words = piece.cutAtBlank();
                switch (words.getFirst().text()) {
                    case "bytes" -> bytes = words.get(1).small("a number", 1, MOST);
                    case "offset" -> offset = words.get(1).small("a number", 0, MOST);
                    case "relative" -> relative = true;
                    default -> throw piece.wrong("`bytes N`, `offset N` or `relative`");
                }
            }
        }
        draft.look(option.keyword().at(), new Look.Base64Decode(bytes, offset, relative), relative);
    }

    private static void base64Data(Draft draft, Option option) {
        option.withoutValue();
        if (!draft.seen.containsKey("base64_decode")) {
            throw Complaint.wrong(
                    option.keyword().at(), "`base64_data` needs a `base64_decode` before it");
        }
        draft.stick(Buffer.BASE64_DATA, option.keyword().at());
    }

    // ---- lists

    /// `dataset:isset,NAME,type string,load FILE`.
    private static void dataset(Draft draft, Option option) {
        needsBuffer(draft, option);
        List<Piece> pieces = option.value("`isset`, a name and a type").split(',');
        Piece operation = pieces.getFirst();
        if (!Set.of("isset", "isnotset", "set", "unset").contains(operation.text())) {
            throw operation.wrong("`isset`, `isnotset`, `set` or `unset`");
        }
        if (pieces.size() < 2) {
            throw operation.wrong("a name behind it");
        }
        String load = "";
        String kind = "string";
        for (Piece piece : pieces.subList(2, pieces.size())) {
            List<Piece> words = piece.cutAtBlank();
            switch (words.getFirst().text()) {
                case "type" -> kind = kind(words.get(1));
                case "load" -> load = words.get(1).unquoted().text();
                case "save", "state", "memcap", "hashsize", "remove_key" -> {}
                case "format", "context_key", "value_key", "array_key", "enrichment_key" -> {
                    if (!words.get(1).is("csv")) {
                        throw Complaint.notSupported(
                                piece.at(), "dataset", "datasets in JSON are not supported");
                    }
                }
                default ->
                        throw piece.wrong(
                                "`type`, `load`, `save`, `state`, `memcap` or `hashsize`");
            }
        }
        if (operation.text().endsWith("set") && !operation.text().startsWith("is")) {
            draft.notes.leftOut(
                    option.keyword().at(),
                    "dataset:" + operation.text(),
                    "`dataset:"
                            + operation.text()
                            + "` would remember what was seen, and sets are only read here: the"
                            + " rule is loaded and never matches");
        }
        draft.look(
                option.keyword().at(),
                new Look.Dataset(operation.text(), pieces.get(1).text(), kind, Latin.text(load)),
                false);
    }

    private static String kind(Piece kind) {
        if (!SET_KINDS.contains(kind.text())) {
            throw kind.wrong("`string`, `md5`, `sha256`, `ipv4` or `ip`");
        }
        return kind.text();
    }

    /// `datarep:NAME,>,20,type string,load FILE`.
    private static void datarep(Draft draft, Option option) {
        needsBuffer(draft, option);
        List<Piece> pieces = option.value("a name, `>` and a number").split(',');
        if (pieces.size() < 3) {
            throw option.value("").wrong("a name, `>`, `<` or `==`, and a number");
        }
        long number = pieces.get(2).number("a reputation", 0, MOST);
        Numbers reputation =
                switch (pieces.get(1).text()) {
                    case ">" -> Numbers.above(number);
                    case "<" -> Numbers.below(number);
                    case "==" -> Numbers.exactly(number);
                    default -> throw pieces.get(1).wrong("`>`, `<` or `==`");
                };
        String load = "";
        String kind = "string";
        for (Piece piece : pieces.subList(3, pieces.size())) {
            List<Piece> words = piece.cutAtBlank();
            switch (words.getFirst().text()) {
                case "type" -> kind = kind(words.get(1));
                case "load" -> load = words.get(1).unquoted().text();
                case "state", "memcap", "hashsize" -> {}
                default -> throw piece.wrong("`type`, `load`, `state`, `memcap` or `hashsize`");
            }
        }
        draft.look(
                option.keyword().at(),
                new Look.Datarep(pieces.getFirst().text(), kind, Latin.text(load), reputation),
                false);
    }

    private static void asn1(Draft draft, Option option) {
        List<String> options = new ArrayList<>();
        boolean relative = false;
        for (Piece piece : option.value("`oversize_length` and a number").split(',')) {
            List<Piece> words = piece.cutAtBlank();
            switch (words.getFirst().text()) {
                case "bitstring_overflow", "double_overflow" ->
                        options.add(words.getFirst().text());
                case "oversize_length", "absolute_offset", "relative_offset" -> {
                    long number = words.get(1).number("a number", -MOST, Integer.MAX_VALUE);
                    options.add(words.getFirst().text() + " " + number);
                    relative |= words.getFirst().is("relative_offset");
                }
                default ->
                        throw piece.wrong(
                                "`bitstring_overflow`, `double_overflow`, `oversize_length N`,"
                                        + " `absolute_offset N` or `relative_offset N`");
            }
        }
        draft.look(option.keyword().at(), new Look.Asn1(List.copyOf(options)), relative);
    }

    /// Bytes of a value that an old keyword gives instead of a content.
    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
