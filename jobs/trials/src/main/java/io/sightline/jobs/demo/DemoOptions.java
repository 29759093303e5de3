package io.sightline.jobs.demo;

import io.sightline.jobs.feed.FeedRate;
import io.sightline.jobs.local.LocalJob;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the demo.
 *
 * @param cameras how many, from 1
 * @param rate pace of the cameras
 * @param framesPerCamera where a camera ends, from 1; {@link Long#MAX_VALUE} for no limit
 * @param duration when all cameras end, positive; empty for no limit
 * @param shownAbove detections with a score above it are shown and counted, [0, 1]
 * @param job the job that detects
 */
public record DemoOptions(
        int cameras,
        FeedRate rate,
        long framesPerCamera,
        Optional<Duration> duration,
        float shownAbove,
        LocalJob job) {

    /** Whether the cameras end by themselves. */
    boolean limited() {
        return framesPerCamera != Long.MAX_VALUE || duration.isPresent();
    }
}
