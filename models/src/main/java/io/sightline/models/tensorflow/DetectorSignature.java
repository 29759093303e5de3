package io.sightline.models.tensorflow;

import java.util.List;
import org.tensorflow.proto.MetaGraphDef;

/**
 * The tensors of a SavedModel that a detector feeds and fetches.
 *
 * @param image name of the tensor, uint8 [N, H, W, 3]
 * @param boxes name of the tensor, float [N, A, 4]
 * @param scores name of the tensor, float [N, A, C]
 */
record DetectorSignature(String image, String boxes, String scores) {
    /**
     * Checks what a SavedModel offers.
     *
     * @param height pixels of the input
     * @param width pixels of the input
     * @param classes number of labels
     * @throws IllegalArgumentException naming the first difference from what a detector needs
     */
    static DetectorSignature check(MetaGraphDef model, int height, int width, int classes) {
        ServingSignature signature = ServingSignature.of(model);
        long any = ServingSignature.ANY;
        return new DetectorSignature(
                signature.image(height, width),
                signature.output(ServingSignature.BOXES, List.of(any, any, 4L)),
                signature.output(ServingSignature.SCORES, List.of(any, any, (long) classes)));
    }
}
