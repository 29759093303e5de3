package io.sightline.models.training;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoAnnotation;
import io.sightline.models.evaluation.CocoBox;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoMetric;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.LabelMatch;
import io.sightline.models.ssd.DetectionFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures a detector on images that it is not trained on. */
public final class DetectorValidation implements Validation {
    /** Boxes are compared in a square of this side: their overlaps are those of the fractions. */
    private static final int SIDE = 1000;

    private final List<TrainingImage> images;
    private final Augmentation stretch;
    private final DetectionFilter filter;
    private final CocoDataset dataset;
    private final LabelMatch labels;

    /**
     * @param images at least one
     * @param filter of the detections, with the labels of the network
     * @param width of the network's input, pixels
     * @param height of the network's input, pixels
     */
    public DetectorValidation(
            List<TrainingImage> images, DetectionFilter filter, int width, int height) {
        this.images = List.copyOf(images);
        this.filter = filter;
        this.stretch = new Augmentation(AugmentationOptions.NONE, width, height);
        this.dataset = dataset(this.images, filter.labels());
        this.labels = new LabelMatch(dataset, filter.labels());
    }

    private static CocoDataset dataset(List<TrainingImage> images, List<String> labels) {
        List<CocoImage> cocoImages = new ArrayList<>();
        List<CocoAnnotation> objects = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            cocoImages.add(new CocoImage(i, images.get(i).name(), SIDE, SIDE));
            for (LabelledBox object : images.get(i).boxes()) {
                objects.add(annotation(i, object.classId(), object.box(), false));
            }
            for (IgnoredRegion region : images.get(i).ignored()) {
                objects.add(annotation(i, region.classId(), region.box(), true));
            }
        }
        List<CocoCategory> categories =
                IntStream.range(0, labels.size())
                        .mapToObj(id -> new CocoCategory(id, labels.get(id)))
                        .toList();
        return new CocoDataset(cocoImages, categories, objects);
    }

    private static CocoAnnotation annotation(int image, int classId, Box box, boolean crowd) {
        CocoBox pixels =
                new CocoBox(
                        (double) box.xMin() * SIDE,
                        (double) box.yMin() * SIDE,
                        (double) (box.xMax() - box.xMin()) * SIDE,
                        (double) (box.yMax() - box.yMin()) * SIDE);
        return new CocoAnnotation(image, classId, pixels, pixels.area(), crowd);
    }

    @Override
    public ValidationResult measure(Learner learner, int epoch) {
        try (ObjectDetector detector = learner.detector()) {
            return measure(detector, epoch);
        }
    }

    /**
     * Measures, on all cores.
     *
     * @param epoch after which
     */
    public ValidationResult.Boxes measure(ObjectDetector detector, int epoch) {
        List<CocoResult> results =
                IntStream.range(0, images.size())
                        .parallel()
                        .mapToObj(image -> detect(detector, image))
                        .flatMap(List::stream)
                        .toList();
        CocoAccuracy accuracy = CocoEvaluation.evaluate(dataset, results);
        return new ValidationResult.Boxes(
                epoch,
                accuracy.overall().value(CocoMetric.AP),
                accuracy.overall().value(CocoMetric.AP50));
    }

    private List<CocoResult> detect(ObjectDetector detector, int image) {
        TrainingSample sample = stretch.plain(images.get(image).sample());
        RawDetections raw = detector.detect(List.of(sample.image())).get(0);
        return labels.results(dataset.images().get(image), filter.detections(raw));
    }
}
