package io.sightline.models.training;

/**
 * How gradients update the weights.
 *
 * @param method the rule
 * @param weightDecay share of itself, times the learning rate, that a convolution's kernel loses at
 *     each step, at least 0; biases and batch normalisation keep theirs (Loshchilov and Hutter
 *     2019, "Decoupled Weight Decay Regularization")
 * @param gradientNorm what a longer gradient, over all weights, is cut down to, above 0
 * @param averageDecay decay of the moving average of the weights, which is what is validated and
 *     kept, [0, 1); 0 keeps the weights themselves
 */
public record OptimizerOptions(
        Method method, double weightDecay, double gradientNorm, double averageDecay) {
    public OptimizerOptions {
        if (!(weightDecay >= 0)
                || !(gradientNorm > 0)
                || !(averageDecay >= 0 && averageDecay < 1)) {
            throw new IllegalArgumentException(
                    "not a valid optimizer: weightDecay %s, gradientNorm %s and averageDecay %s"
                            .formatted(weightDecay, gradientNorm, averageDecay));
        }
    }

    /** A rule. */
    public sealed interface Method permits Sgd, Adam {}

    /**
     * Stochastic gradient descent.
     *
     * @param momentum share of the last step that goes into the next, [0, 1)
     */
    public record Sgd(double momentum) implements Method {
        public Sgd {
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException("momentum must be in [0, 1), found " + momentum);
            }
        }
    }

    /**
     * Adam (Kingma and Ba 2015).
     *
     * @param beta1 decay of the mean of the gradients, [0, 1)
     * @param beta2 decay of the mean of their squares, [0, 1)
     */
    public record Adam(double beta1, double beta2) implements Method {
        public Adam {
            if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException(
                        "beta1 and beta2 must be in [0, 1), found %s and %s"
                                .formatted(beta1, beta2));
            }
        }
    }
}
