package io.sightline.models.precision;

/** How the numbers between the layers of a network are kept. What goes in and out is the same. */
public enum FloatFormat {
    /** IEEE single precision: 32 bits, 24 of them significant. */
    F32,

    /**
     * bfloat16: 16 bits, 8 of them significant, with the range of {@link #F32}. Products are summed
     * in single precision.
     */
    BF16;

    /** The word in messages: {@code bf16}. */
    @Override
    public String toString() {
        return this == F32 ? "f32" : "bf16";
    }
}
