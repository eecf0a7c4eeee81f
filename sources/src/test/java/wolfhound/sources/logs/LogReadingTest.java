package wolfhound.sources.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Excerpt;
import wolfhound.model.Host;
import wolfhound.model.Observation;
import wolfhound.model.Oddity;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.sources.capture.Inflow;
import wolfhound.sources.capture.Tally;

class LogReadingTest {
    @TempDir Path folder;

    private static List<String> lines(byte[] bytes) throws Exception {
        LineReader reader = new LineReader(Inflow.of(new ByteArrayInputStream(bytes), new Tally()));
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(
                    new String(
                            reader.bytes(),
                            reader.from(),
                            reader.to() - reader.from(),
                            StandardCharsets.UTF_8));
        }
        return lines;
    }

    @Test
    void readsLinesHoweverTheyEnd() throws Exception {
        assertThat(lines("one\r\n\ntwo\nthree".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("one", "", "two", "three");
    }

    @Test
    void passesOverALineThatHasNoEndInReach() throws Exception {
        String giant = "x".repeat(LineReader.LONGEST_LINE + 100_000);
        byte[] bytes = ("a\n" + giant + "\nb\n").getBytes(StandardCharsets.UTF_8);
        LineReader reader = new LineReader(Inflow.of(new ByteArrayInputStream(bytes), new Tally()));
        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.bytes()[reader.from()]).isEqualTo((byte) 'b');
        assertThat(reader.line()).isEqualTo(3);
        assertThat(reader.tooLong()).isEqualTo(1);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void readsTimesToTheNanosecond() {
        assertThat(Row.time("1500000000.250001")).isEqualTo("2017-07-14T02:40:00.250001Z");
        assertThat(Row.time("1500000000")).isEqualTo("2017-07-14T02:40:00Z");
        assertThat(Row.time("2021-06-06T15:59:46.457984+0200"))
                .isEqualTo("2021-06-06T13:59:46.457984Z");
        assertThat(Row.time("2021-06-06T15:59:46Z")).isEqualTo("2021-06-06T15:59:46Z");
        assertThat(Row.time("2021-06-06T15:59:46.5-01:30")).isEqualTo("2021-06-06T17:29:46.500Z");
        assertThat(Row.time("2021-06-06T15:59:46+02")).isEqualTo("2021-06-06T13:59:46Z");
        assertThat(Row.time("2021-06-06T15:59:46")).isEqualTo("2021-06-06T15:59:46Z");
        assertThat(Row.time("2021-13-06T15:59:46Z")).isNull();
        assertThat(Row.time("2021-06-06T15:59")).isNull();
        assertThat(Row.time("2021-06-06T15:59:46*02")).isNull();
        assertThat(Row.time("1.5e9")).isEqualTo("2017-07-14T02:40:00Z");
        assertThat(Row.time("never")).isNull();
        assertThat(Row.time("-5")).isNull();
        assertThat(Row.time("99999999999999999")).isNull();
    }

    @Test
    void tellsLogsByTheirBeginning() throws Exception {
        assertThat(kind("a", "#separator \\x09\n")).contains(LogInput.Sensor.ZEEK);
        assertThat(kind("b", "{\"ts\":1,\"uid\":\"C\",\"id.orig_h\":\"10.0.0.1\"}\n"))
                .contains(LogInput.Sensor.ZEEK);
        assertThat(kind("c", "{\"timestamp\":\"x\",\"event_type\":\"dns\"}\n"))
                .contains(LogInput.Sensor.SURICATA);
        assertThat(kind("d", "{\"name\":\"no log\"}\n")).isEmpty();
        assertThat(kind("e", "plain text\n")).isEmpty();
        assertThat(kind("f", "")).isEmpty();
    }

    private Optional<LogInput.Sensor> kind(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        return LogInput.of(file).map(LogInput::sensor);
    }

    @Test
    void keepsListsOfObjectsInStep() throws Exception {
        Columns columns = new Columns();
        int name = columns.of("h.list.name");
        int value = columns.of("h.list.value");
        Row row = new Row(columns);
        row.begin("f", 1);
        byte[] json =
                "{\"h\":{\"list\":[{\"name\":\"a\"},{\"value\":\"2\",\"x\":[1,{}]},{\"name\":\"c\",\"value\":\"3\"}]}}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonFormat(columns).read(json, 0, json.length, row)).isTrue();
        assertThat(row.list(name)).containsExactly("a", "", "c");
        assertThat(row.list(value)).containsExactly("", "2", "3");
    }

    /// Whatever is in a line, it is read, wrong or nothing.
    @Property
    void livesThroughAnyLine(@ForAll @Size(max = 200) byte[] line) {
        Columns columns = new Columns();
        columns.of("id.orig_h");
        Row row = new Row(columns);
        for (LineFormat format : List.of(new JsonFormat(columns), new TsvFormat(columns))) {
            row.begin("f", 1);
            try {
                format.read(line, 0, line.length, row);
            } catch (WrongLine why) {
                assertThat(why.getMessage()).isNotBlank();
            }
        }
    }

    private static Observation at(long second) {
        ConversationId id =
                new ConversationId(
                        Transport.TCP, Address.v4(0x0A000001), 1, Address.v4(0x0A000002), 2);
        Instant time = Instant.ofEpochSecond(second);
        return new Oddity(
                new Seen(
                        time,
                        new Host(id.client()),
                        1,
                        new Peer(id.server(), 2),
                        true,
                        new Origin("f", 1, id),
                        1),
                true,
                "",
                "",
                "",
                Excerpt.NONE);
    }

    @Test
    void putsObservationsInTheOrderOfTime() {
        List<Long> told = new ArrayList<>();
        TimeOrder order = new TimeOrder(o -> told.add(o.seen().at().getEpochSecond()), 3);
        for (long second : new long[] {5, 3, 9, 4, 1, 8, 7}) {
            Observation observation = at(second);
            order.add(observation.seen().at(), () -> observation);
        }
        order.passAll();
        assertThat(told).containsExactly(3L, 1L, 4L, 5L, 7L, 8L, 9L);
        assertThat(order.late()).isEqualTo(1);
        assertThat(order.told()).isEqualTo(7);
    }

    @Test
    void tellsNothingOfAFactThatCameToNothing() {
        List<Observation> told = new ArrayList<>();
        TimeOrder order = new TimeOrder(told::add, 3);
        order.add(Instant.EPOCH, () -> null);
        order.passAll();
        assertThat(told).isEmpty();
        assertThat(order.told()).isZero();
    }
}
