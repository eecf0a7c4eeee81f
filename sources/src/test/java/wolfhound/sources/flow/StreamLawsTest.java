package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.flow.Sensor.ACK;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import wolfhound.model.Oddity;

/// What holds for every order in which the network may deliver: the same bytes reach the reader.
class StreamLawsTest {
    private record Segment(boolean byClient, int at, String said) {}

    @Property(tries = 300)
    void anyCutDoublingAndOrderGivesTheSameBytes(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3000) int clientLength,
            @ForAll @IntRange(min = 1, max = 3000) int serverLength) {
        var random = new Random(seed);
        String client = text(random, clientLength);
        String server = text(random, serverLength);
        List<Segment> segments = new ArrayList<>();
        cut(random, true, client, segments);
        cut(random, false, server, segments);
        Collections.shuffle(segments, random);
        var spoken = new Recorder();
        long clientStart = random.nextInt();
        long serverStart = random.nextInt();
        var sensor = new Sensor(spoken).handshake(clientStart, serverStart);
        for (Segment each : segments) {
            long own = (each.byClient ? clientStart : serverStart) + 1 + each.at;
            long others = (each.byClient ? serverStart : clientStart) + 1;
            sensor.tcp(each.byClient, ACK, own, others, each.said);
        }
        assertThat(spoken.client).hasToString(client);
        assertThat(spoken.server).hasToString(server);
        assertThat(sensor.told(Oddity.class)).isEmpty();
        assertThat(sensor.shard.buffered()).isZero();
        sensor.end();
        assertThat(sensor.lastFlow().hostBytes()).isEqualTo(clientLength);
        assertThat(sensor.lastFlow().peerBytes()).isEqualTo(serverLength);
    }

    @Property(tries = 200)
    void theTableFindsExactlyWhatItHolds(@ForAll long seed) {
        var random = new Random(seed);
        var table = new TalkTable();
        Set<Talk> held = new HashSet<>();
        List<Talk> made = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (!held.isEmpty() && random.nextInt(3) == 0) {
                Talk victim = made.get(random.nextInt(made.size()));
                table.remove(victim);
                held.remove(victim);
                continue;
            }
            int port = made.size();
            int hash = TalkTable.hash(random.nextInt(4), 6, port, 80);
            var talk = new Talk(hash, 6, 0, 1, port, 0, 2, 80, 0);
            table.add(talk);
            made.add(talk);
            held.add(talk);
        }
        assertThat(table.size()).isEqualTo(held.size());
        for (Talk talk : made) {
            Talk expected = held.contains(talk) ? talk : null;
            int port = talk.clientPort;
            assertThat(table.find(talk.hash, 6, 0, 1, port, 0, 2, 80)).isSameAs(expected);
            assertThat(table.find(talk.hash, 6, 0, 2, 80, 0, 1, port)).isSameAs(expected);
        }
        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(held);
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    /// Pieces that cover the text, some of them twice and with other ends.
    private static void cut(Random random, boolean byClient, String text, List<Segment> segments) {
        for (int at = 0; at < text.length(); ) {
            int length = Math.min(text.length() - at, 1 + random.nextInt(200));
            segments.add(new Segment(byClient, at, text.substring(at, at + length)));
            if (random.nextInt(4) == 0) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + 1 + random.nextInt(300));
                segments.add(new Segment(byClient, from, text.substring(from, to)));
            }
            at += length;
        }
    }
}
