package io.sightline.jobs.feed;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.models.error.UserError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Cameras that repeat one clip, out of step: their frames leave one after the other and not all at
 * the same moment. The caller sets the pace. Not thread-safe; the owner closes it.
 */
public final class StaggeredFeed implements AutoCloseable {
    private final FeedOptions options;
    private final List<SourceFrame> clip;
    private final FramePublisher publisher;
    private final FeedClock clock;
    private long framesPublished;

    StaggeredFeed(FeedOptions options, Clip clip, FramePublisher publisher, FeedClock clock) {
        this.options = options;
        this.clip = clip.frames();
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Opens a feed with its own Kafka producer and a new stream epoch.
     *
     * @param cluster the Kafka cluster
     * @param framesTopic the topic of the frames
     * @param cameraIds at least one
     * @param clip at least one frame, the first of them a keyframe
     * @throws UserError when the broker addresses cannot be used
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the publisher closes the producer, the feed both
    public static StaggeredFeed open(
            KafkaCluster cluster, String framesTopic, List<String> cameraIds, Clip clip) {
        FeedOptions options =
                new FeedOptions(
                        cluster,
                        framesTopic,
                        cameraIds,
                        FeedOptions.newStreamEpoch(),
                        FeedRate.MAX,
                        true,
                        Long.MAX_VALUE,
                        Optional.empty());
        FeedClock clock = new FeedClock();
        FramePublisher publisher =
                new FramePublisher(
                        FrameProducers.connect(options), options, FeedListener.NONE, clock);
        return new StaggeredFeed(options, clip, publisher, clock);
    }

    /**
     * Passes the next frame to the producer: the first frame of the first camera, of the second,
     * ..., of the last, then the second frame of the first. Waits while the producer's buffer is
     * full.
     *
     * @throws UserError when this or an earlier frame cannot be delivered
     */
    public void publishNext() {
        int cameras = options.cameraIds().size();
        long seq = framesPublished / cameras;
        publisher.publish(
                options.cameraIds().get((int) (framesPublished % cameras)),
                clip.get((int) (seq % clip.size())),
                options.streamEpoch(),
                seq,
                TimeUnit.MICROSECONDS.toMillis(clock.micros()));
        framesPublished++;
    }

    /**
     * Waits until the broker has acknowledged every frame.
     *
     * @throws UserError when one cannot be delivered
     */
    public void flush() {
        publisher.flush();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
