package io.sightline.models.importer;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.network.Architecture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A model read from another format: everything except the names of its classes. */
public sealed interface ImportedModel permits ImportedNetwork, ImportedSavedModel {
    /** Name of the model. */
    String name();

    /** Number of classes, background not counted. */
    int classes();

    /** What a caller does to an image. */
    ModelCard.Preprocessing preprocessing();

    /** How raw boxes become detections. */
    ModelCard.Thresholds thresholds();

    /** The files it was read from. */
    ModelCard.Provenance provenance();

    /** The network; empty when it is not one of ours. */
    Optional<Architecture> knownArchitecture();

    /**
     * Writes the SavedModel.
     *
     * @param directory where to; exists and is empty
     */
    void writeTo(Path directory) throws IOException;
}
