package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.device.Computation;
import io.sightline.models.shipped.ShippedModel;
import io.sightline.operators.infer.BundleDetectorFactory;
import io.sightline.operators.infer.DetectorFactory;
import io.sightline.operators.infer.ShippedDetectorFactory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the model comes from.
 *
 * @param directory folder of the bundle; empty for the shipped model
 */
public record ModelSource(Optional<Path> directory) {
    /** The model that comes with the program. */
    public static final ModelSource SHIPPED = new ModelSource(Optional.empty());

    /**
     * Opens and verifies the bundle.
     *
     * @throws io.sightline.models.bundle.ModelException when it cannot be used
     */
    public ModelBundle open() {
        return directory.map(ModelBundle::open).orElseGet(ShippedModel::open);
    }

    /**
     * Reads the card and verifies nothing else.
     *
     * @throws io.sightline.models.bundle.ModelException when there is no valid card
     */
    public ModelCard card() {
        return directory.map(ModelBundle::readCard).orElseGet(ShippedModel::card);
    }

    /**
     * Opens the same model where a task runs: from the same path, or from that machine's own copy
     * of the program.
     *
     * @param bundle what {@link #open} returned here
     * @param computation precision and devices
     */
    public DetectorFactory detectorFactory(ModelBundle bundle, Computation computation) {
        return directory.isPresent()
                ? new BundleDetectorFactory(
                        bundle.directory().toAbsolutePath().toString(),
                        bundle.digest(),
                        computation)
                : new ShippedDetectorFactory(bundle.digest(), computation);
    }
}
