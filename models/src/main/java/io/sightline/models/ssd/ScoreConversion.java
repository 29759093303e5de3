package io.sightline.models.ssd;

/** How class logits become scores in [0, 1]. */
public enum ScoreConversion {
    /** Over background and classes together: the scores of an anchor sum to 1. */
    SOFTMAX,
    /** Each class for itself. */
    SIGMOID
}
