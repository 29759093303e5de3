package io.sightline.jobs.train;

import io.sightline.models.detector.Detection;
import java.util.List;
import java.util.Set;

/**
 * What a teacher says of an image.
 *
 * @param known classes that it looked for
 * @param found what it found, only of these classes; class ids are those of the network that learns
 */
record TeacherAnswer(Set<Integer> known, List<Detection> found) {
    /** Nobody was asked. */
    static final TeacherAnswer NONE = new TeacherAnswer(Set.of(), List.of());

    TeacherAnswer {
        known = Set.copyOf(known);
        found = List.copyOf(found);
    }
}
