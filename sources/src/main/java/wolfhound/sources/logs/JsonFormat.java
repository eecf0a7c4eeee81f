package wolfhound.sources.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import wolfhound.sources.logs.Columns.Node;

/// One JSON object a line, as Zeek and Suricata write it. Only the members that are columns are
/// made into texts; all others are walked over.
final class JsonFormat implements LineFormat {
    /// A parser a line is made: its buffers are the thread's own.
    private static final JsonFactory JSON =
            JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

    private final Columns columns;

    JsonFormat(Columns columns) {
        this.columns = columns;
    }

    @Override
    public boolean read(byte[] bytes, int from, int to, Row row) throws WrongLine {
        if (isBlank(bytes, from, to)) {
            return false;
        }
        try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new WrongLine("no JSON object; one on each line is expected");
            }
            object(json, columns.root(), row, false);
            return true;
        } catch (JacksonException broken) {
            throw new WrongLine(
                    "broken JSON: "
                            + broken.getOriginalMessage().lines().findFirst().orElse("no reason")
                            + String.format(
                                    Locale.ROOT,
                                    " (column %d)",
                                    broken.getLocation() == null
                                            ? 0
                                            : broken.getLocation().getColumnNr()));
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /// @param listed within a list: values are added to those of the members before it
    private void object(JsonParser json, Node node, Row row, boolean listed) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            Node below = node.below(json.currentName());
            JsonToken value = json.nextToken();
            if (below == null) {
                json.skipChildren();
            } else {
                value(json, value, below, row, listed);
            }
        }
    }

    private void value(JsonParser json, JsonToken token, Node node, Row row, boolean listed) {
        switch (token) {
            case START_OBJECT -> object(json, node, row, listed);
            case START_ARRAY -> array(json, node, row);
            case VALUE_NULL -> {}
            default -> {
                if (node.column >= 0) {
                    String text = json.getString();
                    if (listed) {
                        row.add(node.column, text);
                    } else {
                        row.put(node.column, text);
                    }
                }
            }
        }
    }

    private void array(JsonParser json, Node node, Row row) {
        int members = 0;
        @Nullable JsonToken token = json.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                object(json, node, row, true);
                members++;
                fillUp(node, row, members);
            } else if (token == JsonToken.START_ARRAY) {
                json.skipChildren();
            } else if (node.column >= 0) {
                row.add(node.column, token == JsonToken.VALUE_NULL ? "" : json.getString());
            }
            token = json.nextToken();
        }
    }

    /// Members that an object of the list lacks are empty texts, so that lists stay in step.
    private static void fillUp(Node node, Row row, int members) {
        for (Node below : node.below.values()) {
            if (below.column >= 0) {
                row.fillUp(below.column, members);
            }
            fillUp(below, row, members);
        }
    }
}
