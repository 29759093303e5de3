package io.sightline.models.evaluation;

import java.util.Optional;
import java.util.Set;

/**
 * An image of a data set.
 *
 * @param id unique within the data set
 * @param fileName name of the file, with a folder in front where the data set has several
 * @param width pixels
 * @param height pixels
 * @param labelledCategories names of the categories whose objects all have an annotation; empty
 *     where nothing else is said, which means all categories
 */
public record CocoImage(
        long id, String fileName, int width, int height, Optional<Set<String>> labelledCategories) {
    public CocoImage {
        labelledCategories = labelledCategories.map(Set::copyOf);
    }

    /** An image whose objects all have an annotation. */
    public CocoImage(long id, String fileName, int width, int height) {
        this(id, fileName, width, height, Optional.empty());
    }
}
