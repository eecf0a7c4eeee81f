package wolfhound.sources.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import wolfhound.sources.wire.Bytes;
import wolfhound.sources.wire.Conversation;
import wolfhound.sources.wire.Dialogue;
import wolfhound.sources.wire.Opening;
import wolfhound.sources.wire.Parsed;
import wolfhound.sources.wire.Recognition;
import wolfhound.sources.wire.Side;
import wolfhound.sources.wire.WireProtocol;

/// A protocol that takes every opening that it is told to, and writes down what it is given.
final class Recorder implements WireProtocol {
    final List<String> events = new ArrayList<>();
    final StringBuilder client = new StringBuilder();
    final StringBuilder server = new StringBuilder();
    private final String name;
    private final Function<Opening, Recognition> recognition;
    private final Function<String, Parsed> answer;
    boolean goesOnBehindGaps = true;
    int conversations;

    Recorder() {
        this("recorder", opening -> Recognition.YES, said -> Parsed.ALL);
    }

    Recorder(
            String name,
            Function<Opening, Recognition> recognition,
            Function<String, Parsed> answer) {
        this.name = name;
        this.recognition = recognition;
        this.answer = answer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Recognition recognise(Opening opening) {
        return recognition.apply(opening);
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        conversations++;
        return new Dialogue() {
            @Override
            public Parsed read(Side from, Bytes bytes) {
                String said = bytes.text(0, bytes.length());
                Parsed parsed = answer.apply(said);
                int used =
                        switch (parsed) {
                            case Parsed.Used(int count) -> Math.min(count, said.length());
                            case Parsed.Handover(int count, WireProtocol to) ->
                                    Math.min(count, said.length());
                            default -> 0;
                        };
                (from == Side.CLIENT ? client : server).append(said, 0, used);
                return parsed;
            }

            @Override
            public boolean gap(Side from, long missing) {
                events.add("gap " + from + " " + missing);
                (from == Side.CLIENT ? client : server).append("…");
                return goesOnBehindGaps;
            }

            @Override
            public void close(Side from, Bytes unused) {
                events.add("close " + from + " " + unused.text(0, unused.length()));
            }

            @Override
            public void end() {
                events.add("end");
            }
        };
    }
}
