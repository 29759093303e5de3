package io.sightline.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final int SAMPLES = 100;

    @Test
    void isTheLineWhereThereIsNoNoise() {
        Trend trend = trend(t -> 5 + 3 * t);

        assertThat(trend.slope()).isCloseTo(3, within(1e-9));
        assertThat(trend.low()).isCloseTo(3, within(1e-9));
        assertThat(trend.high()).isCloseTo(3, within(1e-9));
        assertThat(trend.noise()).isCloseTo(0, within(1e-9));
        assertThat(trend.level()).isCloseTo(5 + 3 * 49.5, within(1e-9));
    }

    @Test
    void isFlatWhereNothingChanges() {
        assertThat(trend(t -> 42)).isEqualTo(new Trend(42, 0, 0, 0, 0));
    }

    @Test
    void doesNotTurnAfterAFewStrangeSamples() {
        Trend trend = trend(t -> t < 10 ? 1e6 : 3 * t);

        assertThat(trend.slope()).isCloseTo(3, within(0.1));
    }

    /**
     * Seven uneven points, 21 slopes: the eleventh is the middle one. The score's variance is 7 x 6
     * x 19 / 18, its 99 % reach 17.2 slopes, so that the interval is from the first of them to the
     * last.
     */
    @Test
    void hasAnIntervalOfTheSlopesBetweenSamples() {
        Trend trend =
                Trend.of(
                        new double[] {1, 2, 3, 4, 10, 12, 18},
                        new double[] {9, 15, 19, 20, 45, 55, 78});

        assertThat(trend.slope()).isEqualTo(4);
        assertThat(trend.low()).isEqualTo(1);
        assertThat(trend.high()).isEqualTo(6);
    }

    @Test
    void saysNothingOfTooFewSamples() {
        Trend trend = Trend.of(new double[] {0, 1, 2}, new double[] {0, 1, 2});

        assertThat(trend.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(trend.high()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void holdsTheTrueSlopeAlmostAlwaysWhenSamplesAreIndependent() {
        assertThat(timesMissed(0)).isLessThanOrEqualTo(8);
    }

    @Test
    void holdsTheTrueSlopeAlmostAlwaysWhenEachSampleResemblesTheOneBefore() {
        assertThat(timesMissed(0.8)).isLessThanOrEqualTo(20);
    }

    @Test
    void findsAGrowthThatIsSmallerThanTheNoise() {
        Random random = new Random(1);

        Trend trend = trend(t -> 0.05 * t + random.nextGaussian());

        assertThat(trend.noise()).isCloseTo(0.67, within(0.15));
        assertThat(trend.low()).isPositive();
    }

    @Test
    void needsThreeSamples() {
        assertThatThrownBy(() -> Trend.of(new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no trend of 2 values at 2 times");
    }

    /** Of 200 series without a trend, how many seem to have one; 2 are expected at 99 %. */
    private static int timesMissed(double resemblance) {
        Random random = new Random(1);
        int missed = 0;
        for (int series = 0; series < 200; series++) {
            double[] last = new double[1];
            Trend trend = trend(t -> last[0] = resemblance * last[0] + random.nextGaussian());
            if (trend.low() > 0 || trend.high() < 0) {
                missed++;
            }
        }
        return missed;
    }

    private static Trend trend(DoubleUnaryOperator value) {
        double[] times = IntStream.range(0, SAMPLES).asDoubleStream().toArray();
        return Trend.of(
                times, IntStream.range(0, SAMPLES).mapToDouble(value::applyAsDouble).toArray());
    }
}
