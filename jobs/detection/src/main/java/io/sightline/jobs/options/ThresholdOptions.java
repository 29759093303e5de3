package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.ssd.DetectionFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What of the model's output becomes a detection; unsaid, the model's own thresholds hold. */
public final class ThresholdOptions {
    @Option(
            names = "--score-threshold",
            paramLabel = "SCORE",
            converter = FractionConverter.class,
            description = "Detections need a score above this, [0, 1]. Default: the model's.")
    private Float scoreThreshold;

    @Option(
            names = "--iou-threshold",
            paramLabel = "IOU",
            converter = FractionConverter.class,
            description =
                    "Of two boxes of a class that overlap more than this, [0, 1], the better one"
                            + " stays. Default: the model's.")
    private Float iouThreshold;

    /** The threshold for scores, if said. */
    public Optional<Float> score() {
        return Optional.ofNullable(scoreThreshold);
    }

    /** The filter of a model with these thresholds in place of its own. */
    public DetectionFilter filter(ModelCard card) {
        ModelCard.Thresholds thresholds = card.thresholds();
        if (scoreThreshold != null) {
            thresholds = thresholds.withScore(scoreThreshold);
        }
        if (iouThreshold != null) {
            thresholds = thresholds.withIou(iouThreshold);
        }
        return thresholds.filter(card.labels());
    }

    /** The thresholds that were said, as arguments for another command. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (scoreThreshold != null) {
            arguments.add("--score-threshold=" + scoreThreshold);
        }
        if (iouThreshold != null) {
            arguments.add("--iou-threshold=" + iouThreshold);
        }
        return arguments;
    }
}
