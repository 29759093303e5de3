package io.sightline.operators.track;

/**
 * A Kalman filter of one coordinate that moves at a nearly constant velocity. The filter of
 * BoT-SORT (N. Aharon et al., arXiv:2206.14651) for a box is four of these: its matrices couple a
 * coordinate with its own velocity only. Time is counted in frames of 1/30 s; the variance of the
 * noise grows with elapsed time.
 *
 * @param value of the coordinate
 * @param velocity per 1/30 s
 * @param variance of the value
 * @param covariance of value and velocity
 * @param velocityVariance of the velocity
 */
public record AxisFilter(
        double value,
        double velocity,
        double variance,
        double covariance,
        double velocityVariance) {
    /**
     * Standard deviations, as shares of the size of the box. BoT-SORT has 1/20 for the coordinate
     * and its measurement and 1/160 for the velocity, for a detector whose boxes are steadier.
     */
    private static final double VALUE_NOISE = 0.07;

    private static final double MEASUREMENT_NOISE = 0.13;
    private static final double VELOCITY_NOISE = 0.006;

    /** At birth the velocity is unknown: a quarter of the size per 1/30 s is as fast as it gets. */
    private static final double BIRTH_VELOCITY_NOISE = 0.24;

    /**
     * The filter after its first measurement.
     *
     * @param size width of the box for a horizontal coordinate, height for a vertical one
     */
    static AxisFilter at(double measured, double size) {
        return new AxisFilter(
                measured,
                0,
                square(MEASUREMENT_NOISE * size),
                0,
                square(BIRTH_VELOCITY_NOISE * size));
    }

    /**
     * The filter after some time.
     *
     * @param time in 1/30 s, at least 0
     * @param size as in {@link #at}
     */
    AxisFilter after(double time, double size) {
        return new AxisFilter(
                value + velocity * time,
                velocity,
                variance
                        + time * (2 * covariance + time * velocityVariance)
                        + time * square(VALUE_NOISE * size),
                covariance + time * velocityVariance,
                velocityVariance + time * square(VELOCITY_NOISE * size));
    }

    /**
     * The filter after a measurement.
     *
     * @param size as in {@link #at}
     */
    AxisFilter measured(double measurement, double size) {
        double total = variance + square(MEASUREMENT_NOISE * size);
        double gain = variance / total;
        double velocityGain = covariance / total;
        double surprise = measurement - value;
        return new AxisFilter(
                value + gain * surprise,
                velocity + velocityGain * surprise,
                (1 - gain) * variance,
                (1 - gain) * covariance,
                velocityVariance - velocityGain * covariance);
    }

    /** The same without its velocity. */
    AxisFilter halted() {
        return new AxisFilter(value, 0, variance, covariance, velocityVariance);
    }

    private static double square(double number) {
        return number * number;
    }
}
