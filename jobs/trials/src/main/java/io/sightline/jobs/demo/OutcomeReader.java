package io.sightline.jobs.demo;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.DeadLetterRecordSerializationSchema;
import io.sightline.jobs.topics.FrameHeaders;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.watch.CommittedRecords;
import io.sightline.jobs.watch.FrameReport;
import io.sightline.operators.frame.CameraId;
import io.sightline.operators.frame.EpochMicros;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Reads what comes out of the job, as any consumer would, and tells of every frame. */
final class OutcomeReader implements AutoCloseable {
    private final PipelineTopics kafka;
    private final CommittedRecords records;
    private final DemoTally tally;
    private final Optional<EventAccuracy> accuracy;
    private final EventLines lines;
    private final float shownAbove;
    private String model = "";

    /**
     * @param kafka where the outcomes are
     * @param tally told of every outcome
     * @param accuracy told of everything that was found
     * @param lines told of every outcome
     * @param shownAbove tally and lines are told of detections with a score above it, [0, 1]
     * @throws io.sightline.models.error.UserError when a topic is missing
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the records are closed with this
    OutcomeReader(
            PipelineTopics kafka,
            DemoTally tally,
            Optional<EventAccuracy> accuracy,
            EventLines lines,
            float shownAbove) {
        this.kafka = kafka;
        this.records =
                CommittedRecords.fromBeginning(
                        kafka.cluster(), List.of(kafka.detectionsTopic(), kafka.dlqTopic()));
        this.tally = tally;
        this.accuracy = accuracy;
        this.lines = lines;
        this.shownAbove = shownAbove;
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
        lines.flush();
    }

    private void takeEvent(ConsumerRecord<byte[], byte[]> record, long receivedMicros) {
        FrameReport report = FrameReport.of(record);
        model = report.model();
        FrameKey frame = new FrameKey(report.cameraId(), report.streamEpoch(), report.seq());
        accuracy.ifPresent(measured -> measured.add(frame, report.detections()));
        FrameReport shown = report.above(shownAbove);
        tally.detected(frame, shown.labels(), receivedMicros);
        lines.show(shown, record.timestamp());
    }

    private void takeDeadLetter(ConsumerRecord<byte[], byte[]> record, long receivedMicros) {
        FrameKey frame =
                new FrameKey(
                        CameraId.parse(record.key()).orElseThrow(),
                        header(record, FrameHeaders.STREAM_EPOCH),
                        Long.parseLong(header(record, FrameHeaders.SEQ)));
        tally.deadLettered(frame, receivedMicros);
        lines.showDeadLetter(frame, header(record, DeadLetterRecordSerializationSchema.REASON));
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
