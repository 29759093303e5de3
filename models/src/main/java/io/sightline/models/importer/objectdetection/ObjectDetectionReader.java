package io.sightline.models.importer.objectdetection;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a detector made with the TensorFlow Object Detection API. */
public final class ObjectDetectionReader {
    private final ObjectDetectionFiles files;
    private final PipelineConfig config;
    private final Architecture architecture;

    private ObjectDetectionReader(ObjectDetectionFiles files) throws IOException {
        this.files = files;
        try {
            this.config = PipelineConfig.parse(Files.readString(files.config()));
            this.architecture = ConfiguredArchitecture.of(config);
        } catch (IllegalArgumentException unsupported) {
            throw new ModelException(files.config() + ": " + unsupported.getMessage(), unsupported);
        }
    }

    /**
     * Reads MobileNetV1 or MobileNetV2 with an SSD or SSDLite head.
     *
     * @param from folder with a checkpoint or frozen graph under its usual name, or either by name
     * @param config the detector's configuration; empty if {@code pipeline.config} is next to
     * @throws ModelException naming the file and the first setting that is not supported, or the
     *     first variable that is missing or of another shape
     */
    public static ImportedNetwork read(Path from, Optional<Path> config) {
        try {
            return new ObjectDetectionReader(ObjectDetectionFiles.find(from, config)).detector();
        } catch (IOException unreadable) {
            throw new ModelException(from + ": cannot be read: " + unreadable, unreadable);
        }
    }

    private ImportedNetwork detector() throws IOException {
        return new ImportedNetwork(
                files.name(),
                architecture,
                config.classes(),
                weights(),
                config.thresholds(),
                files.provenance());
    }

    private Weights weights() {
        VariableTransfer transfer = new VariableTransfer(config, architecture, config.classes());
        try {
            return transfer.weights(files.variables(transfer.names()));
        } catch (IllegalArgumentException difference) {
            throw new ModelException(files.weights() + ": " + difference.getMessage(), difference);
        }
    }
}
