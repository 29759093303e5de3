package io.sightline.models.importer;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Weights;

/**
 * A detector as a file in another format describes it: everything but the names of its classes.
 *
 * @param name of the model
 * @param architecture of its network
 * @param classes number of classes, background not counted
 * @param weights of every layer that has some
 * @param thresholds of its post-processing, as the file states them
 * @param provenance the files it was read from
 */
public record ImportedDetector(
        String name,
        Architecture architecture,
        int classes,
        Weights weights,
        ModelCard.Thresholds thresholds,
        ModelCard.Provenance provenance) {}
