package io.sightline.jobs.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Threads that publish until they are done or told to stop, and what they published. Owns them. */
final class CameraThreads implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean stopping;

    /** What one of them does. */
    interface Work {
        /**
         * Publishes.
         *
         * @param stopping whether to come to an end
         * @return frames that the broker acknowledged
         */
        long publish(BooleanSupplier stopping) throws InterruptedException;
    }

    void start(String name, Work work) {
        Thread thread = new Thread(() -> run(work), name);
        threads.add(thread);
        thread.start();
    }

    private void run(Work work) {
        try {
            frames.addAndGet(work.publish(() -> stopping));
        } catch (RuntimeException unexpected) {
            failure.set(unexpected);
        } catch (InterruptedException abandoned) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Demands that all of them could publish so far.
     *
     * @throws IllegalStateException when one could not
     */
    void requireRunning() {
        RuntimeException unexpected = failure.get();
        if (unexpected != null) {
            throw new IllegalStateException(
                    "a camera failed to publish: " + unexpected.getMessage(), unexpected);
        }
    }

    /** Asks all of them to come to an end. */
    void stop() {
        stopping = true;
    }

    /**
     * Waits until all of them have ended.
     *
     * @return frames that the broker acknowledged
     * @throws IllegalStateException when one could not publish
     */
    long join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        requireRunning();
        return frames.get();
    }

    /** Gives up what is not published. */
    @Override
    public void close() {
        stop();
        threads.forEach(Thread::interrupt);
    }
}
