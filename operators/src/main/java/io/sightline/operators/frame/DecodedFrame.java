package io.sightline.operators.frame;

import io.sightline.models.detector.RgbImage;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A frame after <em>decode</em>. Travels between chained steps only; see {@link ChainedTypeInfo}.
 *
 * @param head what is known of the frame
 * @param payload its pixels, or that it was skipped
 */
@TypeInfo(ChainedTypeInfoFactory.class)
public record DecodedFrame(FrameHead head, Payload payload) {
    /** What the step made of the frame. */
    public sealed interface Payload permits Pixels, Skipped {}

    /**
     * The frame was decoded.
     *
     * @param image the whole frame, scaled to the network's input; no longer written to
     */
    public record Pixels(RgbImage image) implements Payload {}

    /** Which frame it is. */
    public FrameIdentity identity() {
        return head.identity();
    }
}
