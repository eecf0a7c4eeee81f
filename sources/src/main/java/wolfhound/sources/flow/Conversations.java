package wolfhound.sources.flow;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Observation;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.capture.Captures;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.link.Decoder;
import wolfhound.sources.wire.WireProtocol;

/// Walks the packets of captures into observations, with as many threads as it is given.
///
/// The work is cut in three: decoding, in the order of the files; following conversations, in a
/// fixed number of shards, each in the order of packets; and telling, in the order of packets
/// again. A shard's result depends on its packets and the clock alone, and tellings are put in the
/// order in which a single thread would make them: so the observations do not depend on the number
/// of threads.
///
/// Conversations go on from one file to the next where it begins within minutes after the last one
/// ended; otherwise they end with their file.
public final class Conversations {
    /// A power of two, more than the threads that will ever help.
    private static final int SHARDS = 16;

    private final Captures captures;
    private final Decoder decoder;
    private final Tally tally;
    private final Consumer<Observation> observer;
    private final Shard[] shards = new Shard[SHARDS];
    private final Clock clock = new Clock();
    private String file = "";
    private boolean begun;
    private long toldCount;

    public Conversations(
            Captures captures,
            Tally tally,
            List<WireProtocol> streams,
            List<WireProtocol> datagrams,
            @Nullable RuleSet rules,
            Consumer<Observation> observer) {
        this.captures = captures;
        this.decoder = new Decoder(tally, rules != null);
        this.tally = tally;
        this.observer = rules == null ? observer : new AlertsOnly(rules, observer);
        var names = new Names();
        for (int s = 0; s < SHARDS; s++) {
            shards[s] =
                    new Shard(
                            tally, names, streams, datagrams, Limits.CONVERSATIONS / SHARDS, rules);
        }
    }

    /// Reads to the end, or until interrupted; what was read is told either way.
    public void walk(int threads) throws InterruptedException {
        boolean interrupted = threads <= 1 ? walkAlone() : new Crew(this, SHARDS, threads).work();
        for (Shard shard : shards) {
            shard.tellTo(this::tell);
            shard.end(clock.latest());
            shard.reportRules();
        }
        if (observer instanceof AlertsOnly alerts) {
            alerts.report(tally);
        }
        reportTold();
        if (interrupted) {
            throw new InterruptedException("what was read until now is told");
        }
    }

    private boolean walkAlone() {
        var load = new Load(SHARDS);
        for (Shard shard : shards) {
            shard.tellTo(this::tell);
        }
        while (!Thread.currentThread().isInterrupted()) {
            if (!fill(load)) {
                return false;
            }
            walk(load);
            reportTold();
        }
        return Thread.interrupted();
    }

    /// Reads and decodes the next packets.
    boolean fill(Load load) {
        if (!captures.next(load.block)) {
            return false;
        }
        decoder.decode(load.block, load.batch);
        boolean otherFile = begun && !file.equals(load.block.file);
        begun = true;
        file = load.block.file;
        load.schedule(clock, otherFile);
        return true;
    }

    private void walk(Load load) {
        if (load.anew) {
            for (Shard shard : shards) {
                shard.end(load.anewAt);
            }
        }
        int second = load.startSecond;
        int tick = 0;
        for (int i = 0; i < load.batch.count; i++) {
            if (tick < load.ticks && load.tickAt[tick] == i) {
                second = load.tickSecond[tick++];
                for (Shard shard : shards) {
                    shard.pass(second, load.batch.time[i]);
                }
            }
            shards[Load.shard(load.batch.pairHash[i], SHARDS)].take(load.batch, i, second);
        }
    }

    /// The share of one shard in a load; the same steps as in the walk above.
    void walk(Load load, int s) {
        Shard shard = shards[s];
        Told told = load.told[s];
        shard.tellTo(told);
        if (load.anew) {
            told.at(-1);
            shard.end(load.anewAt);
        }
        int second = load.startSecond;
        int tick = 0;
        for (int at = load.first(s); at < load.end(s); at++) {
            int i = load.packet(at);
            for (; tick < load.ticks && load.tickAt[tick] <= i; tick++) {
                second = pass(load, shard, told, tick);
            }
            told.at(2 * i + 1);
            shard.take(load.batch, i, second);
        }
        for (; tick < load.ticks; tick++) {
            pass(load, shard, told, tick);
        }
    }

    private static int pass(Load load, Shard shard, Told told, int tick) {
        int i = load.tickAt[tick];
        told.at(2 * i);
        shard.pass(load.tickSecond[tick], load.batch.time[i]);
        return load.tickSecond[tick];
    }

    void deliver(Load load) {
        Told.deliver(load.told, this::tell);
        reportTold();
    }

    private void tell(Observation observation) {
        toldCount++;
        observer.accept(observation);
    }

    private void reportTold() {
        tally.observations(toldCount);
        toldCount = 0;
    }
}
