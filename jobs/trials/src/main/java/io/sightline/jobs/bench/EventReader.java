package io.sightline.jobs.bench;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.DeadLetterRecordSerializationSchema;
import io.sightline.jobs.local.LocalPipeline;
import io.sightline.jobs.local.Patience;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.watch.CommittedRecords;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Reads when events were appended. It looks ten times a second and reads no more of an event than
 * its times, so that it takes next to nothing of what is measured.
 */
final class EventReader implements AutoCloseable {
    private static final Duration FETCH = Duration.ofMillis(10);
    private static final long PAUSE_MILLIS = 100;

    private final LocalPipeline pipeline;
    private final BenchListener listener;
    private final CommittedRecords records;

    /** Reads from the beginning; each event comes once. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the records are closed with this
    EventReader(LocalPipeline pipeline, BenchListener listener) {
        PipelineTopics kafka = pipeline.kafka();
        this.pipeline = pipeline;
        this.listener = listener;
        this.records =
                CommittedRecords.fromBeginning(
                        kafka.cluster(), List.of(kafka.detectionsTopic(), kafka.dlqTopic()));
    }

    /**
     * Waits for the next events.
     *
     * @param count how many
     * @param task as the listener is told
     * @param atEachLook called before the first look, between looks and after the last one
     * @return in no particular order
     * @throws UserError when the job fails, refuses a frame, or stands still for too long
     */
    List<EventTimes> read(int count, String task, Runnable atEachLook) throws InterruptedException {
        List<EventTimes> events = new ArrayList<>(count);
        Patience patience = new Patience(LocalPipeline.START_PATIENCE, System::nanoTime);
        listener.began(task, "frames", count);
        try {
            atEachLook.run();
            while (events.size() < count) {
                if (patience.isOut(events.size())) {
                    throw new UserError(
                            String.format(
                                    Locale.ROOT,
                                    "no event arrived for %d s; %d of %d had arrived",
                                    LocalPipeline.START_PATIENCE.toSeconds(),
                                    events.size(),
                                    count));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                pipeline.requireRunning();
                take(records.poll(FETCH), events);
                atEachLook.run();
                listener.reached(events.size());
            }
        } finally {
            listener.ended();
        }
        return events;
    }

    private void take(ConsumerRecords<byte[], byte[]> arrived, List<EventTimes> events) {
        PipelineTopics kafka = pipeline.kafka();
        for (ConsumerRecord<byte[], byte[]> letter : arrived.records(kafka.dlqTopic())) {
            throw new UserError(
                    "the job refused a frame: "
                            + KafkaHeaders.text(letter, DeadLetterRecordSerializationSchema.DETAIL)
                                    .orElse("no reason given"));
        }
        for (ConsumerRecord<byte[], byte[]> event : arrived.records(kafka.detectionsTopic())) {
            events.add(EventTimes.of(event));
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
