package io.sightline.jobs.load;

import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.media.Clip;
import io.sightline.jobs.topics.KafkaCluster;
import java.util.List;

/**
 * Four cameras of JPEG and four of H.264, one of these with B-frames, that publish at a steady rate
 * until they are told to stop. Wait while the broker is away, for two minutes at most. Owns its
 * threads and producers.
 */
public final class TrialCameras implements AutoCloseable {
    /** How many cameras there are. */
    public static final int COUNT = 8;

    private final CameraThreads threads = new CameraThreads();

    /**
     * Starts to publish.
     *
     * @param framesPerSecond of each camera, above 0
     */
    public TrialCameras(
            KafkaCluster kafka, String framesTopic, TrialClips clips, double framesPerSecond) {
        SteadyFeed feed = new SteadyFeed(kafka, framesTopic, framesPerSecond);
        publish(feed, "jpeg", 4, clips.jpeg());
        publish(feed, "h264", 3, clips.h264());
        publish(feed, "b-frames", 1, clips.reordered());
    }

    private void publish(SteadyFeed feed, String group, int cameras, Clip clip) {
        List<String> cameraIds = FeedOptions.cameraIds(group, cameras);
        threads.start("cameras-" + group, stopping -> feed.publish(cameraIds, clip, stopping));
    }

    /**
     * Demands that all cameras could publish so far.
     *
     * @throws IllegalStateException when one could not
     */
    public void requireRunning() {
        threads.requireRunning();
    }

    /**
     * Stops, and waits until the broker has acknowledged everything.
     *
     * @return frames published, all cameras together
     */
    public long finish() throws InterruptedException {
        threads.stop();
        return threads.join();
    }

    /** Gives up what is not published. */
    @Override
    public void close() {
        threads.close();
    }
}
