package io.sightline.models.training;

import io.sightline.models.classifier.ImageClassifier;
import io.sightline.models.detector.RgbImage;
import java.util.List;
import java.util.stream.IntStream;

/** Measures the share of images that a classifier names correctly. */
public final class ClassifierValidation implements Validation {
    private static final int BATCH_SIZE = 32;

    private final List<ClassifiedImage> images;
    private final ClassifierAugmentation stretch;

    /**
     * @param images at least one
     * @param width of the network's input, pixels
     * @param height of the network's input, pixels
     */
    public ClassifierValidation(List<ClassifiedImage> images, int width, int height) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("there are no images to validate on");
        }
        this.images = List.copyOf(images);
        this.stretch =
                new ClassifierAugmentation(
                        new ClassifierAugmentation.Options(0, 0, 0), width, height);
    }

    @Override
    public ValidationResult measure(Learner learner, int epoch) {
        try (ImageClassifier classifier = learner.classifier()) {
            return measure(classifier, epoch);
        }
    }

    /**
     * Measures, on all cores.
     *
     * @param epoch after which
     */
    public ValidationResult.Labels measure(ImageClassifier classifier, int epoch) {
        int batches = (images.size() + BATCH_SIZE - 1) / BATCH_SIZE;
        int right =
                IntStream.range(0, batches)
                        .parallel()
                        .map(batch -> right(classifier, batch * BATCH_SIZE))
                        .sum();
        return new ValidationResult.Labels(epoch, (double) right / images.size());
    }

    /** How many of the batch that begins with an image are named right. */
    private int right(ImageClassifier classifier, int from) {
        List<ClassifiedImage> batch =
                images.subList(from, Math.min(from + BATCH_SIZE, images.size()));
        List<RgbImage> pixels =
                batch.stream().map(image -> stretch.plain(image.pixels().read())).toList();
        List<float[]> scores = classifier.scores(pixels);
        return (int)
                IntStream.range(0, batch.size())
                        .filter(i -> highest(scores.get(i)) == batch.get(i).classId())
                        .count();
    }

    private static int highest(float[] scores) {
        int highest = 0;
        for (int id = 1; id < scores.length; id++) {
            if (scores[id] > scores[highest]) {
                highest = id;
            }
        }
        return highest;
    }
}
