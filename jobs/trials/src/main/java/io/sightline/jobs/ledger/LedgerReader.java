package io.sightline.jobs.ledger;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.local.Patience;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.watch.CommittedRecords;
import io.sightline.jobs.watch.FrameReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Enters into a {@link Ledger} what a {@code read_committed} consumer gets to see, in a thread of
 * its own. Outlives outages of the broker.
 */
public final class LedgerReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final CommittedRecords records;
    private final String detectionsTopic;
    private final Ledger ledger = new Ledger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile long deadLetters;
    private volatile boolean closed;

    private LedgerReader(CommittedRecords records, String detectionsTopic) {
        this.records = records;
        this.detectionsTopic = detectionsTopic;
        thread = new Thread(this::read, "ledger-reader");
    }

    /**
     * Reads two topics from their beginning.
     *
     * @throws io.sightline.models.error.UserError when no broker answers or a topic is missing
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed by the thread, which close() waits for
    public static LedgerReader open(KafkaCluster kafka, String detectionsTopic, String dlqTopic) {
        LedgerReader reader =
                new LedgerReader(
                        CommittedRecords.fromBeginning(kafka, List.of(detectionsTopic, dlqTopic)),
                        detectionsTopic);
        reader.thread.start();
        return reader;
    }

    private void read() {
        try (records) {
            while (!closed) {
                records.poll(POLL).forEach(this::enter);
            }
        } catch (RuntimeException unexpected) {
            failure.set(unexpected);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes
    private void enter(ConsumerRecord<byte[], byte[]> record) {
        if (!record.topic().equals(detectionsTopic)) {
            deadLetters++;
            return;
        }
        FrameReport report = FrameReport.of(record);
        ledger.event(
                new Ledger.Stream(report.cameraId(), report.streamEpoch()),
                report.seq(),
                record.timestamp(),
                record.value());
    }

    /** What was read so far. */
    public Ledger ledger() {
        throwFailure();
        return ledger;
    }

    /** Frames that were refused. */
    public long deadLetters() {
        throwFailure();
        return deadLetters;
    }

    /**
     * Waits until so many frames were reported, or nothing has come for too long.
     *
     * @param frames how many
     * @param still how long nothing may come
     */
    public void awaitFrames(long frames, Duration still) throws InterruptedException {
        Patience patience = new Patience(still, System::nanoTime);
        while (ledger().frames() < frames && !patience.isOut(ledger().frames())) {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    private void throwFailure() {
        RuntimeException unexpected = failure.get();
        if (unexpected != null) {
            throw new IllegalStateException("the events can no longer be read", unexpected);
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
