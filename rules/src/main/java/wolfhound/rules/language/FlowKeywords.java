package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keywords that ask about the conversation and what was remembered, and that say what to remember.
final class FlowKeywords {
    private static final int MOST = Integer.MAX_VALUE;
    private static final Set<String> TRACKS =
            Set.of("by_src", "by_dst", "by_rule", "by_both", "by_flow");

    private FlowKeywords() {}

    static void list(Map<String, Keyword> keywords) {
        keywords.put("flow", FlowKeywords::flow);
        keywords.put("flowbits", FlowKeywords::flowBits);
        keywords.put("xbits", FlowKeywords::xBits);
        keywords.put("hostbits", FlowKeywords::hostBits);
        keywords.put("flowint", FlowKeywords::flowInt);
        keywords.put(
                "noalert",
                (draft, option) -> {
                    option.withoutValue();
                    draft.effects.add(new Effect.NoAlert());
                });
        keywords.put("alert", (draft, option) -> option.withoutValue());
        keywords.put("threshold", FlowKeywords::threshold);
        keywords.put("detection_filter", FlowKeywords::detectionFilter);
        keywords.put("stream_size", FlowKeywords::streamSize);
        PacketKeywords.number(keywords, Field.FLOW_AGE, 0xFFFF_FFFFL);
        for (Field field :
                List.of(
                        Field.FLOW_PACKETS,
                        Field.FLOW_PACKETS_TO_CLIENT,
                        Field.FLOW_PACKETS_TO_SERVER,
                        Field.FLOW_BYTES,
                        Field.FLOW_BYTES_TO_CLIENT,
                        Field.FLOW_BYTES_TO_SERVER)) {
            PacketKeywords.number(keywords, field, Long.MAX_VALUE);
        }
        counted(
                keywords,
                "flow.pkts",
                Field.FLOW_PACKETS,
                Field.FLOW_PACKETS_TO_CLIENT,
                Field.FLOW_PACKETS_TO_SERVER);
        counted(
                keywords,
                "flow.bytes",
                Field.FLOW_BYTES,
                Field.FLOW_BYTES_TO_CLIENT,
                Field.FLOW_BYTES_TO_SERVER);
    }

    /// `flow.pkts:toserver,>5` (Suricata 8); without a side both are counted.
    private static void counted(
            Map<String, Keyword> keywords, String keyword, Field both, Field client, Field server) {
        keywords.put(
                keyword,
                (draft, option) -> {
                    List<Piece> pieces = option.words("a side and a number").split(',');
                    Piece side = pieces.getFirst();
                    Field field =
                            pieces.size() == 1
                                    ? both
                                    : switch (side.text()) {
                                        case "toclient" -> client;
                                        case "toserver" -> server;
                                        case "either", "both" -> both;
                                        default ->
                                                throw side.wrong(
                                                        "`toclient`, `toserver` or `either`");
                                    };
                    draft.tests.add(
                            new Test.Number(
                                    field, pieces.getLast().numbers("a number", Long.MAX_VALUE)));
                });
    }

    private static void flow(Draft draft, Option option) {
        @Nullable Boolean toServer = null;
        @Nullable Boolean established = null;
        @Nullable Boolean stream = null;
        @Nullable Boolean fragment = null;
        boolean stateless = false;
        for (Piece word : option.words("`established`, `to_server`, `to_client`").split(',')) {
            switch (word.lower()) {
                case "to_server", "from_client" -> toServer = once(toServer, true, word);
                case "to_client", "from_server" -> toServer = once(toServer, false, word);
                case "established" -> established = once(established, true, word);
                case "not_established" -> established = once(established, false, word);
                case "stateless" -> stateless = true;
                case "only_stream" -> stream = once(stream, true, word);
                case "no_stream" -> stream = once(stream, false, word);
                case "only_frag" -> fragment = once(fragment, true, word);
                case "no_frag" -> fragment = once(fragment, false, word);
                default ->
                        throw word.wrong(
                                "`established`, `not_established`, `stateless`, `to_server`,"
                                        + " `to_client`, `from_server`, `from_client`,"
                                        + " `only_stream`, `no_stream`, `only_frag` or `no_frag`");
            }
        }
        if (stateless && established != null) {
            throw option.value("").wrong("`stateless` or `established`, not both");
        }
        draft.tests.add(new Test.Flow(toServer, established, stateless, stream, fragment));
    }

    private static Boolean once(@Nullable Boolean before, boolean now, Piece word) {
        if (before != null) {
            throw Complaint.wrong(
                    word.at(), word.shown() + " repeats or contradicts what `flow` said before");
        }
        return now;
    }

    private static List<String> names(Piece piece, boolean several) {
        List<String> names = new ArrayList<>();
        List<Piece> pieces = several ? piece.split('|') : List.of(piece);
        for (Piece name : pieces) {
            boolean named =
                    !name.isEmpty() && name.text().chars().noneMatch(c -> c <= ' ' || c == ',');
            if (!named) {
                throw name.wrong("a name without blanks");
            }
            names.add(Latin.text(name.text()));
        }
        return List.copyOf(names);
    }

    private static void flowBits(Draft draft, Option option) {
        Piece value = option.words("`set`, `isset`, … and a name");
        int comma = value.text().indexOf(',');
        Piece operation = comma < 0 ? value : value.part(0, comma);
        if (operation.is("noalert")) {
            if (comma >= 0) {
                throw value.wrong("no name behind `noalert`");
            }
            draft.effects.add(new Effect.NoAlert());
            return;
        }
        if (comma < 0) {
            throw value.wrong("`noalert`, or `set`, `isset`, … and a name");
        }
        Piece name = value.from(comma + 1);
        switch (operation.text()) {
            case "isset", "isnotset" ->
                    draft.tests.add(new Test.FlowBits(names(name, true), operation.is("isset")));
            case "set", "unset", "toggle" ->
                    draft.effects.add(
                            new Effect.FlowBits(names(name, false).getFirst(), operation.text()));
            default ->
                    throw operation.wrong(
                            "`set`, `isset`, `isnotset`, `unset`, `toggle` or `noalert`");
        }
    }

    /// `xbits:set,NAME,track ip_src,expire 3600`.
    private static void xBits(Draft draft, Option option) {
        List<Piece> pieces = option.words("`set`, a name and `track`").split(',');
        Piece operation = pieces.getFirst();
        if (operation.is("noalert")) {
            draft.effects.add(new Effect.NoAlert());
            return;
        }
        if (pieces.size() < 3) {
            throw option.value("").wrong("an operation, a name and `track ip_src`");
        }
        String name = names(pieces.get(1), false).getFirst();
        String track = "";
        int seconds = 0;
        for (Piece piece : pieces.subList(2, pieces.size())) {
            List<Piece> words = piece.cutAtBlank();
            switch (words.getFirst().text()) {
                case "track" -> track = oneOf(words.get(1), "ip_src", "ip_dst", "ip_pair", "tx");
                case "expire" -> seconds = words.get(1).small("a number of seconds", 1, MOST);
                default -> throw piece.wrong("`track` or `expire`");
            }
        }
        switch (operation.text()) {
            case "isset", "isnotset" ->
                    draft.tests.add(new Test.XBits(name, operation.is("isset"), track));
            case "set", "unset", "toggle" ->
                    draft.effects.add(new Effect.XBits(name, operation.text(), track, seconds));
            default -> throw operation.wrong("`set`, `isset`, `isnotset`, `unset` or `toggle`");
        }
    }

    /// `hostbits:set,NAME,both`.
    private static void hostBits(Draft draft, Option option) {
        List<Piece> pieces = option.words("`set`, a name and a side").split(',');
        Piece operation = pieces.getFirst();
        if (operation.is("noalert")) {
            draft.effects.add(new Effect.NoAlert());
            return;
        }
        if (pieces.size() < 2) {
            throw option.value("").wrong("an operation and a name");
        }
        String track = pieces.size() < 3 ? "src" : oneOf(pieces.get(2), "src", "dst", "both");
        switch (operation.text()) {
            case "isset", "isnotset" ->
                    draft.tests.add(
                            new Test.HostBits(
                                    names(pieces.get(1), true), operation.is("isset"), track));
            case "set", "unset", "toggle" ->
                    draft.effects.add(
                            new Effect.HostBits(
                                    names(pieces.get(1), false).getFirst(),
                                    operation.text(),
                                    track));
            default -> throw operation.wrong("`set`, `isset`, `isnotset`, `unset` or `toggle`");
        }
    }

    static String oneOf(Piece piece, String... words) {
        for (String word : words) {
            if (piece.is(word)) {
                return word;
            }
        }
        throw piece.wrong("one of `" + String.join("`, `", words) + "`");
    }

    /// `flowint:NAME,+,1`, `flowint:NAME,>,5`, `flowint:NAME,isset`.
    private static void flowInt(Draft draft, Option option) {
        List<Piece> pieces = option.words("a name, an operator and a number").split(',');
        if (pieces.size() < 2) {
            throw option.value("").wrong("a name, an operator and a number");
        }
        String name = names(pieces.getFirst(), false).getFirst();
        Piece operator = pieces.get(1);
        switch (operator.text()) {
            case "isset", "notset", "isnotset" ->
                    draft.tests.add(new Test.FlowIntSet(name, operator.is("isset")));
            case "=", "+", "-" ->
                    draft.effects.add(
                            new Effect.FlowInt(name, operator.text().charAt(0), other(pieces)));
            case "<", ">", "<=", ">=", "==", "!=" ->
                    draft.tests.add(new Test.FlowInt(name, operator.text(), other(pieces)));
            default -> throw operator.wrong("one of `= + - < > <= >= == !=`, `isset` or `notset`");
        }
    }

    private static String other(List<Piece> pieces) {
        if (pieces.size() < 3) {
            throw pieces.get(1).wrong("a number or a name behind the operator");
        }
        Piece other = pieces.get(2);
        if (other.isNumber()) {
            return String.valueOf(other.number("a number", 0, 0xFFFF_FFFFL));
        }
        return names(other, false).getFirst();
    }

    private static void threshold(Draft draft, Option option) {
        String type = "";
        String track = "";
        int count = 0;
        int seconds = 0;
        int multiplier = 0;
        for (Piece piece : option.words("`type`, `track`, `count` and `seconds`").split(',')) {
            List<Piece> words = piece.cutAtBlank();
            Piece value = words.get(1);
            switch (words.getFirst().lower()) {
                case "type" -> type = oneOf(value, "limit", "threshold", "both", "backoff");
                case "track" -> track = track(value);
                case "count" -> count = value.small("a number", 1, MOST);
                case "seconds" -> seconds = value.small("a number of seconds", 1, MOST);
                case "multiplier" -> multiplier = value.small("a number", 1, MOST);
                default -> throw piece.wrong("`type`, `track`, `count` or `seconds`");
            }
        }
        boolean backoff = type.equals("backoff");
        boolean timed = backoff ? multiplier > 0 : seconds > 0;
        if (type.isEmpty() || track.isEmpty() || count == 0 || !timed) {
            throw option.value("")
                    .wrong(
                            backoff
                                    ? "all of `track`, `count` and `multiplier`"
                                    : "all of `type`, `track`, `count` and `seconds`");
        }
        draft.effects.add(new Effect.Threshold(type, track, count, seconds, multiplier));
    }

    private static String track(Piece piece) {
        if (!TRACKS.contains(piece.text())) {
            throw piece.wrong("`by_src`, `by_dst`, `by_rule`, `by_both` or `by_flow`");
        }
        return piece.text();
    }

    private static void detectionFilter(Draft draft, Option option) {
        String track = "";
        int count = 0;
        int seconds = 0;
        for (Piece piece : option.words("`track`, `count` and `seconds`").split(',')) {
            List<Piece> words = piece.cutAtBlank();
            Piece value = words.get(1);
            switch (words.getFirst().lower()) {
                case "track" -> track = track(value);
                case "count" -> count = value.small("a number", 1, MOST);
                case "seconds" -> seconds = value.small("a number of seconds", 1, MOST);
                default -> throw piece.wrong("`track`, `count` or `seconds`");
            }
        }
        if (track.isEmpty() || count == 0 || seconds == 0) {
            throw option.value("").wrong("all of `track`, `count` and `seconds`");
        }
        draft.effects.add(new Effect.DetectionFilter(track, count, seconds));
    }

    /// `stream_size:client,<,1000`.
    private static void streamSize(Draft draft, Option option) {
        List<Piece> pieces = option.words("a side, an operator and a number").split(',');
        if (pieces.size() < 3) {
            throw option.value("").wrong("a side, an operator and a number");
        }
        String side = oneOf(pieces.getFirst(), "client", "server", "both", "either");
        long number = pieces.get(2).number("a number of bytes", 0, 0xFFFF_FFFFL);
        Numbers size =
                switch (pieces.get(1).text()) {
                    case "<" -> Numbers.below(number);
                    case ">" -> Numbers.above(number);
                    case "<=" -> new Numbers(Long.MIN_VALUE, number, false);
                    case ">=" -> new Numbers(number, Long.MAX_VALUE, false);
                    case "=" -> Numbers.exactly(number);
                    case "!=" -> new Numbers(number, number, true);
                    default -> throw pieces.get(1).wrong("one of `< > <= >= = !=`");
                };
        draft.tests.add(new Test.StreamSize(side, size));
    }
}
