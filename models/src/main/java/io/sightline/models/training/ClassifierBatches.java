package io.sightline.models.training;

import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.ImageInput;
import java.util.List;
import java.util.SplittableRandom;

/** Images with their classes, sampled uniformly with replacement. */
final class ClassifierBatches implements Batches {
    private final int size;
    private final int classes;
    private final BatchRandom random;
    private final List<ClassifiedImage> images;
    private final ClassifierAugmentation augmentation;
    private final int imageBytes;

    /**
     * @param images at least one
     */
    ClassifierBatches(ClassifierRecipe recipe, List<ClassifiedImage> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("there are no images to train on");
        }
        this.size = recipe.batchSize();
        this.classes = recipe.labels().size();
        this.random = new BatchRandom(recipe.seed(), size);
        this.images = List.copyOf(images);
        ImageInput input = recipe.architecture().input();
        this.imageBytes = input.width() * input.height() * 3;
        this.augmentation =
                new ClassifierAugmentation(recipe.augmentation(), input.width(), input.height());
    }

    @Override
    public TrainingBatch batch(long step) {
        byte[] pixels = new byte[size * imageBytes];
        float[] targets = new float[size * classes];
        for (int i = 0; i < size; i++) {
            SplittableRandom draw = random.of(step, i);
            ClassifiedImage image = images.get(draw.nextInt(images.size()));
            RgbImage changed = augmentation.apply(image.pixels().read(), draw);
            System.arraycopy(changed.rgb(), 0, pixels, i * imageBytes, imageBytes);
            targets[i * classes + image.classId()] = 1;
        }
        return new TrainingBatch(size, pixels, new ClassTargets(targets));
    }
}
