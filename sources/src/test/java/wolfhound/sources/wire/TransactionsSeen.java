package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.inspect.PacketView;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// Writes down the transactions that a dialogue lays before the rules, a line for each fact: `0 >
/// smtp.helo: laptop`, with `>` for what the client said and `<` for the server.
final class TransactionsSeen implements Inspection {
    private final List<String> lines = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private int transactions;

    /// What that script lays before the rules.
    static List<String> of(DialogueHarness script) {
        var seen = new TransactionsSeen();
        script.before(seen).tell();
        return seen.lines;
    }

    /// What that script tells rules that is wrong.
    static List<String> eventsOf(DialogueHarness script) {
        var seen = new TransactionsSeen();
        script.before(seen).tell();
        return seen.events;
    }

    private void line(int transaction, boolean byClient, String name, Object value) {
        lines.add(transaction + (byClient ? " > " : " < ") + name + ": " + value);
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
    public int begin() {
        return transactions++;
    }

    @Override
    public void buffer(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        line(transaction, byClient, buffer.keyword(), text);
    }

    @Override
    public void more(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {
        buffer(transaction, byClient, buffer, bytes, from, to);
    }

    @Override
    public void number(int transaction, boolean byClient, Field field, long value) {
        line(transaction, byClient, field.keyword(), value);
    }

    @Override
    public void word(int transaction, boolean byClient, String keyword, String value) {
        line(transaction, byClient, keyword, value);
    }

    @Override
    public void event(String kind, String name, boolean byClient) {
        events.add(name);
    }

    @Override
    public void ready(int transaction, boolean byClient, boolean whole) {
        if (whole) {
            lines.add(transaction + (byClient ? " >" : " <") + " whole");
        }
    }

    @Override
    public void end() {}
}
