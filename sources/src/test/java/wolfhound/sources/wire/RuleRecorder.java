package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.inspect.PacketView;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// Writes down what rules are shown: of each side of each transaction its buffers, a body as one.
final class RuleRecorder implements Inspection {
    private record Place(int transaction, boolean byClient, Buffer buffer) {}

    private final Map<Place, List<String>> shown = new LinkedHashMap<>();
    private final Map<Place, StringBuilder> bodies = new LinkedHashMap<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> wholes = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private int transactions;

    /// What was shown of it by the client of the conversation.
    List<String> client(int transaction, Buffer buffer) {
        return of(new Place(transaction, true, buffer));
    }

    List<String> server(int transaction, Buffer buffer) {
        return of(new Place(transaction, false, buffer));
    }

    private List<String> of(Place place) {
        List<String> all = new ArrayList<>(shown.getOrDefault(place, List.of()));
        StringBuilder body = bodies.get(place);
        if (body != null) {
            all.add(body.toString());
        }
        return all;
    }

    int transactions() {
        return transactions;
    }

    List<String> numbers() {
        return numbers;
    }

    List<String> events() {
        return events;
    }

    /// Sides that were said to be whole, as `0 client`, in order.
    List<String> wholes() {
        return wholes;
    }

    @Override
    public int begin() {
        return transactions++;
    }

    @Override
    public void buffer(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {
        shown.computeIfAbsent(new Place(transaction, byClient, buffer), _ -> new ArrayList<>())
                .add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void more(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {
        bodies.computeIfAbsent(new Place(transaction, byClient, buffer), _ -> new StringBuilder())
                .append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void number(int transaction, boolean byClient, Field field, long value) {
        numbers.add(transaction + " " + field + " " + value);
    }

    @Override
    public void ready(int transaction, boolean byClient, boolean whole) {
        if (whole) {
            wholes.add(transaction + (byClient ? " client" : " server"));
        }
    }

    @Override
    public void packet(PacketView packet) {}

    @Override
    public void stream(boolean byClient, byte[] bytes, int from, int to) {}

    @Override
    public boolean differs(boolean byClient, int back, byte[] bytes, int from, int to) {
        return false;
    }

    @Override
    public void gap(boolean byClient, long missing) {}

    @Override
    public void protocol(String name) {}

    @Override
    public void word(int transaction, boolean byClient, String keyword, String value) {}

    @Override
    public void event(String kind, String name, boolean byClient) {
        events.add(name);
    }

    @Override
    public void end() {}
}
