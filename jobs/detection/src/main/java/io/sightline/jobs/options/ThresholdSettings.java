package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.ssd.DetectionFilter;
import java.util.Optional;

/**
 * Which model outputs become detections. An empty value stands for that of the model card.
 *
 * @param score detections need a score above this, [0, 1]
 * @param iou of two boxes of a class that overlap more than this, [0, 1], the better one stays
 */
public record ThresholdSettings(Optional<Float> score, Optional<Float> iou) {
    /** The thresholds of the model card. */
    public static final ThresholdSettings OF_THE_CARD =
            new ThresholdSettings(Optional.empty(), Optional.empty());

    /** The same with another threshold for scores. */
    public ThresholdSettings withScore(float other) {
        return new ThresholdSettings(Optional.of(other), iou);
    }

    /** The filter of a model. */
    public DetectionFilter filter(ModelCard card) {
        ModelCard.Thresholds thresholds = card.thresholds();
        if (score.isPresent()) {
            thresholds = thresholds.withScore(score.get());
        }
        if (iou.isPresent()) {
            thresholds = thresholds.withIou(iou.get());
        }
        return thresholds.filter(card.labels());
    }
}
