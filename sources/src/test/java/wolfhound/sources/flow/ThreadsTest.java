package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Flow;
import wolfhound.model.Observation;
import wolfhound.sources.CaptureSource;
import wolfhound.sources.capture.Tally;

/// However many threads walk a capture, they tell the same in the same order.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ThreadsTest {
    private static final int PACKETS = 20_000;
    @TempDir Path folder;

    /// UDP between a few hundred hosts over some hours, with pauses long enough for conversations
    /// to end, as raw IPv4 (link type 101).
    private Path capture(String name, long start) throws IOException {
        var random = new Random(7);
        var file = ByteBuffer.allocate(24 + PACKETS * 64).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
        file.putInt(65535).putInt(101);
        double time = start;
        for (int i = 0; i < PACKETS; i++) {
            time += random.nextInt(500) == 0 ? 200 : random.nextDouble() / 4;
            int length = 28 + random.nextInt(16);
            file.putInt((int) time).putInt((int) (time % 1 * 1e6)).putInt(length).putInt(length);
            boolean forward = random.nextBoolean();
            int host = 0x0A000001 + random.nextInt(200);
            int service = 0xC0000201 + random.nextInt(5);
            packet(file, forward ? host : service, forward ? service : host, forward, length);
        }
        Path path = folder.resolve(name);
        file.flip();
        byte[] all = new byte[file.remaining()];
        file.get(all);
        return Files.write(path, all);
    }

    private static void packet(
            ByteBuffer file, int source, int target, boolean forward, int length) {
        file.order(ByteOrder.BIG_ENDIAN);
        file.putShort((short) 0x4500).putShort((short) length).putInt(0);
        file.putShort((short) 0x4011).putShort((short) 0).putInt(source).putInt(target);
        file.putShort((short) (forward ? 50_000 : 7777));
        file.putShort((short) (forward ? 7777 : 50_000));
        file.putShort((short) (length - 20)).putShort((short) 0);
        file.put(new byte[length - 28]);
        file.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Observation> read(int threads, Path... paths) throws Exception {
        List<Observation> told = new ArrayList<>();
        new CaptureSource(List.of(paths), threads).read(told::add);
        return told;
    }

    @Test
    void oneTwoAndFourThreadsTellTheSame() throws Exception {
        Path first = capture("first.pcap", 1_000_000);
        Path second = capture("second.pcap", 500_000);
        List<Observation> alone = read(1, first, second);
        assertThat(alone).hasSizeGreaterThan(1000);
        assertThat(alone)
                .filteredOn(Flow.class::isInstance)
                .extracting(each -> ((Flow) each).phase())
                .contains(Flow.Phase.OPENED, Flow.Phase.ENDED, Flow.Phase.GOING_ON);
        assertThat(read(2, first, second)).isEqualTo(alone);
        assertThat(read(4, first, second)).isEqualTo(alone);
    }

    @Test
    void endsConversationsWithTheirFileWhenTheNextGoesBackInTime() throws Exception {
        Path first = capture("first.pcap", 1_000_000);
        Path other = capture("other.pcap", 1_000_000);
        assertThat(read(1, first, other)).hasSize(2 * read(1, first).size());
    }

    @Test
    void whatTheObserverThrowsReachesTheCaller() throws Exception {
        Path path = capture("any.pcap", 1_000_000);
        for (int threads : new int[] {1, 2, 4}) {
            var source = new CaptureSource(List.of(path), threads);
            int[] told = {0};
            assertThatThrownBy(() ->
                            source.read(each -> {
                                if (++told[0] == 500) {
                                    throw new IllegalStateException("enough");
                                }
                            }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("enough");
            assertThat(told[0]).isEqualTo(500);
        }
    }

    @Test
    void tellsTheLastWordOfEveryConversationWhenInterrupted() throws Exception {
        Path path = capture("any.pcap", 1_000_000);
        for (int threads : new int[] {1, 2}) {
            var source = new CaptureSource(List.of(path), threads);
            List<Observation> told = new ArrayList<>();
            Thread caller = Thread.currentThread();
            assertThatThrownBy(() ->
                            source.read(each -> {
                                told.add(each);
                                caller.interrupt();
                            }))
                    .isInstanceOf(InterruptedException.class);
            Tally tally = source.tally();
            assertThat(tally.packets()).isLessThanOrEqualTo(PACKETS);
            assertThat(told)
                    .filteredOn(each -> each instanceof Flow flow && flow.phase().isLast())
                    .hasSize((int) tally.conversations());
            Thread.interrupted();
        }
    }

    @Test
    void anInputThatIsMissingDoesNotStopTheRest() throws Exception {
        Path path = capture("any.pcap", 1_000_000);
        var source = new CaptureSource(List.of(folder.resolve("missing.pcap"), path), 1);
        source.read(each -> {});
        assertThat(source.tally().packets()).isEqualTo(PACKETS);
        assertThat(source.tally().inputs())
                .filteredOn(input -> !input.readable())
                .singleElement()
                .satisfies(input -> assertThat(input.problem()).contains("missing.pcap"));
    }
}
