package io.sightline.models.training;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Classifier;
import java.util.List;

/**
 * A recipe of a classifier, whose loss is the cross entropy.
 *
 * @param name of the model it makes
 * @param labels of its classes, in order
 * @param architecture of its network, a classifier; the scale and offset of its input are best
 *     those that give the pixels it learns from a mean of 0 and a standard deviation of 1
 * @param data what it learns from and is validated on
 * @param batchSize images per step, at least 1
 * @param seed of everything that is random
 * @param augmentation how images are changed
 * @param optimizer how weights follow gradients
 * @param schedule how long and how fast
 * @param validateEvery epochs between two validations, at least 1
 */
public record ClassifierRecipe(
        String name,
        List<String> labels,
        Architecture architecture,
        ClassifierData data,
        int batchSize,
        long seed,
        ClassifierAugmentation.Options augmentation,
        OptimizerOptions optimizer,
        Schedule schedule,
        int validateEvery)
        implements Recipe {
    public ClassifierRecipe {
        labels = List.copyOf(labels);
        RecipeLimits.check(labels, batchSize, validateEvery);
        if (!(architecture.head() instanceof Classifier)) {
            throw new IllegalArgumentException(
                    "a classifier recipe needs a classifier head, found a detector's");
        }
    }

    @Override
    public List<String> sources() {
        return List.of(data.description());
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.TOP1);
    }
}
