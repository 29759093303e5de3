package io.sightline.operators.work;

import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.SourceRecord;

/**
 * Where a frame's record is.
 *
 * @param topic topic it was read from
 * @param partition partition, from 0
 * @param offset offset in the partition, from 0
 */
public record FramePlace(String topic, int partition, long offset) {
    /** The place of a record. */
    public static FramePlace of(SourceRecord record) {
        return new FramePlace(record.topic(), record.partition(), record.offset());
    }

    /** The place of a frame's record. */
    public static FramePlace of(FrameIdentity frame) {
        return new FramePlace(frame.topic(), frame.partition(), frame.offset());
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
