package io.sightline.jobs.feed;

/** Learns which frames are in Kafka. */
@FunctionalInterface
public interface FeedListener {
    /** Does not care. */
    FeedListener NONE = (cameraId, streamEpoch, seq, publishedMicros) -> {};

    /**
     * A frame is in the topic: the broker has acknowledged its record. Called in the producer's
     * thread, so a consumer may have read the frame before; must not block.
     *
     * @param cameraId key of the record
     * @param streamEpoch which numbering
     * @param seq frame number in that numbering, from 0
     * @param publishedMicros when the record was handed to the producer, epoch microseconds
     */
    void onPublished(String cameraId, String streamEpoch, long seq, long publishedMicros);
}
