package io.sightline.operators.bitstream;

import java.util.Locale;

/**
 * The image size that a header states, known before memory is allocated for the pixels.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureSize(long width, long height) {
    /** Refuses an empty image and one of more pixels than the maximum. */
    void check(long maxPixels) throws UndecodableFrameException {
        if (width < 1 || height < 1) {
            throw new UndecodableFrameException(
                    DecodeReason.CORRUPT,
                    String.format(Locale.ROOT, "the header states %d x %d pixels", width, height));
        }
        if (height > maxPixels / width) {
            throw new UndecodableFrameException(
                    DecodeReason.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "%d x %d pixels exceed the maximum of %d",
                            width,
                            height,
                            maxPixels));
        }
    }
}
