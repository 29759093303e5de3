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
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Converts a model in another format to a bundle. The same source always gives the same bundle,
 * digest included.
 */
public final class ModelImport {
    /**
     * Default score threshold of imported detectors: between missed objects and false ones. The
     * file's own threshold, 0.02 in Open Model Zoo, serves the measuring of AP, which wants every
     * box however unsure.
     */
    public static final float DEFAULT_SCORE_THRESHOLD = 0.4f;

    private static final String VERSION = "1";

    private ModelImport() {}

    /**
     * What the source does not say.
     *
     * @param labels name of each class, by class id
     * @param licence SPDX identifier
     * @param scoreThreshold score above which a detection is reported, [0, 1]
     */
    public record Description(List<String> labels, String licence, float scoreThreshold) {
        /** What is known of a model by its name: most formats do not carry labels. */
        public static Optional<Description> known(String model) {
            if (model.startsWith("person-vehicle-bike-detection-")) {
                return Optional.of(apache(List.of("vehicle", "person", "bike")));
            }
            return model.matches("(coco_)?ssd(lite)?_mobilenet_v[12]_.*") && model.contains("coco")
                    ? Optional.of(apache(CocoLabels.ALL))
                    : Optional.empty();
        }

        private static Description apache(List<String> labels) {
            return new Description(labels, "Apache-2.0", DEFAULT_SCORE_THRESHOLD);
        }
    }

    /**
     * Reads a model in one of the supported formats, recognised by file names: Open Model Zoo's
     * graph {@code .xml}, TensorFlow Lite's {@code .tflite}, or else a checkpoint or frozen graph
     * of the TensorFlow Object Detection API, or a folder with one of them; its {@code
     * pipeline.config} is next to it.
     *
     * @throws ModelException when it is not a supported network
     */
    public static ImportedNetwork read(Path from) {
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
     * @throws ModelException when it is not a supported network
     */
    public static ImportedNetwork read(Path from, Path config) {
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
     * @throws ModelException when the labels do not name the classes, a threshold is out of range,
     *     or the target is in use
     */
    public static ModelBundle write(ImportedModel model, Description description, Path target) {
        int classes = model.classes();
        if (description.labels().size() != classes) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d classes, but %d labels: %s",
                            model.name(),
                            classes,
                            description.labels().size(),
                            String.join(",", description.labels())));
        }
        return BundleWriter.write(target, card(model, description), model::writeTo);
    }

    private static ModelCard card(ImportedModel model, Description description) {
        try {
            return new ModelCard(
                    model.name(),
                    VERSION,
                    model.knownArchitecture(),
                    description.labels(),
                    model.preprocessing(),
                    model.thresholds().withScore(description.scoreThreshold()),
                    model.provenance(),
                    description.licence(),
                    List.of(),
                    Optional.empty(),
                    new TreeMap<>());
        } catch (IllegalArgumentException impossible) {
            throw new ModelException(model.name() + ": " + impossible.getMessage(), impossible);
        }
    }
}
