package io.sightline.models.importer;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.writing.SavedModelWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A detector or classifier rebuilt from its description in another format.
 *
 * @param name of the model
 * @param architecture of its network
 * @param classes number of classes, background not counted
 * @param weights of every layer that has some
 * @param thresholds of its post-processing, as the file states them
 * @param provenance the files it was read from
 */
public record ImportedNetwork(
        String name,
        Architecture architecture,
        int classes,
        Weights weights,
        ModelCard.Thresholds thresholds,
        ModelCard.Provenance provenance)
        implements ImportedModel {
    @Override
    public ModelCard.Preprocessing preprocessing() {
        ImageInput input = architecture.input();
        return ModelCard.Preprocessing.stretchedRgb(
                input.width(), input.height(), Interpolation.BILINEAR);
    }

    @Override
    public Optional<Architecture> knownArchitecture() {
        return Optional.of(architecture);
    }

    @Override
    public void writeTo(Path directory) throws IOException {
        SavedModelWriter.write(directory, architecture, classes, weights);
    }
}
