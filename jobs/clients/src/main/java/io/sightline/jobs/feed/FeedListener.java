package io.sightline.jobs.feed;

/** Is notified of frames that are in Kafka. */
@FunctionalInterface
public interface FeedListener {
    /** Ignores all frames. */
    FeedListener NONE = (cameraId, streamEpoch, seq, publishedMicros) -> {};

    /**
     * A frame is in the topic: the broker has acknowledged its record. Called in the producer's
     * thread, so a consumer may already have read the frame; must not block.
     *
     * @param cameraId key of the record
     * @param streamEpoch the epoch of the numbering
     * @param seq frame number in that epoch, from 0
     * @param publishedMicros when the record was passed to the producer, epoch microseconds
     */
    void onPublished(String cameraId, String streamEpoch, long seq, long publishedMicros);
}
