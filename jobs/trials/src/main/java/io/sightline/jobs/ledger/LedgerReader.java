package io.sightline.jobs.ledger;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.DeadLetterRecordSerializationSchema;
import io.sightline.jobs.local.Patience;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.watch.CommittedRecords;
import io.sightline.jobs.watch.FrameReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the topics of a run as a {@code read_committed} consumer, in its own thread, and counts
 * events in a {@link Ledger} and frames of {@link ExtraCameras} apart. Survives outages of the
 * broker.
 */
public final class LedgerReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final CommittedRecords records;
    private final String detectionsTopic;
    private final Ledger ledger = new Ledger();
    private final ExtraCameras extraCameras = new ExtraCameras();
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

    private void enter(ConsumerRecord<byte[], byte[]> record) {
        if (!record.topic().equals(detectionsTopic)) {
            enterDeadLetter(record);
            return;
        }
        FrameReport report = FrameReport.of(record);
        if (ExtraCameras.isExtra(report.cameraId())) {
            extraCameras.seen(report.cameraId(), ExtraCameras.EVENT);
            return;
        }
        ledger.event(
                new Ledger.Stream(report.cameraId(), report.streamEpoch()),
                report.seq(),
                record.timestamp(),
                record.value());
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes
    private void enterDeadLetter(ConsumerRecord<byte[], byte[]> record) {
        String cameraId = new String(record.key(), StandardCharsets.UTF_8);
        if (ExtraCameras.isExtra(cameraId)) {
            extraCameras.seen(
                    cameraId,
                    KafkaHeaders.text(record, DeadLetterRecordSerializationSchema.REASON)
                            .orElseThrow());
        } else {
            deadLetters++;
        }
    }

    /** The events of the regular cameras that were read so far. */
    public Ledger ledger() {
        throwFailure();
        return ledger;
    }

    /** The extra cameras: what is expected of them, and what was read so far. */
    public ExtraCameras extraCameras() {
        throwFailure();
        return extraCameras;
    }

    /** Dead letters of the regular cameras. */
    public long deadLetters() {
        throwFailure();
        return deadLetters;
    }

    /**
     * Waits until enough frames were reported, or none for too long.
     *
     * @param frames of the regular cameras
     * @param silence longest time without a newly reported frame
     */
    public void awaitFrames(long frames, Duration silence) throws InterruptedException {
        Patience patience = new Patience(silence, System::nanoTime);
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
