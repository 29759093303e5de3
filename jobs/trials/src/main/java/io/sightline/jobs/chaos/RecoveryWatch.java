package io.sightline.jobs.chaos;

import io.sightline.jobs.cluster.Waiting;
import io.sightline.jobs.ledger.LedgerReader;
import io.sightline.jobs.load.TrialCameras;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How long it takes until events flow again: until every camera has a committed event of a frame
 * that was taken after the watch began. Watches in its own thread, since faults take their time.
 */
final class RecoveryWatch {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CompletableFuture<Duration> recovery = new CompletableFuture<>();

    private RecoveryWatch(LedgerReader events) {
        long start = System.currentTimeMillis();
        Thread thread = new Thread(() -> watch(events, start), "recovery-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins now. */
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
     * Waits for it.
     *
     * @throws java.util.concurrent.CompletionException when it takes longer than five minutes
     */
    Duration await() {
        return recovery.join();
    }
}
