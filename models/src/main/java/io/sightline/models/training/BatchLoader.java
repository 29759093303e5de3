package io.sightline.models.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes batches, some of them ahead. The content of a batch depends only on the number of its step,
 * so that a resumed run continues as if it had never been interrupted. Not thread-safe; its creator
 * closes it.
 */
final class BatchLoader implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int AHEAD = 4;

    private final Batches batches;
    private final ExecutorService workers;
    private final Deque<Future<TrainingBatch>> ahead = new ArrayDeque<>();
    private long next;

    /**
     * @param firstStep whose batch comes first
     */
    BatchLoader(Batches batches, long firstStep) {
        this.batches = batches;
        next = firstStep;
        workers =
                Executors.newFixedThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "batch-loader");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** The batch of the next step; what fails while it is made is thrown here. */
    TrainingBatch next() throws InterruptedException {
        while (ahead.size() < AHEAD) {
            long step = next++;
            ahead.add(workers.submit(() -> batches.batch(step)));
        }
        try {
            return ahead.remove().get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
