package io.sightline.models.tensorflow;

import java.util.List;
import org.tensorflow.proto.MetaGraphDef;

/**
 * The tensors of a SavedModel that a classifier feeds and fetches.
 *
 * @param image name of the tensor, uint8 [N, H, W, 3]
 * @param scores name of the tensor, float [N, C]
 */
record ClassifierSignature(String image, String scores) {
    /**
     * Checks what a SavedModel offers.
     *
     * @param height pixels of the input
     * @param width pixels of the input
     * @param classes number of labels
     * @throws IllegalArgumentException naming the first difference from what a classifier needs
     */
    static ClassifierSignature check(MetaGraphDef model, int height, int width, int classes) {
        ServingSignature signature = ServingSignature.of(model);
        return new ClassifierSignature(
                signature.image(height, width),
                signature.output(
                        ServingSignature.SCORES, List.of(ServingSignature.ANY, (long) classes)));
    }
}
