package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourMatrixTest {
    /**
     * Luma is 16 + 219 * weight, Cb and Cr are 128 + 224 * (blue, red - luma) / (2 - 2 * weight).
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.2126, 0.0722",
        "4, 0.30, 0.11",
        "5, 0.299, 0.114",
        "6, 0.299, 0.114",
        "7, 0.212, 0.087",
        "9, 0.2627, 0.0593",
        "10, 0.2627, 0.0593",
        "2, 0.299, 0.114",
        "99, 0.299, 0.114"
    })
    void takesThePrimariesBackFromWhatTheStandardMakesOfThem(int code, double red, double blue) {
        double[] weights = {red, 1 - red - blue, blue};
        for (int primary = 0; primary < 3; primary++) {
            double luma = weights[primary];
            double ofBlue = primary == 2 ? 1 : 0;
            double ofRed = primary == 0 ? 1 : 0;
            double cb = (ofBlue - luma) / (2 * (1 - blue));
            double cr = (ofRed - luma) / (2 * (1 - red));
            float[] narrow = new ColourMatrix(code, false).rows();
            float[] full = new ColourMatrix(code, true).rows();
            for (int channel = 0; channel < 3; channel++) {
                double expected = channel == primary ? 255 : 0;
                assertThat(at(narrow, channel, 16 + 219 * luma, 128 + 224 * cb, 128 + 224 * cr))
                        .isCloseTo(expected, Offset.offset(0.01));
                assertThat(at(full, channel, 255 * luma, 128 + 255 * cb, 128 + 255 * cr))
                        .isCloseTo(expected, Offset.offset(0.01));
            }
        }
    }

    @Test
    void leavesRedGreenAndBlueAsTheyAre() {
        float[] full = new ColourMatrix(ColourMatrix.IDENTITY, true).rows();
        assertThat(full).containsExactly(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
    }

    @Test
    void widensRedGreenAndBlueOfLimitedRange() {
        float[] narrow = new ColourMatrix(ColourMatrix.IDENTITY, false).rows();
        for (int channel = 0; channel < 3; channel++) {
            assertThat(at(narrow, channel, 16, 16, 16)).isCloseTo(0, Offset.offset(0.01));
            assertThat(at(narrow, channel, 235, 235, 235)).isCloseTo(255, Offset.offset(0.01));
        }
    }

    private static double at(float[] rows, int row, double first, double second, double third) {
        int from = row * 4;
        return rows[from] * first
                + rows[from + 1] * second
                + rows[from + 2] * third
                + rows[from + 3];
    }
}
