package io.sightline.models.training;

import io.sightline.models.detector.Box;

/**
 * An object that a network should find.
 *
 * @param classId index among the labels of the network
 * @param box where, fractions of the image, not empty
 * @param score what the network is to answer there, (0, 1]: 1 for what a person has drawn, less for
 *     what a teacher was not sure of
 */
public record LabelledBox(int classId, Box box, float score) {
    public LabelledBox {
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("a score must be in (0, 1], found " + score);
        }
        if (!(box.xMax() > box.xMin() && box.yMax() > box.yMin())) {
            throw new IllegalArgumentException("an object must have a size, found " + box);
        }
    }
}
