package io.sightline.operators.decode;

/**
 * The size a header promises, known before any memory is taken for the pixels.
 *
 * @param width pixels
 * @param height pixels
 */
record PictureSize(long width, long height) {
    /** Refuses an empty picture and one of more pixels than allowed. */
    void check(long maxPixels) throws UndecodableFrameException {
        if (width < 1 || height < 1) {
            throw new UndecodableFrameException(
                    DecodeReason.CORRUPT,
                    "the header says %d x %d pixels".formatted(width, height));
        }
        if (height > maxPixels / width) {
            throw new UndecodableFrameException(
                    DecodeReason.TOO_LARGE,
                    "%d x %d pixels are more than the allowed %d"
                            .formatted(width, height, maxPixels));
        }
    }
}
