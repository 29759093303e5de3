package io.sightline.operators.bitstream;

/** Checks of a still image that need no decoding. */
public final class ImageStructure {
    private ImageStructure() {}

    /**
     * Checks a file.
     *
     * @param encoded the whole file
     * @param type JPEG or PNG, with the first bytes checked
     * @return which faults it has that decoders tolerate
     * @throws UndecodableFrameException when it is truncated, damaged or larger than the maximum
     */
    public static ImageCondition check(byte[] encoded, ContentType type, long maxPixels)
            throws UndecodableFrameException {
        return switch (type) {
            case JPEG -> JpegStructure.check(encoded, maxPixels);
            case PNG -> {
                PngStructure.check(encoded, maxPixels);
                yield ImageCondition.SOUND;
            }
            case H264, H265 ->
                    throw new IllegalArgumentException(type + " is not a still image format");
        };
    }
}
