package io.sightline.jobs.load;

import io.sightline.jobs.feed.StaggeredFeed;
import io.sightline.jobs.media.Clip;
import io.sightline.jobs.topics.KafkaCluster;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Where a trial's frames go, and how fast.
 *
 * @param kafka where to publish
 * @param framesTopic where frames go
 * @param framesPerSecond of each camera, above 0
 */
record SteadyFeed(KafkaCluster kafka, String framesTopic, double framesPerSecond) {
    /**
     * Lets cameras show a clip in a new epoch. Waits while the broker is away, for two minutes at
     * most.
     *
     * @param done asked before each frame
     * @return frames of all cameras together, every one acknowledged by the broker
     * @throws io.sightline.models.error.UserError when one cannot be delivered
     */
    long publish(List<String> cameraIds, Clip clip, BooleanSupplier done)
            throws InterruptedException {
        double nanosBetween = 1e9 / (framesPerSecond * cameraIds.size());
        long published = 0;
        try (StaggeredFeed feed = StaggeredFeed.open(kafka, framesTopic, cameraIds, clip)) {
            long start = System.nanoTime();
            while (!done.getAsBoolean()) {
                long due = start + (long) (published * nanosBetween);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                feed.publishNext();
                published++;
            }
            feed.flush();
        }
        return published;
    }
}
