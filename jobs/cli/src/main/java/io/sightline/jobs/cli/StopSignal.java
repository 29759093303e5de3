package io.sightline.jobs.cli;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to a command that the program must stop (Ctrl-C or SIGTERM), and delays the exit until
 * the work has ended, half a minute at most. Open it before the work that must end in order, and
 * close it after.
 */
final class StopSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable onRequest;

    private StopSignal(Runnable onRequest) {
        this.onRequest = onRequest;
    }

    /** Starts to listen. */
    @MustBeClosed
    static StopSignal listen() {
        return listen(() -> {});
    }

    /**
     * Starts to listen.
     *
     * @param onRequest told once, in another thread, when the program is asked to stop
     */
    @MustBeClosed
    static StopSignal listen(Runnable onRequest) {
        StopSignal signal = new StopSignal(onRequest);
        Runtime.getRuntime().addShutdownHook(new Thread(signal::requestStop, "stop-signal"));
        return signal;
    }

    private void requestStop() {
        requested.countDown();
        onRequest.run();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Stopping although the work has not ended");
            }
        } catch (InterruptedException impatience) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the program was asked to stop. */
    boolean requested() {
        return requested.getCount() == 0;
    }

    /** Waits until the program is asked to stop. */
    void await() throws InterruptedException {
        requested.await();
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
