package io.sightline.jobs.detection;

import io.sightline.jobs.options.ModelSource;
import io.sightline.jobs.options.ThresholdSettings;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.device.Computation;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.infer.DetectorFactory;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import io.sightline.operators.overload.OverloadPolicy;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How frames become detections, wherever they come from.
 *
 * @param model that detects
 * @param computation precision and devices of the model
 * @param maxPixels frames with more pixels are refused, at least 1
 * @param overload which frames are skipped when the job falls behind
 * @param batching how many frames the model processes together
 * @param thresholds which model outputs become detections
 */
public record DetectionSettings(
        ModelSource model,
        Computation computation,
        int maxPixels,
        OverloadPolicy overload,
        Batching batching,
        ThresholdSettings thresholds) {
    /** The shipped model with its own thresholds; no frame is skipped. */
    public static final DetectionSettings DEFAULT =
            new DetectionSettings(
                    ModelSource.SHIPPED,
                    Computation.AUTO,
                    DecodePolicy.DEFAULT_MAX_PIXELS,
                    OverloadPolicy.PROCESS_ALL,
                    Batching.DEFAULT,
                    ThresholdSettings.OF_THE_CARD);

    private static final Logger LOG = LoggerFactory.getLogger(DetectionSettings.class);

    /**
     * The graph. Logs a warning if the precision is known to harm the model.
     *
     * @param bundle opened from {@link #model}
     * @param detector replaces the model's own detector, which it is given
     */
    DetectionPipeline pipeline(ModelBundle bundle, UnaryOperator<DetectorFactory> detector) {
        ModelCard card = bundle.card();
        computation.precision().objection(card).ifPresent(LOG::warn);
        return new DetectionPipeline(
                DecodePolicy.forModel(card).withMaxPixels(maxPixels),
                overload,
                detector.apply(model.detectorFactory(bundle, computation)),
                batching,
                new ModelVersion(ModelIdentity.of(bundle), thresholds.filter(card)));
    }
}
