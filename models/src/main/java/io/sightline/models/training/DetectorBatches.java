package io.sightline.models.training;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Ssd;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Images with the target outputs of each anchor. */
final class DetectorBatches implements Batches {
    private final int size;
    private final BatchRandom random;
    private final TrainingSet set;
    private final Augmentation augmentation;
    private final AnchorMatcher matcher;
    private final int imageBytes;

    DetectorBatches(DetectorRecipe recipe, TrainingSet set) {
        this.size = recipe.batchSize();
        this.random = new BatchRandom(recipe.seed(), size);
        this.set = set;
        Architecture architecture = recipe.architecture();
        ImageInput input = architecture.input();
        Ssd ssd = architecture.ssd();
        imageBytes = input.width() * input.height() * 3;
        augmentation = new Augmentation(recipe.augmentation(), input.width(), input.height());
        matcher =
                new AnchorMatcher(
                        architecture.anchors(),
                        ssd.boxCoder(),
                        ssd.scores(),
                        recipe.labels().size(),
                        recipe.loss().matchedIou());
    }

    @Override
    public TrainingBatch batch(long step) {
        byte[] pixels = new byte[size * imageBytes];
        List<TrainingSample> samples = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            SplittableRandom image = random.of(step, i);
            TrainingSample sample = augmentation.apply(set.draw(image), set, image);
            System.arraycopy(sample.image().rgb(), 0, pixels, i * imageBytes, imageBytes);
            samples.add(sample);
        }
        return new TrainingBatch(size, pixels, matcher.targets(samples));
    }
}
