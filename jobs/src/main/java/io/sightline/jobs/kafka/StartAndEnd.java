package io.sightline.jobs.kafka;

import io.sightline.jobs.options.TopicPosition;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Positions as the Kafka connector takes them, for the start of a source and for its end. */
final class StartAndEnd {
    private StartAndEnd() {}

    @SuppressWarnings("deprecation") // the connector has no other name for the reset strategy yet
    static OffsetsInitializer of(TopicPosition position) {
        if (position instanceof TopicPosition.Earliest) {
            return OffsetsInitializer.earliest();
        } else if (position instanceof TopicPosition.Latest) {
            return OffsetsInitializer.latest();
        } else if (position instanceof TopicPosition.At at) {
            return OffsetsInitializer.timestamp(at.instant().toEpochMilli());
        } else if (position instanceof TopicPosition.Offsets offsets) {
            return new GivenOffsets(offsets.byPartition());
        }
        return OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    }
}
