package io.sightline.jobs.chaos;

import io.sightline.jobs.cluster.Waiting;
import io.sightline.jobs.ledger.LedgerReader;
import io.sightline.jobs.load.TrialCameras;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Measures the time until every camera has a committed event of a frame that was captured after the
 * start. Runs in its own thread, because injecting a fault takes time, too.
 */
final class RecoveryWatch {
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private final CompletableFuture<Duration> recovery = new CompletableFuture<>();

    private RecoveryWatch(LedgerReader events) {
        long start = System.currentTimeMillis();
        Thread thread = new Thread(() -> watch(events, start), "recovery-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts now. */
    static RecoveryWatch start(LedgerReader events) {
        return new RecoveryWatch(events);
    }

    private void watch(LedgerReader events, long start) {
        try {
            Waiting.until(
                    "an event of every camera",
                    PATIENCE,
                    () -> events.ledger().camerasSeenSince(start) == TrialCameras.COUNT);
            recovery.complete(Duration.ofMillis(System.currentTimeMillis() - start));
        } catch (RuntimeException | InterruptedException failure) {
            recovery.completeExceptionally(failure);
        }
    }

    /**
     * Waits until events flow again.
     *
     * @return time since the start
     * @throws java.util.concurrent.CompletionException when it takes longer than twelve minutes
     */
    Duration await() {
        return recovery.join();
    }
}
