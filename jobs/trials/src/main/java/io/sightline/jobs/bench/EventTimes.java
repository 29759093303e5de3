package io.sightline.jobs.bench;

import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.operators.emit.EventHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * When the broker appended a frame and its event, by the broker's clock.
 *
 * @param frameMillis epoch milliseconds
 * @param eventMillis epoch milliseconds
 */
record EventTimes(long frameMillis, long eventMillis) {
    /** Of an event in topics whose records the broker stamps: a frame's time is its append. */
    static EventTimes of(ConsumerRecord<byte[], byte[]> event) {
        String frameTime = KafkaHeaders.text(event, EventHeaders.CE_TIME).orElseThrow();
        return new EventTimes(Instant.parse(frameTime).toEpochMilli(), event.timestamp());
    }

    /** From the frame's append to the event's, milliseconds. */
    long latencyMillis() {
        return eventMillis - frameMillis;
    }
}
