package io.sightline.jobs.cli;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.ReferenceArchitecture;
import java.util.Locale;

/** The heads that can be chosen. */
enum NetworkHead {
    CLASSIFIER,
    SSD,
    SSDLITE;

    /**
     * The head on a backbone.
     *
     * @param size width and height of the input, pixels
     * @throws IllegalArgumentException when the backbone is not made for detection
     */
    Architecture architecture(Backbone backbone, int size) {
        return switch (this) {
            case CLASSIFIER -> ReferenceArchitecture.classifier(backbone, size, size);
            case SSD -> ReferenceArchitecture.ssd(backbone, size, size);
            case SSDLITE -> ReferenceArchitecture.ssdLite(backbone, size, size);
        };
    }

    /** Number of labels among the classes: a detector's background is a class, but no label. */
    int labels(int classes) {
        return this == CLASSIFIER ? classes : classes - 1;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
