package wolfhound.sources.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Threads that share the walk: each takes whatever piece of work is ready. Ready is the oldest
/// load to be told when all shards had it; a shard's next load when the shard is free; and the next
/// load to be filled while fewer than [#LOADS] are on their way. Telling comes first, so that loads
/// return; filling last, so that memory stays small.
///
/// One lock guards the schedule; the pieces of work are some ten thousand instructions each.
final class Crew {
    private static final int LOADS = 8;

    private final Conversations conversations;
    private final int shards;
    private final int threads;
    private final Load[] loads = new Load[LOADS];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// Loads filled and told so far; load n lies in place n modulo LOADS.
    private long filled;

    private long told;
    private boolean filling;
    private boolean telling;
    private boolean exhausted;
    private final long[] walked;
    private final boolean[] walking;
    private final int[] missing = new int[LOADS];
    private @Nullable Throwable failure;

    private static final int FILL = -1;
    private static final int TELL = -2;
    private static final int NOTHING = -3;
    private static final int DONE = -4;

    Crew(Conversations conversations, int shards, int threads) {
        this.conversations = conversations;
        this.shards = shards;
        this.threads = threads;
        walked = new long[shards];
        walking = new boolean[shards];
        for (int i = 0; i < LOADS; i++) {
            loads[i] = new Load(shards);
        }
    }

    /// @return whether the caller was interrupted
    boolean work() {
        List<Thread> crew = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            int helper = i;
            crew.add(Thread.ofPlatform().name("walk-" + i).daemon().start(() -> help(helper)));
        }
        help(0);
        boolean interrupted = false;
        for (Thread thread : crew) {
            interrupted |= join(thread);
        }
        rethrow();
        return interrupted | Thread.interrupted();
    }

    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private void help(int helper) {
        int preferred = helper * shards / threads;
        while (true) {
            int piece = next(preferred, helper == 0);
            if (piece == DONE) {
                return;
            }
            try {
                perform(piece);
            } catch (Throwable thrown) {
                fail(thrown);
            }
        }
    }

    private void fail(Throwable thrown) {
        lock.lock();
        try {
            if (failure == null) {
                failure = thrown;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int next(int preferred, boolean caller) {
        lock.lock();
        try {
            while (true) {
                if (caller && Thread.currentThread().isInterrupted()) {
                    exhausted = true;
                }
                int piece = choose(preferred);
                if (piece != NOTHING) {
                    return piece;
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private int choose(int preferred) {
        if (failure != null || exhausted && !filling && told == filled) {
            return DONE;
        }
        if (!telling && told < filled && missing[place(told)] == 0) {
            telling = true;
            return TELL;
        }
        for (int k = 0; k < shards; k++) {
            int s = (preferred + k) % shards;
            if (!walking[s] && walked[s] < filled) {
                walking[s] = true;
                return s;
            }
        }
        if (!filling && !exhausted && filled - told < LOADS) {
            filling = true;
            return FILL;
        }
        return NOTHING;
    }

    private void perform(int piece) {
        switch (piece) {
            case TELL -> tell();
            case FILL -> fill();
            default -> walk(piece);
        }
    }

    private void fill() {
        Load load = loads[place(filled)];
        boolean more = conversations.fill(load);
        if (more) {
            load.part();
        }
        lock.lock();
        try {
            filling = false;
            if (more) {
                missing[place(filled)] = shards;
                filled++;
            } else {
                exhausted = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// All that is ready for a shard, so that its conversations stay in this processor's cache.
    private void walk(int s) {
        long until = filledSoFar();
        for (long each = walked[s]; each < until; each++) {
            conversations.walk(loads[place(each)], s);
        }
        lock.lock();
        try {
            boolean complete = false;
            for (long each = walked[s]; each < until; each++) {
                complete |= --missing[place(each)] == 0;
            }
            walked[s] = until;
            walking[s] = false;
            if (complete || until < filled) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private long filledSoFar() {
        lock.lock();
        try {
            return filled;
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        Load load = loads[place(told)];
        conversations.deliver(load);
        lock.lock();
        try {
            told++;
            telling = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static int place(long load) {
        return (int) (load % LOADS);
    }
}
