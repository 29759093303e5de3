package io.sightline.models.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.text.PrintableText;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of {@code model.json}: what a model is.
 *
 * @param name what people call it
 * @param version of the model under that name
 * @param architecture the network, without labels and weights; empty of a SavedModel that was taken
 *     as it is
 * @param labels name of each class, by class id, background not counted
 * @param preprocessing what a caller does to an image before the network sees it
 * @param thresholds how raw boxes become detections unless the caller says otherwise
 * @param provenance what it was made from
 * @param licence SPDX identifier where there is one
 * @param accuracy as measured, one entry per data set; empty when never measured
 * @param bf16Gate whether it bears bf16; empty when never measured
 * @param files SHA-256 of every other file of the bundle, lower-case hex, by path within it
 */
public record ModelCard(
        String name,
        String version,
        Optional<Architecture> architecture,
        List<String> labels,
        Preprocessing preprocessing,
        Thresholds thresholds,
        Provenance provenance,
        String licence,
        List<Accuracy> accuracy,
        Optional<Bf16Gate> bf16Gate,
        SortedMap<String, String> files) {
    public ModelCard {
        labels = List.copyOf(labels);
        accuracy = List.copyOf(accuracy);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException(
                    "labels must not be empty or repeat, found " + labels);
        }
        requirePrintable("name", name);
        requirePrintable("version", version);
        labels.forEach(label -> requirePrintable("label", label));
        thresholds.filter(labels);
        Preprocessing resized = preprocessing;
        architecture
                .map(Architecture::input)
                .filter(input -> !resized.fits(input))
                .ifPresent(
                        input -> {
                            throw new IllegalArgumentException(
                                    String.format(
                                            Locale.ROOT,
                                            "preprocessing resizes to %d x %d, but the network"
                                                    + " expects %d x %d",
                                            resized.width(),
                                            resized.height(),
                                            input.width(),
                                            input.height()));
                        });
    }

    /** These become part of events, logs and tables. */
    private static void requirePrintable(String what, String text) {
        if (!PrintableText.isPrintable(text)) {
            throw new IllegalArgumentException(
                    "a %s must not contain control characters, found '%s'"
                            .formatted(what, PrintableText.of(text)));
        }
    }

    /** Width of the network's input, pixels. */
    public int inputWidth() {
        return preprocessing.width();
    }

    /** Height of the network's input, pixels. */
    public int inputHeight() {
        return preprocessing.height();
    }

    /** The filter with the model's own thresholds. */
    public DetectionFilter detectionFilter() {
        return thresholds.filter(labels);
    }

    /** The card as in {@code model.json}. */
    public JsonNode json() {
        return ModelCardFormat.json(this);
    }

    /**
     * Reads the text of a card.
     *
     * @throws ModelException when it is not a valid model card
     */
    public static ModelCard read(byte[] json) {
        return ModelCardFormat.read(json);
    }

    /** The same card for a bundle with these files. */
    ModelCard withFiles(Map<String, String> digests) {
        return with(bf16Gate, new TreeMap<>(digests));
    }

    /** The same card with what was measured of bf16. */
    ModelCard withGate(Bf16Gate gate) {
        return with(Optional.of(gate), files);
    }

    private ModelCard with(Optional<Bf16Gate> gate, SortedMap<String, String> digests) {
        return new ModelCard(
                name,
                version,
                architecture,
                labels,
                preprocessing,
                thresholds,
                provenance,
                licence,
                accuracy,
                gate,
                digests);
    }

    /**
     * What a caller does to an image; scaling to the network's range is inside the graph.
     *
     * @param width of the network's input, pixels
     * @param height of the network's input, pixels
     * @param color order of the channels
     * @param resize how the image gets the network's size
     * @param interpolation of pixels while resizing
     */
    public record Preprocessing(
            int width, int height, String color, String resize, Interpolation interpolation) {
        /** RGB, the whole image stretched to the input: what all our models take. */
        public static Preprocessing stretchedRgb(
                int width, int height, Interpolation interpolation) {
            return new Preprocessing(width, height, "RGB", "stretch", interpolation);
        }

        private boolean fits(ImageInput input) {
            return width == input.width() && height == input.height();
        }
    }

    /**
     * Arguments of a {@link DetectionFilter}.
     *
     * @param score a detection's score is above this, [0, 1]
     * @param iou overlap above which the lesser box of a class goes, [0, 1]
     * @param maxPerClass boxes per class that enter suppression
     * @param maxPerImage detections per image
     */
    public record Thresholds(float score, float iou, int maxPerClass, int maxPerImage) {
        /** A classifier's, which finds no boxes: nothing is left out. */
        public static final Thresholds NONE =
                new Thresholds(0, 1, Integer.MAX_VALUE, Integer.MAX_VALUE);

        /** The same thresholds with another one for scores, [0, 1]. */
        public Thresholds withScore(float other) {
            return new Thresholds(other, iou, maxPerClass, maxPerImage);
        }

        /** The same thresholds with another one for overlaps, [0, 1]. */
        public Thresholds withIou(float other) {
            return new Thresholds(score, other, maxPerClass, maxPerImage);
        }

        /**
         * The filter with these thresholds.
         *
         * @param labels name of each class, by class id
         * @throws IllegalArgumentException when a threshold is out of range
         */
        public DetectionFilter filter(List<String> labels) {
            return new DetectionFilter(labels, score, iou, maxPerClass, maxPerImage);
        }
    }

    /**
     * Where a model comes from.
     *
     * @param format of the source
     * @param sources SHA-256 of each source file, lower-case hex, by file name
     * @param training the run that made the weights; empty of a model that others have trained
     */
    public record Provenance(
            String format, SortedMap<String, String> sources, Optional<Training> training) {
        public Provenance {
            sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        }

        /** Of a model that others have trained. */
        public static Provenance imported(String format, SortedMap<String, String> sources) {
            return new Provenance(format, sources, Optional.empty());
        }
    }

    /**
     * A training run in a few words.
     *
     * @param data what the model was trained on, one entry per source
     * @param epochs of the recipe after which the weights were kept, from 1
     * @param images shown to the network until then, each as often as it was shown
     * @param hours spent until then, on all cores of one machine
     */
    public record Training(List<String> data, int epochs, long images, double hours) {
        public Training {
            data = List.copyOf(data);
        }
    }

    /** How good the model was on one data set. */
    public sealed interface Accuracy {
        /** Which data set. */
        String dataset();
    }

    /**
     * COCO box accuracy of a detector.
     *
     * @param ap average precision at IoU 0.50 to 0.95, [0, 1]
     * @param ap50 average precision at IoU 0.50, [0, 1]
     */
    public record BoxAccuracy(String dataset, double ap, double ap50) implements Accuracy {}

    /**
     * How often a classifier is right.
     *
     * @param top1 share of the images whose most probable label is the right one, [0, 1]
     */
    public record LabelAccuracy(String dataset, double top1) implements Accuracy {}
}
