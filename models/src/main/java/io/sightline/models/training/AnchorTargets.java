package io.sightline.models.training;

import java.util.Objects;

/**
 * The target outputs of the anchors of a detector for the images of a batch, image by image, anchor
 * by anchor.
 *
 * @param classes {@code images * anchors * (classes + 1)}: the score of each class in [0, 1], the
 *     background first
 * @param classWeights as many: 1 where the answer counts, 0 where nobody knows it
 * @param boxes {@code images * anchors * 4}: ty, tx, th, tw, 0 for an anchor without an object
 * @param boxWeights {@code images * anchors}: the score of the object an anchor answers for, 0 for
 *     an anchor without one
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the network, never compared
public record AnchorTargets(
        float[] classes, float[] classWeights, float[] boxes, float[] boxWeights)
        implements Targets {
    public AnchorTargets {
        Objects.requireNonNull(classes);
        if (classWeights.length != classes.length || boxes.length != 4 * boxWeights.length) {
            throw new IllegalArgumentException("targets of different numbers of anchors");
        }
    }
}
