package io.sightline.models.training;

import io.sightline.models.detector.Box;

/**
 * A part of an image that may or may not contain objects of a class: a crowd, or the whole image if
 * the class was not annotated. A detection there is neither right nor wrong, unless it is about a
 * {@link LabelledBox}.
 *
 * @param classId index among the labels of the network
 * @param box where, fractions of the image
 */
public record IgnoredRegion(int classId, Box box) {
    /** The whole image, for one class. */
    public static IgnoredRegion everywhere(int classId) {
        return new IgnoredRegion(classId, new Box(0, 0, 1, 1));
    }
}
