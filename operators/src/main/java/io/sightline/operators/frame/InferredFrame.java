package io.sightline.operators.frame;

import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.model.ModelVersion;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A frame after <em>infer</em>. Travels between chained steps only; see {@link ChainedTypeInfo}.
 *
 * @param head what is known of the frame
 * @param model the model that was active when the frame passed inference
 * @param payload the network's output, or that the frame was skipped
 */
@TypeInfo(ChainedTypeInfoFactory.class)
public record InferredFrame(FrameHead head, ModelVersion model, Payload payload) {
    /** What the step made of the frame. */
    public sealed interface Payload permits Output, Skipped {}

    /**
     * The network ran.
     *
     * @param image what it ran on, for later steps
     * @param raw its boxes and scores, before suppression
     */
    public record Output(RgbImage image, RawDetections raw) implements Payload {}

    /** Which frame it is. */
    public FrameIdentity identity() {
        return head.identity();
    }
}
