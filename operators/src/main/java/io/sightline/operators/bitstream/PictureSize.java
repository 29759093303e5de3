package io.sightline.operators.bitstream;

import java.util.Locale;

/**
 * The size a header promises, known before any memory is taken for the pixels.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureSize(long width, long height) {
    /** Refuses an empty picture and one of more pixels than allowed. */
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
