package io.sightline.models.training;

import java.util.Locale;

/**
 * How long a network is trained, and at which learning rate: the learning rate grows evenly over
 * the warm-up, then falls along half a cosine to 0 (Loshchilov and Hutter 2017, "SGDR", without
 * restarts).
 *
 * @param epochs at least 1
 * @param stepsPerEpoch batches, at least 1
 * @param warmupEpochs of the epochs, the first ones, at least 0
 * @param learningRate at the end of the warm-up, above 0
 */
public record Schedule(int epochs, int stepsPerEpoch, int warmupEpochs, double learningRate) {
    public Schedule {
        if (epochs < 1 || stepsPerEpoch < 1 || warmupEpochs < 0 || warmupEpochs > epochs) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "not a valid schedule: %d epochs of %d steps, %d to warm up",
                            epochs,
                            stepsPerEpoch,
                            warmupEpochs));
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException(
                    "learningRate must be above 0, found " + learningRate);
        }
    }

    /** Number of steps in all. */
    public long steps() {
        return (long) epochs * stepsPerEpoch;
    }

    /**
     * The learning rate of a step.
     *
     * @param step from 0 to {@link #steps} - 1
     */
    public double learningRate(long step) {
        long warmup = (long) warmupEpochs * stepsPerEpoch;
        if (step < warmup) {
            return learningRate * (step + 1) / warmup;
        }
        double progress = (double) (step - warmup) / (steps() - warmup);
        return learningRate * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}
