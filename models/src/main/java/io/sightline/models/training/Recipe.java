package io.sightline.models.training;

import io.sightline.models.network.Architecture;
import java.util.List;

/**
 * Everything that determines a trained network, except for the pixels. The same recipe over the
 * same data gives the same weights on the same machine.
 */
public sealed interface Recipe permits DetectorRecipe, ClassifierRecipe {
    /** Name of the model it makes. */
    String name();

    /** Names of its classes, in order. */
    List<String> labels();

    /** What its network is. */
    Architecture architecture();

    /** What it learns from, for people: a line per source. */
    List<String> sources();

    /** Images per step, at least 1. */
    int batchSize();

    /** Seed of everything that is random. */
    long seed();

    /** How weights follow gradients. */
    OptimizerOptions optimizer();

    /** How long and how fast. */
    Schedule schedule();

    /** Epochs between two validations, at least 1. */
    int validateEvery();

    /** What its network is measured by, the figure that decides first. */
    List<Figure> figures();
}
