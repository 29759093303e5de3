package io.sightline.operators.emit;

/**
 * The one way a fraction is written: rounded half up to four decimals, without trailing zeros
 * ({@code 0}, {@code 0.5}, {@code 0.0312}, {@code 1}). A ten-thousandth of a 4K frame is less than
 * half a pixel.
 */
final class FourDecimals {
    private static final int SCALE = 10_000;

    private FourDecimals() {}

    /** The fraction in ten-thousandths; {@code fraction} in [0, 1]. */
    static int round(float fraction) {
        return (int) Math.round((double) fraction * SCALE);
    }

    /** The fraction as a JSON number; {@code fraction} in [0, 1]. */
    static String format(float fraction) {
        int rounded = round(fraction);
        if (rounded % SCALE == 0) {
            return Integer.toString(rounded / SCALE);
        }
        String digits = Integer.toString(SCALE + rounded % SCALE).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return rounded / SCALE + "." + digits.substring(0, end);
    }
}
