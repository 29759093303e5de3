package io.sightline.operators.decode;

/**
 * How the components of a video picture, 8 bits each, become red, green and blue: ITU-T H.273, 8.3.
 *
 * @param coefficients the code {@code MatrixCoefficients} of the stream; one whose equations are
 *     not linear or not known here counts as {@link #UNSPECIFIED}
 * @param fullRange whether the components span [0, 255]; otherwise luma spans [16, 235] and chroma
 *     [16, 240]
 */
record ColourMatrix(int coefficients, boolean fullRange) {
    /** The components are red, green and blue themselves. */
    static final int IDENTITY = 0;

    /** The stream does not say; such video is treated as BT.601. */
    static final int UNSPECIFIED = 2;

    private static final double NO_CHROMA = 128;

    /** Three rows of four: from (first, second, third component, 1) to red, green and blue. */
    float[] rows() {
        double luma = fullRange ? 1 : 255d / 219;
        double black = fullRange ? 0 : -16 * luma;
        if (coefficients == IDENTITY) {
            return floats(luma, 0, 0, black, 0, luma, 0, black, 0, 0, luma, black);
        }
        double chroma = fullRange ? 1 : 255d / 224;
        double greenWeight = 1 - redWeight() - blueWeight();
        double redOfCr = 2 * (1 - redWeight()) * chroma;
        double blueOfCb = 2 * (1 - blueWeight()) * chroma;
        double greenOfCb = -blueOfCb * blueWeight() / greenWeight;
        double greenOfCr = -redOfCr * redWeight() / greenWeight;
        return floats(
                luma,
                0,
                redOfCr,
                black - NO_CHROMA * redOfCr,
                luma,
                greenOfCb,
                greenOfCr,
                black - NO_CHROMA * (greenOfCb + greenOfCr),
                luma,
                blueOfCb,
                0,
                black - NO_CHROMA * blueOfCb);
    }

    /** Weight of red in luma. */
    private double redWeight() {
        return switch (coefficients) {
            case 1 -> 0.2126; // BT.709
            case 4 -> 0.30; // FCC
            case 7 -> 0.212; // SMPTE ST 240
            case 9, 10 -> 0.2627; // BT.2020
            default -> 0.299; // BT.601
        };
    }

    /** Weight of blue in luma. */
    private double blueWeight() {
        return switch (coefficients) {
            case 1 -> 0.0722;
            case 4 -> 0.11;
            case 7 -> 0.087;
            case 9, 10 -> 0.0593;
            default -> 0.114;
        };
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
