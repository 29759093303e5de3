package io.sightline.jobs.feed;

import static io.sightline.jobs.topics.KafkaHeaders.utf8;

import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.topics.FrameHeaders;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Publishes frames to the topic, one record per camera. The first record that cannot be delivered
 * ends it, so that no sequence number is missing in the middle. Owns the producer.
 */
final class FramePublisher implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final FeedOptions options;
    private final FeedListener listener;
    private final FeedClock clock;
    private final LongAdder frames = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    FramePublisher(
            Producer<byte[], byte[]> producer,
            FeedOptions options,
            FeedListener listener,
            FeedClock clock) {
        this.producer = producer;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Passes a frame to the producer for every camera; waits while its buffer is full.
     *
     * @param captureMillis capture time, epoch milliseconds
     * @throws UserError when this or an earlier frame cannot be delivered
     */
    void publish(SourceFrame frame, String streamEpoch, long seq, long captureMillis) {
        Headers headers = headers(frame, streamEpoch, seq);
        for (String cameraId : options.cameraIds()) {
            publish(cameraId, frame, headers, streamEpoch, seq, captureMillis);
        }
    }

    /**
     * Passes a frame of one camera to the producer; waits while its buffer is full.
     *
     * @param captureMillis capture time, epoch milliseconds
     * @throws UserError when this or an earlier frame cannot be delivered
     */
    void publish(
            String cameraId, SourceFrame frame, String streamEpoch, long seq, long captureMillis) {
        Headers headers = headers(frame, streamEpoch, seq);
        publish(cameraId, frame, headers, streamEpoch, seq, captureMillis);
    }

    private void publish(
            String cameraId,
            SourceFrame frame,
            Headers headers,
            String streamEpoch,
            long seq,
            long captureMillis) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        options.framesTopic(),
                        null,
                        captureMillis,
                        utf8(cameraId),
                        frame.value(),
                        headers);
        long publishedMicros = clock.micros();
        send(record, () -> listener.onPublished(cameraId, streamEpoch, seq, publishedMicros));
        throwFailure();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the result
    private void send(ProducerRecord<byte[], byte[]> record, Runnable onAcknowledged) {
        try {
            producer.send(
                    record,
                    (metadata, refused) -> {
                        if (refused == null) {
                            frames.increment();
                            bytes.add(record.value().length);
                            onAcknowledged.run();
                        } else {
                            failure.compareAndSet(null, refused);
                        }
                    });
        } catch (KafkaException refused) {
            failure.compareAndSet(null, refused);
        }
    }

    private static Headers headers(SourceFrame frame, String streamEpoch, long seq) {
        Headers headers = new RecordHeaders();
        headers.add(FrameHeaders.CONTENT_TYPE, utf8(frame.contentType().mimeType()));
        headers.add(FrameHeaders.SEQ, utf8(Long.toString(seq)));
        headers.add(FrameHeaders.STREAM_EPOCH, utf8(streamEpoch));
        if (frame.contentType().isVideo()) {
            headers.add(FrameHeaders.KEYFRAME, utf8(Boolean.toString(frame.keyframe())));
        }
        return headers;
    }

    /**
     * Waits until every frame is acknowledged.
     *
     * @throws UserError when one cannot be delivered
     */
    void flush() {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() {
        Exception refused = failure.get();
        if (refused != null) {
            throw new UserError(
                    "cannot publish to topic '%s' at %s: %s"
                            .formatted(options.framesTopic(), options.cluster(), reason(refused)),
                    refused);
        }
    }

    /** The broker's message about a time that it does not accept does not mention time. */
    private static String reason(Exception refused) {
        return refused instanceof InvalidTimestampException
                ? "its brokers do not accept the capture times; compare the clocks of the machines,"
                        + " and message.timestamp.before.max.ms and .after.max.ms of the topic"
                : refused.getMessage();
    }

    /** Frames acknowledged so far, all cameras together. */
    long frames() {
        return frames.sum();
    }

    /** Bytes of these frames. */
    long bytes() {
        return bytes.sum();
    }

    /** Drops records that are not delivered yet; after a flush there are none. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
