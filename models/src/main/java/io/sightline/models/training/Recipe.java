package io.sightline.models.training;

import io.sightline.models.network.Architecture;
import java.util.HashSet;
import java.util.List;

/**
 * Everything that decides what a detector becomes, the pixels aside. The same recipe over the same
 * data gives the same weights on the same machine.
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
public record Recipe(
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
        int validateEvery) {
    public Recipe {
        labels = List.copyOf(labels);
        data = List.copyOf(data);
        if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("labels must be present and differ: " + labels);
        }
        if (data.isEmpty()) {
            throw new IllegalArgumentException("there is no data to learn from");
        }
        if (batchSize < 1 || validateEvery < 1) {
            throw new IllegalArgumentException(
                    "batchSize and validateEvery are at least 1, not %d and %d"
                            .formatted(batchSize, validateEvery));
        }
        architecture.ssd();
    }
}
