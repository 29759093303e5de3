package io.sightline.models.training;

import io.sightline.models.network.Architecture;
import java.util.List;

/**
 * A recipe of a detector.
 *
 * @param name of the model it makes
 * @param labels of its classes, in order
 * @param architecture of its network, a detector
 * @param data what it learns from and is validated on
 * @param batchSize images per step, at least 1
 * @param seed of everything that is random
 * @param augmentation how images are changed
 * @param loss what an error is
 * @param optimizer how weights follow gradients
 * @param schedule how long and how fast
 * @param validateEvery epochs between two validations, at least 1
 */
public record DetectorRecipe(
        String name,
        List<String> labels,
        Architecture architecture,
        List<DataSource> data,
        int batchSize,
        long seed,
        AugmentationOptions augmentation,
        LossOptions loss,
        OptimizerOptions optimizer,
        Schedule schedule,
        int validateEvery)
        implements Recipe {
    public DetectorRecipe {
        labels = List.copyOf(labels);
        data = List.copyOf(data);
        RecipeLimits.check(labels, batchSize, validateEvery);
        if (data.isEmpty()) {
            throw new IllegalArgumentException("data must not be empty");
        }
        architecture.ssd();
    }

    @Override
    public List<String> sources() {
        return data.stream().map(DataSource::description).toList();
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.AP, Figure.AP50);
    }
}
