package wolfhound.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does independent work on several threads; what comes of it is in the order in which it was
/// given.
final class Workers implements AutoCloseable {
    private final ExecutorService pool;

    Workers(int threads) {
        pool = Executors.newFixedThreadPool(threads);
    }

    <T> List<T> all(List<Callable<T>> work) {
        try {
            List<T> done = new ArrayList<>(work.size());
            for (Future<T> future : pool.invokeAll(work)) {
                done.add(future.get());
            }
            return done;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
