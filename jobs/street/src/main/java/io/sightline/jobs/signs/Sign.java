package io.sightline.jobs.signs;

import io.sightline.models.detector.RgbImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small picture of a traffic sign.
 *
 * @param kind what it shows
 * @param image of {@value #SIDE} x {@value #SIDE} pixels
 */
public record Sign(SignKind kind, RgbImage image) {
    /** Width and height of the pictures, pixels. */
    public static final int SIDE = 32;

    private static final int DETAIL = 3;

    /**
     * Draws a sign.
     *
     * @param kinds of which it is one, at least one, each as likely as the others
     * @param seed decides everything: the same seed and kinds give the same picture
     */
    public static Sign draw(List<SignKind> kinds, long seed) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong());
        SignKind kind = kinds.get(random.nextInt(kinds.size()));
        SignCamera camera = new SignCamera(random);
        return new Sign(kind, camera.take(SignStreet.draw(kind, SIDE * DETAIL, random), SIDE));
    }
}
