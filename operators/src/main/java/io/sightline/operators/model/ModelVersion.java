package io.sightline.operators.model;

import io.sightline.models.ssd.DetectionFilter;
import java.io.Serializable;
import java.util.Objects;

/**
 * A model as the steps after <em>infer</em> need it. Each frame carries the version that it was
 * inferred with, so frames of two versions may follow one another in a stream.
 *
 * @param identity what events name
 * @param filter thresholds and labels that turn its output into detections
 */
public record ModelVersion(ModelIdentity identity, DetectionFilter filter) implements Serializable {
    private static final long serialVersionUID = 1L;

    public ModelVersion {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(filter, "filter");
    }
}
