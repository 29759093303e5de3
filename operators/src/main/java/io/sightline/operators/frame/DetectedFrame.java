package io.sightline.operators.frame;

import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.model.ModelVersion;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A frame after <em>postprocess</em>. In a job it travels between chained steps only; see {@link
 * ChainedTypeInfo}.
 *
 * @param head what is known of the frame, with the time at which it passed inference
 * @param model the model that was active when the frame passed inference
 * @param payload what was found in it, or that it was skipped
 */
@TypeInfo(ChainedTypeInfoFactory.class)
public record DetectedFrame(FrameHead head, ModelVersion model, Payload payload) {
    /** What the step made of the frame. */
    public sealed interface Payload permits Found, Skipped {}

    /**
     * The frame was searched for objects.
     *
     * @param image the pixels that the network saw, for later steps that look at them; empty when
     *     no step will
     * @param detections the best first; may be none
     */
    public record Found(Optional<RgbImage> image, List<Detection> detections) implements Payload {}

    /** Which frame it is. */
    public FrameIdentity identity() {
        return head.identity();
    }

    /** What was found, the best first; none when the frame was skipped. */
    public List<Detection> detections() {
        return payload instanceof Found found ? found.detections() : List.of();
    }
}
