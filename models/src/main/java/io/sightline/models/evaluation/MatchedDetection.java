package io.sightline.models.evaluation;

import java.util.List;

/**
 * A detection after it was compared with the objects of its image.
 *
 * @param score of the detection
 * @param outcomes one per IoU threshold
 */
record MatchedDetection(double score, List<Outcome> outcomes) {
    /** What a detection turned out to be at one IoU threshold. */
    enum Outcome {
        /** It found an object that counts. */
        TRUE_POSITIVE,
        /** It found nothing, or only what a higher score had found before. */
        FALSE_POSITIVE,
        /** It found an object that does not count, or nothing and is of a size that does not. */
        IGNORED
    }
}
