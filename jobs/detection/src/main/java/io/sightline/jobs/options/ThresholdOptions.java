package io.sightline.jobs.options;

import picocli.CommandLine.Option;

import java.util.Optional;

/** What of the model's output becomes a detection; unsaid, the model's own thresholds hold. */
public final class ThresholdOptions {
    @Option(
            names = "--score-threshold",
            paramLabel = "SCORE",
            converter = FractionConverter.class,
            description = "Detections need a score above this, [0, 1]. Default: the model's.")
    private Optional<Float> scoreThreshold = Optional.empty();

    @Option(
            names = "--iou-threshold",
            paramLabel = "IOU",
            converter = FractionConverter.class,
            description =
                    "Of two boxes of a class that overlap more than this, [0, 1], the better one"
                            + " stays. Default: the model's.")
    private Optional<Float> iouThreshold = Optional.empty();

    /** The thresholds that were chosen. */
    public ThresholdSettings settings() {
        return new ThresholdSettings(scoreThreshold, iouThreshold);
    }
}
