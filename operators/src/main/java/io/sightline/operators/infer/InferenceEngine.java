package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Device;
import io.sightline.models.sharing.Shared;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The only user of a detector: the frames of all tasks of a job on a device wait in one queue. The
 * {@link Workers} take them in batches, each core one at a time; those of a GPU are run by a thread
 * of its own, one after the other, so that no core that could decode waits for a GPU. Owns the
 * detector. Thread-safe.
 *
 * <p>Shared by everything that one class loader loads. Flink gives each job a class loader of its
 * own, so two jobs in one TaskManager have an engine, and a loaded model, each.
 */
final class InferenceEngine implements AutoCloseable {
    private static final Shared<Key, InferenceEngine> OF_CLASS_LOADER = new Shared<>();

    private final ObjectDetector detector;
    private final BatchPolicy policy;
    private final BatchCallers callers;
    private final ScheduledExecutorService clock;
    private final BatchQueue<Request> waiting;
    private int running;
    private boolean closed;

    private record Key(DetectorFactory detectorFactory, BatchPolicy policy, Device device) {}

    private record Request(RgbImage image, CompletableFuture<Inference> answer) {}

    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    private InferenceEngine(Key key) {
        detector = key.detectorFactory().open(key.device());
        policy = key.policy();
        callers = BatchCallers.of(key.device());
        waiting = new BatchQueue<>(policy, callers.count());
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "sightline-batch-clock");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Joins the users of the engine for a detector; of several devices, the one with the fewest
     * users. The last to leave closes it.
     *
     * @return the caller closes it
     * @throws io.sightline.models.bundle.ModelException when the detector cannot be opened, or the
     *     machine lacks a device
     */
    @MustBeClosed
    static Shared.Lease<InferenceEngine> join(DetectorFactory detectorFactory, Batching batching) {
        List<Key> keys =
                detectorFactory.devices().stream()
                        .map(device -> new Key(detectorFactory, batching.on(device), device))
                        .toList();
        return OF_CLASS_LOADER.joinLeastUsed(keys, InferenceEngine::new);
    }

    /** How many batches may run at the same time. */
    int callers() {
        return callers.count();
    }

    /** Upper bound of frames in a batch. */
    int batchSize() {
        return policy.maxSize();
    }

    /** Number of queued images. */
    synchronized int queued() {
        return waiting.size();
    }

    /**
     * Queues an image for inference.
     *
     * @param image of the network's input size, not written to any more
     * @return fails as {@link ObjectDetector#detect} does, or when all users have left
     */
    CompletableFuture<Inference> infer(RgbImage image) {
        CompletableFuture<Inference> answer = new CompletableFuture<>();
        Optional<Duration> next;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the inference engine is closed");
            }
            next = waiting.add(new Request(image, answer), System.nanoTime());
        }
        next.ifPresent(this::runBatchAfter);
        return answer;
    }

    private void runBatchAfter(Duration delay) {
        if (delay.isZero()) {
            callers.execute(this::runBatch);
        } else {
            var unused =
                    clock.schedule(
                            () -> callers.execute(this::runBatch),
                            delay.toNanos(),
                            TimeUnit.NANOSECONDS);
        }
    }

    private void runBatch() {
        List<Request> batch = nextBatch();
        if (batch.isEmpty()) {
            return; // an earlier batch took them all
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
        BatchQueue.Taken<Request> taken = waiting.take(System.nanoTime());
        if (!taken.items().isEmpty()) {
            running++;
        }
        taken.next().ifPresent(this::runBatchAfter);
        return taken.items();
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

    /** Finishes running batches and cancels queued ones. */
    @Override
    public void close() {
        List<Request> cancelled;
        synchronized (this) {
            closed = true;
            cancelled = waiting.takeAll();
            awaitRunning();
        }
        cancelled.forEach(
                request ->
                        request.answer()
                                .completeExceptionally(
                                        new CancellationException(
                                                "the inference engine was closed before the frame was inferred")));
        clock.shutdownNow();
        try {
            callers.close();
        } finally {
            detector.close();
        }
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
