package io.sightline.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SerialCorrelationTest {
    @Test
    void leavesIndependentSamplesAlone() {
        assertThat(factor(0)).isCloseTo(1, within(0.5));
    }

    /** For {@code x[i] = a x[i - 1] + noise} the factor comes near (1 + a) / (1 - a). */
    @Test
    void widensForSamplesThatResembleTheOneBefore() {
        assertThat(factor(0.5)).isCloseTo(3, within(1.0));
        assertThat(factor(0.8)).isCloseTo(9, within(3.0));
    }

    @Test
    void neverNarrows() {
        double[] alternating = new double[100];
        for (int i = 0; i < alternating.length; i++) {
            alternating[i] = i % 2;
        }

        assertThat(SerialCorrelation.varianceFactor(alternating)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void isOneWhereNothingChanges() {
        assertThat(SerialCorrelation.varianceFactor(7, 7, 7, 7)).isEqualTo(1);
    }

    private static double factor(double resemblance) {
        Random random = new Random(1);
        double[] samples = new double[1000];
        for (int i = 1; i < samples.length; i++) {
            samples[i] = resemblance * samples[i - 1] + random.nextGaussian();
        }
        return SerialCorrelation.varianceFactor(samples);
    }
}
