package io.sightline.models.importer;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.objectdetection.ObjectDetectionReader;
import io.sightline.models.importer.openvino.OpenVinoReader;
import io.sightline.models.importer.tflite.TfliteReader;
import io.sightline.models.tensorflow.SavedModelWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a bundle of a model in another format. The same source always gives the same bundle, digest
 * included.
 */
public final class ModelImport {
    /**
     * Score above which an imported detector reports what it sees, unless told otherwise: between
     * missed objects and false ones. The file's own threshold, 0.02 in Open Model Zoo, serves the
     * measuring of AP, which wants every box however unsure.
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
                return Optional.of(
                        new Description(
                                List.of("vehicle", "person", "bike"),
                                "Apache-2.0",
                                DEFAULT_SCORE_THRESHOLD));
            }
            return model.matches("(coco_)?ssd(lite)?_mobilenet_v[12]_.*") && model.contains("coco")
                    ? Optional.of(
                            new Description(CocoLabels.ALL, "Apache-2.0", DEFAULT_SCORE_THRESHOLD))
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
     * Writes a bundle.
     *
     * @param target the folder to make; may exist if it is empty
     * @throws ModelException when the labels do not name the classes, a threshold is out of range,
     *     or the target is in use
     */
    public static ModelBundle write(
            ImportedDetector detector, Description description, Path target) {
        int classes = detector.classes();
        if (description.labels().size() != classes) {
            throw new ModelException(
                    "%s has %d classes, not the %d of the labels %s"
                            .formatted(
                                    detector.name(),
                                    classes,
                                    description.labels().size(),
                                    String.join(",", description.labels())));
        }
        return BundleWriter.write(
                target,
                card(detector, description),
                files ->
                        SavedModelWriter.write(
                                files, detector.architecture(), classes, detector.weights()));
    }

    private static ModelCard card(ImportedDetector detector, Description description) {
        try {
            return new ModelCard(
                    detector.name(),
                    VERSION,
                    detector.architecture(),
                    description.labels(),
                    ModelCard.Preprocessing.STRETCHED_RGB,
                    detector.thresholds().withScore(description.scoreThreshold()),
                    detector.provenance(),
                    description.licence(),
                    List.of(),
                    new TreeMap<>());
        } catch (IllegalArgumentException impossible) {
            throw new ModelException(detector.name() + ": " + impossible.getMessage(), impossible);
        }
    }
}
