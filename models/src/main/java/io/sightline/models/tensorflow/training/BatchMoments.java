package io.sightline.models.tensorflow.training;

import java.util.List;

/**
 * Mean and variance of each channel of a map over a batch.
 *
 * @param mean of each channel
 * @param variance of each channel, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // computed with, never compared
record BatchMoments(float[] mean, float[] variance) {
    /** The moments of several batches of the same size together. */
    static BatchMoments together(List<BatchMoments> batches) {
        int channels = batches.get(0).mean().length;
        float[] mean = new float[channels];
        float[] variance = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            double squares = 0;
            for (BatchMoments batch : batches) {
                double middle = batch.mean()[channel];
                sum += middle;
                squares += batch.variance()[channel] + middle * middle;
            }
            double average = sum / batches.size();
            mean[channel] = (float) average;
            variance[channel] = (float) Math.max(0, squares / batches.size() - average * average);
        }
        return new BatchMoments(mean, variance);
    }

    /**
     * Whether others differ only by rounding.
     *
     * @param tolerance of means and deviations, in deviations
     */
    boolean isNear(BatchMoments other, double tolerance) {
        for (int channel = 0; channel < mean.length; channel++) {
            double deviation = Math.sqrt(variance[channel]);
            double allowed = tolerance * Math.max(deviation, TrainingOperations.EPSILON);
            if (Math.abs(mean[channel] - other.mean()[channel]) > allowed
                    || Math.abs(deviation - Math.sqrt(other.variance()[channel])) > allowed) {
                return false;
            }
        }
        return true;
    }
}
