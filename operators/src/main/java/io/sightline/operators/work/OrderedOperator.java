package io.sightline.operators.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManager;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * An operator whose work is done by other threads, and whose results are emitted in the order in
 * which the work was added, with watermarks in their place.
 *
 * <p>Nothing is in flight at a checkpoint: the barrier waits until all that was added is emitted.
 * So there is no state, and no frame is lost or repeated by a restart or moved to another task by a
 * change of parallelism. Work that fails fails the task.
 *
 * @param <I> input
 * @param <R> result of the work
 * @param <O> output
 */
public abstract class OrderedOperator<I, R, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private static final int MAX_PASSING = 1000;

    private final transient MailboxExecutor mailbox;
    private final transient Deque<Entry<R>> inFlight = new ArrayDeque<>();

    private transient int roomTaken;

    // Reporters read gauges from their own threads.
    private volatile int inFlightCount;

    /** Creates the operator within a chain. */
    protected OrderedOperator(StreamOperatorParameters<O> parameters) {
        super(parameters);
        this.mailbox = parameters.getMailboxExecutor();
    }

    /**
     * Work in flight, or what waits in its place between two of them: a watermark or a known
     * result.
     */
    private record Entry<R>(
            Optional<Watermark> watermark, CompletableFuture<R> work, boolean takesRoom) {}

    /**
     * How much work may be in flight before the input waits, at least 1; called after {@link
     * #open}.
     */
    protected abstract int capacity();

    /** Emits a result, in the task's thread. */
    protected abstract void emit(R result) throws Exception;

    /**
     * Waits until more may be added. Meanwhile results are emitted and timers fire, so the current
     * key may change.
     */
    protected final void awaitRoom() throws InterruptedException {
        while (roomTaken >= capacity() || inFlight.size() - roomTaken >= MAX_PASSING) {
            mailbox.yield();
        }
    }

    /** Adds work, whose result is emitted after those of all work added before. */
    protected final void add(CompletableFuture<R> work) throws Exception {
        enqueue(new Entry<>(Optional.empty(), work, true));
        if (work.isDone()) {
            emitFinished();
        } else {
            // What it returns completes only after the task's thread was notified, so it is not
            // needed.
            var unused = work.whenComplete((result, failure) -> tell());
        }
    }

    /**
     * Adds a known result, emitted after those of all work added before. It should be small: up to
     * {@value #MAX_PASSING} of them may wait, since they do not count as work in flight.
     */
    protected final void pass(R result) throws Exception {
        enqueue(new Entry<>(Optional.empty(), CompletableFuture.completedFuture(result), false));
        emitFinished();
    }

    private void enqueue(Entry<R> entry) {
        inFlight.add(entry);
        inFlightCount = inFlight.size();
        roomTaken += entry.takesRoom() ? 1 : 0;
    }

    /** Notifies the task's thread that work is done. */
    private void tell() {
        try {
            mailbox.execute(this::emitFinished, "emit finished results");
        } catch (RejectedExecutionException closing) {
            // The task is ending and accepts no more results.
            LOG.debug("Dropped a result that arrived after its task had ended.", closing);
        }
    }

    private void emitFinished() throws Exception {
        while (!inFlight.isEmpty() && inFlight.peek().work().isDone()) {
            Entry<R> entry = inFlight.remove();
            inFlightCount = inFlight.size();
            roomTaken -= entry.takesRoom() ? 1 : 0;
            if (entry.watermark().isPresent()) {
                output.emitWatermark(entry.watermark().get());
            } else {
                emit(result(entry.work()));
            }
        }
    }

    private static <R> R result(CompletableFuture<R> work) throws Exception {
        try {
            return work.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    /** How much is in flight; any thread may call it. */
    protected final int inFlightCount() {
        return inFlightCount;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        Optional<InternalTimeServiceManager<?>> timers = getTimeServiceManager();
        if (timers.isPresent()) {
            timers.get().advanceWatermark(mark);
        }
        enqueue(new Entry<>(Optional.of(mark), CompletableFuture.completedFuture(null), false));
        emitFinished();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        drain();
    }

    @Override
    public void endInput() throws Exception {
        drain();
    }

    /** Waits until all that was added is emitted. */
    protected final void drain() throws InterruptedException {
        while (!inFlight.isEmpty()) {
            mailbox.yield();
        }
    }
}
