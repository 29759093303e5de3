package io.sightline.jobs.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model outputs become detections. Default: the thresholds in the model card. */
public final class ThresholdOptions {
    @Option(
            names = "--score-threshold",
            paramLabel = "SCORE",
            converter = FractionConverter.class,
            description = "Minimum score of a detection, exclusive, [0, 1]. Default: the model's.")
    private Optional<Float> scoreThreshold = Optional.empty();

    @Option(
            names = "--iou-threshold",
            paramLabel = "IOU",
            converter = FractionConverter.class,
            description =
                    "Of two boxes of one class with an IoU above this, [0, 1], only the one with"
                            + " the higher score is kept. Default: the model's.")
    private Optional<Float> iouThreshold = Optional.empty();

    /** The thresholds that were set. */
    public ThresholdSettings settings() {
        return new ThresholdSettings(scoreThreshold, iouThreshold);
    }
}
