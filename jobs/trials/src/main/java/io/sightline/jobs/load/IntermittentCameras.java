package io.sightline.jobs.load;

import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.media.Clip;
import io.sightline.jobs.topics.KafkaCluster;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Cameras that come and go: each publishes at a steady rate for a while, is silent, and comes back
 * with a new epoch. Three of JPEG, two of H.264, and one each of H.264 with B-frames, of H.265 and
 * of PNG. Owns its threads and producers.
 */
public final class IntermittentCameras implements AutoCloseable {
    private final CameraThreads threads = new CameraThreads();
    private final SteadyFeed feed;
    private final Random random;
    private final Duration total;
    private final long startNanos = System.nanoTime();
    private int comebacks;

    /**
     * Starts now.
     *
     * @param framesPerSecond of a camera that publishes, above 0
     * @param seed decides when which camera does
     * @param total after this time all of them are silent
     */
    public IntermittentCameras(
            KafkaCluster kafka,
            String framesTopic,
            TrialClips clips,
            double framesPerSecond,
            long seed,
            Duration total) {
        this.feed = new SteadyFeed(kafka, framesTopic, framesPerSecond);
        this.random = new Random(seed);
        this.total = total;
        publish("jpeg", 3, clips.jpeg());
        publish("h264", 2, clips.h264());
        publish("b-frames", 1, clips.reordered());
        publish("h265", 1, clips.h265());
        publish("png", 1, clips.png());
    }

    private void publish(String group, int cameras, Clip clip) {
        for (String cameraId : FeedOptions.cameraIds(group, cameras)) {
            List<Stint> stints = Stint.draw(random, total);
            comebacks += Math.max(0, stints.size() - 1);
            threads.start(
                    "camera-" + cameraId, stopping -> publish(cameraId, clip, stints, stopping));
        }
    }

    private long publish(String cameraId, Clip clip, List<Stint> stints, BooleanSupplier stopping)
            throws InterruptedException {
        long frames = 0;
        for (Stint stint : stints) {
            long end = startNanos + stint.end().toNanos();
            TimeUnit.NANOSECONDS.sleep(startNanos + stint.start().toNanos() - System.nanoTime());
            frames +=
                    feed.publish(
                            List.of(cameraId),
                            clip,
                            () -> stopping.getAsBoolean() || System.nanoTime() >= end);
        }
        return frames;
    }

    /** How often a camera comes back until the end, all of them together. */
    public int comebacks() {
        return comebacks;
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
     * Waits until all are silent and the broker has acknowledged everything.
     *
     * @return frames published, all cameras together
     */
    public long finish() throws InterruptedException {
        return threads.join();
    }

    /** Gives up what is not published. */
    @Override
    public void close() {
        threads.close();
    }
}
