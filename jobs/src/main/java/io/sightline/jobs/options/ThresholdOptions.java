package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.ssd.DetectionFilter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What of the model's output becomes a detection; unsaid, the model's own thresholds hold. */
public final class ThresholdOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Float scoreThreshold;
    private Float iouThreshold;

    @Option(
            names = "--score-threshold",
            paramLabel = "SCORE",
            description = "Detections need a score above this, [0, 1]. Default: the model's.")
    void setScoreThreshold(float value) {
        scoreThreshold = fraction("--score-threshold", value);
    }

    @Option(
            names = "--iou-threshold",
            paramLabel = "IOU",
            description =
                    "Of two boxes of a class that overlap more than this, [0, 1], the better one"
                            + " stays. Default: the model's.")
    void setIouThreshold(float value) {
        iouThreshold = fraction("--iou-threshold", value);
    }

    /** The filter of a model with these thresholds in place of its own. */
    public DetectionFilter filter(ModelCard card) {
        ModelCard.Thresholds own = card.thresholds();
        return new DetectionFilter(
                card.labels(),
                scoreThreshold == null ? own.score() : scoreThreshold,
                iouThreshold == null ? own.iou() : iouThreshold,
                own.maxPerClass(),
                own.maxPerImage());
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

    private float fraction(String option, float value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ParameterException(
                    command.commandLine(), "%s is %s, not in [0, 1]".formatted(option, value));
        }
        return value;
    }
}
