package io.sightline.jobs.bench.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/** Runs a work for a while and says how much it does in a second. */
final class Round {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;

    /**
     * @param nanoTime a clock, nanoseconds
     */
    Round(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Runs.
     *
     * @param callers that run it at a time; each ends with the piece during which the time is over,
     *     and is measured by its own time
     * @return per second, all callers together
     */
    double perSecond(PeerWork work, int callers, Duration time) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch all = new CountDownLatch(callers);
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                rates.add(
                        threads.submit(
                                () -> {
                                    all.countDown();
                                    all.await();
                                    return perSecond(work, time);
                                }));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private double perSecond(PeerWork work, Duration time) {
        long start = nanoTime.getAsLong();
        long done = 0;
        long taken;
        do {
            done += work.run();
            taken = nanoTime.getAsLong() - start;
        } while (taken < time.toNanos());
        return done * NANOS_PER_SECOND / taken;
    }
}
