package io.sightline.jobs.cli;

import io.sightline.jobs.feed.FeedRate;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.options.PositiveConverter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How cameras show a source, and until when. */
final class CameraOptions {
    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            defaultValue = "copy",
            description =
                    "${COMPLETION-CANDIDATES}: copy sends frames as they are (H.264,"
                            + " H.265, JPEG, PNG), the others re-encode them. Default:"
                            + " ${DEFAULT-VALUE}.")
    private FrameCodec codec;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "real-time",
            description =
                    "Pace of a recording, ${COMPLETION-CANDIDATES}: as recorded, or as"
                            + " fast as the broker accepts it. Default: ${DEFAULT-VALUE}.")
    private FeedRate rate;

    @Option(
            names = "--frames",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "End after N frames per camera.")
    private Optional<Integer> frames = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "End after N seconds.")
    private Optional<Integer> seconds = Optional.empty();

    FrameCodec codec() {
        return codec;
    }

    FeedRate rate() {
        return rate;
    }

    /** {@link Long#MAX_VALUE} for no limit. */
    long framesPerCamera() {
        return frames.map(Integer::longValue).orElse(Long.MAX_VALUE);
    }

    /** Empty for no limit. */
    Optional<Duration> duration() {
        return seconds.map(Duration::ofSeconds);
    }
}
