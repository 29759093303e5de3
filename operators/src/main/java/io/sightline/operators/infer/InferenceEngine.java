package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.sharing.Shared;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.work.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one user of a detector in this process: frames of all tasks wait in one queue, and the {@link
 * Workers} take them in batches. Owns the detector. Thread-safe.
 */
final class InferenceEngine implements AutoCloseable {
    private static final Shared<Key, InferenceEngine> OF_PROCESS = new Shared<>();

    private final ObjectDetector detector;
    private final BatchPolicy policy;
    private final int callers;
    private final Shared.Hold<Workers> workers;
    private final ScheduledExecutorService clock;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private int running;
    private boolean closed;

    private record Key(DetectorFactory detectorFactory, BatchPolicy policy) {}

    private record Request(RgbImage image, CompletableFuture<Inference> answer) {}

    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    private InferenceEngine(DetectorFactory detectorFactory, BatchPolicy policy) {
        this.detector = detectorFactory.open();
        this.policy = policy;
        // A batch that waits for others is meant for a device, which runs one at a time.
        callers = policy.maxWaitMillis() == 0 ? Workers.count() : 1;
        workers = Workers.join();
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "sightline-batch-clock");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Joins the users of the process's engine for a detector; the last to leave closes it.
     *
     * @return the caller closes it
     * @throws io.sightline.models.bundle.ModelException when the detector cannot be opened
     */
    @MustBeClosed
    static Shared.Hold<InferenceEngine> join(DetectorFactory detectorFactory, BatchPolicy policy) {
        return OF_PROCESS.join(
                new Key(detectorFactory, policy),
                () -> new InferenceEngine(detectorFactory, policy));
    }

    /**
     * Runs the network over an image, some time.
     *
     * @param image of the network's input size, not written to any more
     * @return fails as {@link ObjectDetector#detect} does, or when all users have left
     */
    CompletableFuture<Inference> infer(RgbImage image) {
        CompletableFuture<Inference> answer = new CompletableFuture<>();
        int now;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("all users of the engine have left");
            }
            waiting.add(new Request(image, answer));
            now = waiting.size();
        }
        if (policy.maxWaitMillis() == 0 || now == policy.maxSize()) {
            runBatchSoon();
        } else if (now == 1) {
            runBatchLater();
        }
        return answer;
    }

    private void runBatchSoon() {
        workers.get().execute(this::runBatch);
    }

    private void runBatchLater() {
        var unused =
                clock.schedule(this::runBatchSoon, policy.maxWaitMillis(), TimeUnit.MILLISECONDS);
    }

    private void runBatch() {
        List<Request> batch = nextBatch();
        if (batch.isEmpty()) {
            return; // an earlier batch took all
        }
        try {
            detect(batch);
        } catch (RuntimeException | Error failure) {
            batch.forEach(request -> request.answer().completeExceptionally(failure));
        } finally {
            synchronized (this) {
                running--;
                notifyAll();
            }
        }
    }

    private synchronized List<Request> nextBatch() {
        List<Request> batch = new ArrayList<>();
        if (!waiting.isEmpty()) {
            int size = policy.size(waiting.size(), callers);
            for (int i = 0; i < size; i++) {
                batch.add(waiting.remove());
            }
            running++;
            callForTheRest();
        }
        return batch;
    }

    /** Without a wait each frame has called for a batch already. */
    private void callForTheRest() {
        if (policy.maxWaitMillis() == 0) {
            return;
        }
        if (waiting.size() >= policy.maxSize()) {
            runBatchSoon();
        } else if (!waiting.isEmpty()) {
            runBatchLater();
        }
    }

    private void detect(List<Request> batch) {
        long start = System.nanoTime();
        List<RawDetections> detections =
                detector.detect(batch.stream().map(Request::image).toList());
        long nanos = System.nanoTime() - start;
        long end = EpochMicros.now();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i)
                    .answer()
                    .complete(new Inference(detections.get(i), batch.size(), nanos, end));
        }
    }

    /** Lets the batches that run come to their end, and gives up those that wait. */
    @Override
    public void close() {
        List<Request> givenUp;
        synchronized (this) {
            closed = true;
            givenUp = List.copyOf(waiting);
            waiting.clear();
            awaitRunning();
        }
        givenUp.forEach(
                request ->
                        request.answer()
                                .completeExceptionally(
                                        new CancellationException("the engine was closed")));
        clock.shutdownNow();
        workers.close();
        detector.close();
    }

    /** A detector must not be closed under a batch, not even when the task is cancelled. */
    private void awaitRunning() {
        boolean interrupted = false;
        while (running > 0) {
            try {
                wait();
            } catch (InterruptedException cancelled) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
