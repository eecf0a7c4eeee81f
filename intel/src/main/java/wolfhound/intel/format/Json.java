package wolfhound.intel.format;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads JSON as a stream of its items, so that a list may be larger than memory; each item is a
/// small tree.
final class Json {
    // People write lists by hand.
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
    private static final int OUTLINE = 4000;

    private Json() {}

    /// One value. Asking for what is not there gives [#NOTHING].
    record Node(long line, String text, List<Node> items, Map<String, Node> members) {
        static final Node NOTHING = new Node(0, "", List.of(), Map.of());

        Node get(String name) {
            return members.getOrDefault(name, NOTHING);
        }

        /// The text or number of a member; empty for none.
        String text(String name) {
            return get(name).text;
        }

        /// The first of these that is not empty.
        String first(String... names) {
            for (String name : names) {
                if (!text(name).isEmpty()) {
                    return text(name);
                }
            }
            return "";
        }

        long number(String name, long otherwise) {
            String digits = text(name);
            boolean number =
                    !digits.isEmpty()
                            && digits.length() < 18
                            && digits.chars().allMatch(Character::isDigit);
            return number ? Long.parseLong(digits) : otherwise;
        }
    }

    private static JsonParser parser(InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    /// The items of the outermost object or list: of each member that is a list its items, of each
    /// other the value, with the member's name.
    static void items(InputStream in, Sink sink, BiConsumer<String, Node> teller) {
        try (JsonParser parser = parser(in)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                    teller.accept("", node(parser));
                }
            } else if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_ARRAY) {
                        while (parser.nextToken() != JsonToken.END_ARRAY
                                && parser.currentToken() != null) {
                            teller.accept(name, node(parser));
                        }
                    } else {
                        teller.accept(name, node(parser));
                    }
                }
            }
        } catch (JacksonException broken) {
            tell(broken, sink);
        }
    }

    /// Each of the values that follow one another, as in files with one object a line.
    static void roots(InputStream in, Sink sink, Consumer<Node> teller) {
        try (JsonParser parser = parser(in)) {
            while (parser.nextToken() != null) {
                teller.accept(node(parser));
            }
        } catch (JacksonException broken) {
            tell(broken, sink);
        }
    }

    private static void tell(JacksonException broken, Sink sink) {
        long line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        sink.wrong(line, "is no JSON from here on: " + broken.getOriginalMessage());
    }

    private static Node node(JsonParser parser) {
        long line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Node> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, node(parser));
                }
                yield new Node(line, "", List.of(), members);
            }
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(parser));
                }
                yield new Node(line, "", items, Map.of());
            }
            case VALUE_NULL -> Node.NOTHING;
            case null -> Node.NOTHING;
            default -> new Node(line, parser.getString(), List.of(), Map.of());
        };
    }

    /// The names of all members in a beginning, and the first value of each.
    static void outline(InputStream in, Set<String> members, Map<String, String> scalars) {
        Deque<String> paths = new ArrayDeque<>();
        String path = "";
        try (JsonParser parser = parser(in)) {
            for (int i = 0; i < OUTLINE; i++) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return;
                }
                switch (token) {
                    case START_OBJECT -> paths.push(path);
                    case START_ARRAY -> {
                        paths.push(path);
                        path += "[]";
                    }
                    case END_OBJECT, END_ARRAY -> path = paths.isEmpty() ? "" : paths.pop();
                    case PROPERTY_NAME -> {
                        String around = paths.isEmpty() ? "" : paths.peek();
                        path = (around.isEmpty() ? "" : around + ".") + parser.currentName();
                        members.add(path);
                    }
                    default -> {
                        members.add(path);
                        scalars.putIfAbsent(path, parser.getString());
                    }
                }
            }
        } catch (JacksonException cut) {
            return; // the beginning of a whole
        }
    }
}
