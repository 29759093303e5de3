package io.sightline.jobs.options;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

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

    /** The model that was chosen. */
    public ModelSource source() {
        return new ModelSource(directory);
    }
}
