package io.sightline.models.importer.tflite;

/**
 * How integers stand for real numbers: {@code scale * (integer - zeroPoint)}. A tensor that is not
 * quantised has no scales.
 *
 * @param scales one for the whole tensor, or one for each index of a dimension
 * @param zeroPoints as many as scales; none means that all are 0
 * @param dimension the one that several scales belong to
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: never compared
record Quantization(float[] scales, long[] zeroPoints, int dimension) {
    static final Quantization NONE = new Quantization(new float[0], new long[0], 0);

    /** Whether all of the tensor has one scale. */
    boolean isPerTensor() {
        return scales.length == 1 && zeroPoints.length <= 1;
    }

    /**
     * The real number an integer stands for.
     *
     * @param index of the element along the quantised dimension
     */
    float real(int index, int integer) {
        int at = scales.length == 1 ? 0 : index;
        long zeroPoint = zeroPoints.length == 0 ? 0 : zeroPoints[at];
        return scales[at] * (integer - zeroPoint);
    }
}
