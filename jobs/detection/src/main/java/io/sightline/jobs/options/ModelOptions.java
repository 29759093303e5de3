package io.sightline.jobs.options;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model detects. Default: the shipped one. */
public final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "Folder of the model bundle; on a cluster, the same path on every machine."
                            + " Default: the shipped model, which detects people, vehicles and"
                            + " bikes.")
    private Optional<Path> directory = Optional.empty();

    /** The model. */
    public ModelSource source() {
        return new ModelSource(directory);
    }
}
