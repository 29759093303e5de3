package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.device.Computation;
import io.sightline.models.shipped.ShippedModel;
import io.sightline.operators.infer.BundleDetectorFactory;
import io.sightline.operators.infer.DetectorFactory;
import io.sightline.operators.infer.ShippedDetectorFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model detects; unsaid, the one that comes with the program. */
public final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "Folder of the model bundle, for a cluster the same path on every machine."
                            + " Default: the shipped model, which finds people, vehicles and"
                            + " bikes.")
    private Optional<Path> directory = Optional.empty();

    /** Folder of the bundle; empty for the shipped model. */
    public Optional<Path> directory() {
        return directory;
    }

    /**
     * Opens and verifies the bundle.
     *
     * @throws io.sightline.models.bundle.ModelException when it cannot be used
     */
    public ModelBundle open() {
        return directory.map(ModelBundle::open).orElseGet(ShippedModel::open);
    }

    /**
     * Opens the same model where a task runs: from the same path, or from that machine's own copy
     * of the program.
     *
     * @param bundle what {@link #open} gave here
     * @param computation in what and on what it computes
     */
    public DetectorFactory detectorFactory(ModelBundle bundle, Computation computation) {
        return directory.isPresent()
                ? new BundleDetectorFactory(
                        bundle.directory().toAbsolutePath().toString(),
                        bundle.digest(),
                        computation)
                : new ShippedDetectorFactory(bundle.digest(), computation);
    }

    /** The model that was said, as arguments for another command. */
    public List<String> arguments() {
        return directory.map(path -> "--model=" + path).stream().toList();
    }
}
