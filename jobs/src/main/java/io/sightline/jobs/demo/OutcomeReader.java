package io.sightline.jobs.demo;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.DeadLetterRecordSerializationSchema;
import io.sightline.jobs.kafka.FrameHeaders;
import io.sightline.jobs.kafka.KafkaHeaders;
import io.sightline.jobs.options.KafkaOptions;
import io.sightline.jobs.watch.CommittedRecords;
import io.sightline.jobs.watch.FrameReport;
import io.sightline.operators.frame.CameraId;
import io.sightline.operators.frame.EpochMicros;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Reads what comes out of the job, as any consumer would, tells the tally of every frame and shows
 * some: of each camera at most one line per {@code lineInterval} of capture time.
 */
final class OutcomeReader implements AutoCloseable {
    private final KafkaOptions kafka;
    private final CommittedRecords records;
    private final DemoTally tally;
    private final PrintWriter out;
    private final Duration lineInterval;
    private final Map<String, Long> nextLineMillis = new HashMap<>();
    private String model = "";

    /**
     * @param kafka where the outcomes are
     * @param tally told of every outcome
     * @param out gets the lines
     * @param lineInterval capture time between two lines of a camera
     * @throws io.sightline.jobs.options.UserError when a topic is missing
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the records are closed with this
    OutcomeReader(KafkaOptions kafka, DemoTally tally, PrintWriter out, Duration lineInterval) {
        this.kafka = kafka;
        this.records =
                CommittedRecords.fromBeginning(
                        kafka.bootstrapServers(),
                        List.of(kafka.detectionsTopic(), kafka.dlqTopic()));
        this.tally = tally;
        this.out = out;
        this.lineInterval = lineInterval;
    }

    /**
     * Takes what has come out since the last time.
     *
     * @param patience how long to wait for the first record
     */
    void read(Duration patience) {
        ConsumerRecords<byte[], byte[]> arrived = records.poll(patience);
        long receivedMicros = EpochMicros.now();
        arrived.records(kafka.detectionsTopic())
                .forEach(record -> takeEvent(record, receivedMicros));
        arrived.records(kafka.dlqTopic()).forEach(record -> takeDeadLetter(record, receivedMicros));
        out.flush();
    }

    private void takeEvent(ConsumerRecord<byte[], byte[]> record, long receivedMicros) {
        FrameReport report = FrameReport.of(record);
        model = report.model();
        FrameKey frame = new FrameKey(report.cameraId(), report.streamEpoch(), report.seq());
        tally.detected(frame, report.labels(), receivedMicros);
        if (record.timestamp() >= nextLineMillis.getOrDefault(report.cameraId(), 0L)) {
            nextLineMillis.put(report.cameraId(), record.timestamp() + lineInterval.toMillis());
            out.println(report.line());
        }
    }

    private void takeDeadLetter(ConsumerRecord<byte[], byte[]> record, long receivedMicros) {
        FrameKey frame =
                new FrameKey(
                        CameraId.parse(record.key()).orElseThrow(),
                        header(record, FrameHeaders.STREAM_EPOCH),
                        Long.parseLong(header(record, FrameHeaders.SEQ)));
        tally.deadLettered(frame, receivedMicros);
        out.printf(
                "%-12s #%06d  dead letter: %s%n",
                frame.cameraId(),
                frame.seq(),
                header(record, DeadLetterRecordSerializationSchema.REASON));
    }

    /** The model the events name; empty before the first. */
    String model() {
        return model;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return KafkaHeaders.text(record, name).orElseThrow();
    }

    @Override
    public void close() {
        records.close();
    }
}
