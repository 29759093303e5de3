package io.sightline.jobs.media;

import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;

import java.util.Locale;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How stored pixels must be turned so that a viewer sees them upright.
 *
 * @param mirrored whether they are mirrored left to right first
 * @param quarterTurns then turned clockwise by this many times 90 degrees, 0 to 3
 */
record Orientation(boolean mirrored, int quarterTurns) {
    /** Stored as shown. */
    static final Orientation UPRIGHT = new Orientation(false, 0);

    /** Elements of a display matrix. */
    static final int MATRIX_ELEMENTS = 9;

    private static final int QUARTERS = 4;

    /**
     * The orientation of a display matrix (ISO/IEC 14496-12, 8.3.2), in FFmpeg's form: a stored
     * point (x, y) is shown at (a x + c y, b x + d y).
     *
     * @param matrix nine numbers, {a, b, u, c, d, v, x, y, w}; only the signs and the relation of a
     *     to d count, so other angles become the nearest quarter turn, and a matrix without a
     *     direction is upright
     */
    static Orientation of(int[] matrix) {
        double a = matrix[0];
        double b = matrix[1];
        double c = matrix[3];
        double d = matrix[4];
        double determinant = a * d - b * c;
        if (determinant == 0) {
            return UPRIGHT;
        }
        boolean mirrored = determinant < 0;
        // The x axis after mirroring: shown at (a, b) when not mirrored, else at (-a, -b).
        double angle = mirrored ? Math.atan2(-b, -a) : Math.atan2(b, a);
        int turns = (int) Math.round(angle / (Math.PI / 2));
        return new Orientation(mirrored, Math.floorMod(turns, QUARTERS));
    }

    /**
     * The orientation with a number of EXIF (tag 0x0112).
     *
     * @param number "1" to "8"; anything else is upright
     */
    static Orientation ofExif(String number) {
        return switch (number) {
            case "2" -> new Orientation(true, 0);
            case "3" -> new Orientation(false, 2);
            case "4" -> new Orientation(true, 2);
            case "5" -> new Orientation(true, 3);
            case "6" -> new Orientation(false, 1);
            case "7" -> new Orientation(true, 1);
            case "8" -> new Orientation(false, 3);
            default -> UPRIGHT;
        };
    }

    boolean isUpright() {
        return equals(UPRIGHT);
    }

    /** Turns pixels; the target gets memory when it has none of the right size. */
    void turn(Mat stored, Mat shown) {
        if (!mirrored) {
            quarterTurn(stored, shown);
            return;
        }
        try (Mat flipped = new Mat()) {
            flip(stored, flipped, 1);
            quarterTurn(flipped, shown);
        }
    }

    private void quarterTurn(Mat from, Mat to) {
        switch (quarterTurns) {
            case 1 -> rotate(from, to, ROTATE_90_CLOCKWISE);
            case 2 -> rotate(from, to, ROTATE_180);
            case 3 -> rotate(from, to, ROTATE_90_COUNTERCLOCKWISE);
            default -> from.copyTo(to);
        }
    }

    /** As in "turned by 90 degrees". */
    @Override
    public String toString() {
        String turned = String.format(Locale.ROOT, "turned by %d degrees", quarterTurns * 90);
        return mirrored ? "mirrored and " + turned : turned;
    }
}
