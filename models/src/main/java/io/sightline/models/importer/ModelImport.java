package io.sightline.models.importer;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.objectdetection.ObjectDetectionReader;
import io.sightline.models.importer.openvino.OpenVinoReader;
import io.sightline.models.importer.tflite.TfliteReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a bundle of a model in another format. The same source always gives the same bundle, digest
 * included.
 */
public final class ModelImport {
    private static final String VERSION = "1";

    private ModelImport() {}

    /**
     * What the source does not say.
     *
     * @param labels name of each class, by class id
     * @param licence SPDX identifier
     */
    public record Description(List<String> labels, String licence) {
        /** What is known of a model by its name: most formats do not carry labels. */
        public static Optional<Description> known(String model) {
            if (model.startsWith("person-vehicle-bike-detection-")) {
                return Optional.of(
                        new Description(List.of("vehicle", "person", "bike"), "Apache-2.0"));
            }
            return model.matches("(coco_)?ssd(lite)?_mobilenet_v[12]_.*") && model.contains("coco")
                    ? Optional.of(new Description(CocoLabels.ALL, "Apache-2.0"))
                    : Optional.empty();
        }
    }

    /**
     * Reads a model in one of the formats known here, told apart by file names: Open Model Zoo's
     * graph {@code .xml}, TensorFlow Lite's {@code .tflite}, or else a checkpoint or frozen graph
     * of the TensorFlow Object Detection API, or a folder with one of them; its {@code
     * pipeline.config} lies beside it.
     *
     * @throws ModelException when it is none of the networks known here
     */
    public static ImportedDetector read(Path from) {
        if (from.toString().endsWith(TfliteReader.SUFFIX)) {
            return TfliteReader.read(from);
        }
        return from.toString().endsWith(OpenVinoReader.SUFFIX)
                ? OpenVinoReader.read(from)
                : ObjectDetectionReader.read(from, Optional.empty());
    }

    /**
     * Reads a model of the TensorFlow Object Detection API.
     *
     * @param config its configuration
     * @throws ModelException when it is none of the networks known here
     */
    public static ImportedDetector read(Path from, Path config) {
        return ObjectDetectionReader.read(from, Optional.of(config));
    }

    /**
     * Takes a SavedModel as it is, or reads a model of another format as {@link #read} does.
     *
     * @param from a folder with {@code saved_model.pb} in it, or what {@link #read} takes
     * @throws ModelException when its signature is not a detector's
     */
    public static ImportedModel readAny(Path from) {
        return ImportedSavedModel.isAt(from) ? ImportedSavedModel.read(from) : read(from);
    }

    /**
     * Writes a bundle.
     *
     * @param target the folder to make; may exist if it is empty
     * @throws ModelException when the number of labels is not that of the classes, or the target is
     *     in use
     */
    public static ModelBundle write(ImportedModel model, Description description, Path target) {
        int classes = model.classes();
        if (description.labels().size() != classes) {
            throw new ModelException(
                    "%s has %d classes, not the %d of the labels %s"
                            .formatted(
                                    model.name(),
                                    classes,
                                    description.labels().size(),
                                    String.join(",", description.labels())));
        }
        ModelCard card =
                new ModelCard(
                        model.name(),
                        VERSION,
                        model.knownArchitecture(),
                        description.labels(),
                        model.preprocessing(),
                        model.thresholds(),
                        model.provenance(),
                        description.licence(),
                        List.of(),
                        new TreeMap<>());
        return BundleWriter.write(target, card, model::writeTo);
    }
}
