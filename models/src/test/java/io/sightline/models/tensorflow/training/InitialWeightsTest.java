package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Network;
import io.sightline.models.network.ReferenceArchitecture;
import org.junit.jupiter.api.Test;

/** Weights before anything was learnt. */
class InitialWeightsTest {
    private static final Network NETWORK =
            ReferenceArchitecture.ssdLite(
                            MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.5, 6), 160, 160)
                    .network(3);

    private final InitialWeights weights = new InitialWeights(1, NETWORK, 3);

    @Test
    void haveAVarianceOfTwoByFanIn() {
        Layer.Convolution layer =
                (Layer.Convolution) NETWORK.byName().get("block14/expand/convolution");
        float[] kernel = weights.kernel(layer).values();

        assertThat(product(kernel, kernel) / kernel.length)
                .isCloseTo(2.0 / layer.inputChannels(), within(0.1 / layer.inputChannels()));
    }

    @Test
    void areSmallInPredictors() {
        float[] kernel = kernel("head/last/boxes/predict/convolution");

        assertThat(Math.sqrt(product(kernel, kernel) / kernel.length))
                .isCloseTo(0.01, within(0.001));
    }

    @Test
    void giveEveryClassASmallScore() {
        Layer.Bias layer = (Layer.Bias) NETWORK.byName().get("head/last/classes/predict/bias");
        float[] bias = weights.bias(layer).values();

        assertThat(bias[0]).isZero();
        assertThat(1 / (1 + Math.exp(-bias[1]))).isCloseTo(0.01, within(1e-6));
    }

    @Test
    void haveNothingToDoWithThoseOfTheNextLayer() {
        float[] one = kernel("block15/expand/convolution");
        float[] next = kernel("block16/expand/convolution");

        assertThat(one).hasSameSizeAs(next);
        double correlation =
                product(one, next) / Math.sqrt(product(one, one) * product(next, next));
        assertThat(correlation).isBetween(-0.03, 0.03);
    }

    private float[] kernel(String layer) {
        return weights.kernel((Layer.Kernel) NETWORK.byName().get(layer)).values();
    }

    private static double product(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }
}
