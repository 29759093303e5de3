package io.sightline.models.training;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Limits common to all recipes. */
final class RecipeLimits {
    private RecipeLimits() {}

    /**
     * Checks what every recipe has.
     *
     * @throws IllegalArgumentException when a label is missing or there twice, or a number is below
     *     1
     */
    static void check(List<String> labels, int batchSize, int validateEvery) {
        if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException(
                    "labels must not be empty or repeat, found " + labels);
        }
        if (batchSize < 1 || validateEvery < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "batchSize and validateEvery must be at least 1, found %d and %d",
                            batchSize,
                            validateEvery));
        }
    }
}
