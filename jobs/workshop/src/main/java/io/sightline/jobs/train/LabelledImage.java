package io.sightline.jobs.train;

import io.sightline.models.training.IgnoredRegion;
import io.sightline.models.training.LabelledBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * An image file with what people say is in it.
 *
 * @param name tells it from all others and stays the same from run to run
 * @param file JPEG or PNG
 * @param boxes the objects they have drawn
 * @param crowds where they have not told objects of a class apart
 * @param exhaustive classes of which they have drawn all objects, crowds aside; of other classes
 *     there may be more
 */
record LabelledImage(
        String name,
        Path file,
        List<LabelledBox> boxes,
        List<IgnoredRegion> crowds,
        Set<Integer> exhaustive) {
    LabelledImage {
        boxes = List.copyOf(boxes);
        crowds = List.copyOf(crowds);
        exhaustive = Set.copyOf(exhaustive);
    }

    /** An image that nobody has looked at. */
    static LabelledImage unseen(String name, Path file) {
        return new LabelledImage(name, file, List.of(), List.of(), Set.of());
    }

    /**
     * Whether all objects of all classes are drawn.
     *
     * @param classes how many there are
     */
    boolean isComplete(int classes) {
        return exhaustive.size() == classes;
    }
}
