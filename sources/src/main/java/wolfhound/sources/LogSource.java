package wolfhound.sources;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import wolfhound.model.Observation;
import wolfhound.model.Source;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.eve.EveEvents;
import wolfhound.sources.logs.Dialect;
import wolfhound.sources.logs.LogInput;
import wolfhound.sources.logs.LogMerge;
import wolfhound.sources.zeek.ZeekLogs;

/// Reads the logs of other sensors into the observations that their packets would have given, as
/// far as a log can say them.
public final class LogSource implements Source {
    private final List<LogInput> inputs;
    private final Tally tally;

    /// @param inputs of one sensor's logs all are merged by time, whatever their order here
    public LogSource(List<LogInput> inputs, Tally tally) {
        this.inputs = List.copyOf(inputs);
        this.tally = tally;
    }

    /// Tells all observations from the calling thread. When interrupted it reads no further, tells
    /// what waits for its turn, and throws.
    @Override
    public void read(Consumer<Observation> observer) throws InterruptedException {
        Map<LogInput.Sensor, List<LogInput>> bySensor = new EnumMap<>(LogInput.Sensor.class);
        for (LogInput input : inputs) {
            bySensor.computeIfAbsent(input.sensor(), sensor -> new ArrayList<>()).add(input);
        }
        for (Map.Entry<LogInput.Sensor, List<LogInput>> each : bySensor.entrySet()) {
            Dialect dialect =
                    switch (each.getKey()) {
                        case ZEEK -> new ZeekLogs();
                        case SURICATA -> new EveEvents();
                    };
            new LogMerge(each.getValue(), dialect, tally, observer).read();
        }
    }
}
