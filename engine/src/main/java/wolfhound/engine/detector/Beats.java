package wolfhound.engine.detector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Flow;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.RawDialogue;
import wolfhound.model.SealedTalk;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Conversations that come like a clock's strokes. Measured as RITA does (median absolute deviation
/// of the intervals between conversations, and of their sizes). Inside one conversation that nobody
/// reads, messages of one size are the strokes. Updates, mail and watches tick as well, so this
/// weighs little, always.
final class Beats implements Detector<Beats.Memory> {
    static final Sign STEADY =
            Sign.of(
                    "steady-beat",
                    Behaviour.CALLBACK,
                    EvidenceClass.PERIODICITY,
                    6,
                    "regular in time and size; most regular traffic is innocent",
                    "T1071",
                    "T1029");

    private static final int MOST_PEERS = 64;
    private static final int STROKES = 16;
    private static final int LEAST_STROKES = 8;

    /// Closer strokes are one page's conversations; milliseconds.
    private static final long LEAST_INTERVAL = 3000;

    /// The share of the median by which strokes may deviate: a clock, and a sleep with jitter.
    private static final double STEADY_SHARE = 0.05;

    private static final double JITTER_SHARE = 0.3;

    /// Messages that are strokes, and how long they may be.
    private static final int LEAST_MESSAGES = 4;

    private static final long LONGEST_MESSAGE = 512;
    private static final double INSIDE = 0.7;

    static final class Memory {
        private final Bounded<Peer, Strokes> peers = new Bounded<>(MOST_PEERS);
        private final Bounded<Peer, Boolean> inside = new Bounded<>(MOST_PEERS);
    }

    private static final class Strokes {
        long[] at = new long[2];
        long[] size = new long[2];
        int count;
        int sizes;
        boolean told;
    }

    @Override
    public String name() {
        return "beats";
    }

    @Override
    public List<Sign> signs() {
        return List.of(STEADY);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Flow.class, RawDialogue.class, SealedTalk.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case Flow flow -> flow(memory, flow, scene);
            case RawDialogue talk when talk.name().isEmpty() ->
                    inside(memory, talk.seen(), messages(talk), scene);
            case SealedTalk talk -> inside(memory, talk.seen(), messages(talk), scene);
            default -> {}
        }
    }

    /// One side's message: how long it was, and when it came.
    private record Message(long size, long at) {}

    /// Those of the server and those of the host.
    private record Messages(List<Message> byPeer, List<Message> byHost) {
        Messages() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(boolean host, long size, Instant at) {
            (host ? byHost : byPeer).add(new Message(size, at.toEpochMilli()));
        }
    }

    private static Messages messages(RawDialogue talk) {
        var messages = new Messages();
        talk.turns().forEach(turn -> messages.add(turn.byHost(), turn.said().length(), turn.at()));
        return messages;
    }

    private static Messages messages(SealedTalk talk) {
        var messages = new Messages();
        talk.turns().forEach(turn -> messages.add(turn.byHost(), turn.bytes(), turn.at()));
        return messages;
    }

    /// Small messages of one size, evenly apart, from either side.
    private static void inside(Memory memory, Seen seen, Messages messages, Scene scene) {
        // Datagrams of one size keep the way through a gateway open, whoever sends them.
        if (!Outside.is(seen) || seen.transport() != Transport.TCP) {
            return;
        }
        List<Message> strokes = strokes(messages.byHost());
        if (strokes.size() < LEAST_MESSAGES) {
            strokes = strokes(messages.byPeer());
        }
        if (strokes.size() < LEAST_MESSAGES || memory.inside.contains(seen.peer())) {
            return;
        }
        memory.inside.put(seen.peer(), true);
        scene.testify(
                Claim.of(
                                STEADY,
                                seen,
                                strokes.size()
                                        + " messages of "
                                        + strokes.getFirst().size()
                                        + " bytes with "
                                        + seen.peer()
                                        + ", every "
                                        + (strokes.get(1).at() - strokes.getFirst().at()) / 1000
                                        + " s")
                        .strength(INSIDE));
    }

    /// The messages of the first size of which enough are evenly apart; none where there is none.
    private static List<Message> strokes(List<Message> messages) {
        for (Message first : messages) {
            List<Message> alike =
                    messages.stream().filter(other -> other.size() == first.size()).toList();
            if (first.size() <= LONGEST_MESSAGE
                    && alike.size() >= LEAST_MESSAGES
                    && isEven(alike)) {
                return alike;
            }
        }
        return List.of();
    }

    private static boolean isEven(List<Message> alike) {
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int i = 1; i < alike.size(); i++) {
            long pause = alike.get(i).at() - alike.get(i - 1).at();
            shortest = Math.min(shortest, pause);
            longest = Math.max(longest, pause);
        }
        return shortest >= LEAST_INTERVAL && longest - shortest <= shortest / 5;
    }

    private static void flow(Memory memory, Flow flow, Scene scene) {
        boolean judged =
                flow.seen().hostOpened()
                        && flow.seen().peer().address().isUnicast()
                        && !flow.seen().peer().address().isPrivate()
                        && !flow.protocol().equals("dns")
                        && !flow.protocol().equals("ntp");
        if (!judged) {
            return;
        }
        if (flow.phase() == Flow.Phase.OPENED) {
            stroke(memory.peers.get(flow.seen().peer(), p -> new Strokes()), flow, scene);
        } else if (flow.phase().isLast()) {
            Strokes strokes = memory.peers.get(flow.seen().peer());
            if (strokes != null) {
                strokes.size = withRoom(strokes.size, strokes.sizes);
                strokes.size[strokes.sizes++ % STROKES] = flow.hostBytes();
            }
        }
    }

    private static void stroke(Strokes strokes, Flow flow, Scene scene) {
        long now = flow.seen().at().toEpochMilli();
        int last = (strokes.count + STROKES - 1) % STROKES;
        if (strokes.told || strokes.count > 0 && now - strokes.at[last] < LEAST_INTERVAL) {
            return;
        }
        strokes.at = withRoom(strokes.at, strokes.count);
        strokes.at[strokes.count++ % STROKES] = now;
        if (strokes.count < LEAST_STROKES) {
            return;
        }
        double strength = strength(strokes);
        if (strength > 0) {
            strokes.told = true;
            scene.testify(
                    Claim.of(
                                    STEADY,
                                    flow.seen(),
                                    "called "
                                            + flow.seen().peer()
                                            + " "
                                            + strokes.count
                                            + " times, every "
                                            + median(intervals(strokes)) / 1000
                                            + " s")
                            .strength(strength));
        }
    }

    /// Most peers are called once or twice.
    private static long[] withRoom(long[] values, int count) {
        return count == values.length && count < STROKES
                ? Arrays.copyOf(values, 2 * count)
                : values;
    }

    private static double strength(Strokes strokes) {
        long[] intervals = intervals(strokes);
        long median = median(intervals);
        double deviation = (double) deviation(intervals, median) / Math.max(1, median);
        long[] sizes = Arrays.copyOf(strokes.size, Math.min(strokes.sizes, STROKES));
        long size = sizes.length == 0 ? 0 : median(sizes);
        boolean alike = sizes.length > 3 && deviation(sizes, size) * 10 <= Math.max(size, 1);
        if (deviation <= STEADY_SHARE) {
            return alike ? 1 : 0.7;
        }
        return deviation <= JITTER_SHARE && alike ? 0.5 : 0;
    }

    /// Between strokes that follow one another; the oldest may have been overwritten.
    private static long[] intervals(Strokes strokes) {
        int kept = Math.min(strokes.count, STROKES);
        long[] at = Arrays.copyOf(strokes.at, kept);
        Arrays.sort(at);
        long[] intervals = new long[kept - 1];
        for (int i = 0; i + 1 < kept; i++) {
            intervals[i] = at[i + 1] - at[i];
        }
        return intervals;
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long deviation(long[] values, long median) {
        long[] apart = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            apart[i] = Math.abs(values[i] - median);
        }
        return median(apart);
    }
}
