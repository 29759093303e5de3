package io.sightline.models.evaluation;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param overall the figures over all classes
 * @param perClass the figures of each category of the data set, in its order
 */
public record CocoAccuracy(CocoFigures overall, List<ClassAccuracy> perClass) {
    public CocoAccuracy {
        perClass = List.copyOf(perClass);
    }

    /**
     * What an evaluation found of one class.
     *
     * @param category the class
     * @param figures its figures
     */
    public record ClassAccuracy(CocoCategory category, CocoFigures figures) {}
}
