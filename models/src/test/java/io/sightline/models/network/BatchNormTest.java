package io.sightline.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BatchNormTest {
    @Test
    void aFoldedConvolutionGivesWhatTheTwoGaveOneAfterTheOther() {
        BatchNorm norm =
                new BatchNorm(
                        values(2, 0.5f),
                        values(0.1f, -0.3f),
                        values(1, -2),
                        values(4, 0.25f),
                        0.001);
        // Two inputs, two outputs; the channel of the output varies fastest.
        Weights.Array kernel = new Weights.Array(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Weights.Array folded = norm.folded(kernel);
        assertThat(folded.shape()).containsExactly(1, 1, 2, 2);
        float[] input = {0.7f, -1.2f};
        for (int output = 0; output < 2; output++) {
            double plain =
                    input[0] * kernel.values()[output] + input[1] * kernel.values()[2 + output];
            double normalised =
                    norm.gamma().values()[output]
                                    * (plain - norm.mean().values()[output])
                                    / Math.sqrt(norm.variance().values()[output] + 0.001)
                            + norm.beta().values()[output];
            double together =
                    input[0] * folded.values()[output]
                            + input[1] * folded.values()[2 + output]
                            + norm.bias().values()[output];
            assertThat(together).isCloseTo(normalised, Offset.offset(1e-5));
        }
    }

    private static Weights.Array values(float... values) {
        return new Weights.Array(values, values.length);
    }
}
