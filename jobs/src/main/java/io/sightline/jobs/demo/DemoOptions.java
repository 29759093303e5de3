package io.sightline.jobs.demo;

import io.sightline.jobs.feed.FeedRate;
import io.sightline.jobs.feed.FrameCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the demo shows.
 *
 * @param video what all cameras see: anything {@code feed} can open
 * @param cameras how many, from 1
 * @param codec how frames are encoded
 * @param rate pace of the cameras
 * @param framesPerCamera where a camera ends, from 1; {@link Long#MAX_VALUE} for no limit
 * @param duration when all cameras end, positive; empty for no limit
 * @param model folder of a model bundle; empty to look for one to import
 * @param jobArguments further options of the job, as on its command line
 */
public record DemoOptions(
        String video,
        int cameras,
        FrameCodec codec,
        FeedRate rate,
        long framesPerCamera,
        Optional<Duration> duration,
        Optional<Path> model,
        List<String> jobArguments) {}
