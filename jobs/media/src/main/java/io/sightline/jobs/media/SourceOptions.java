package io.sightline.jobs.media;

import java.util.Locale;

/**
 * How a source is read.
 *
 * @param codec encoding of the frames that leave it
 * @param jpegQuality 1 to 100; used by {@link FrameCodec#JPEG}
 * @param framesPerSecond rate given to pictures that have no time of their own
 */
public record SourceOptions(FrameCodec codec, int jpegQuality, double framesPerSecond) {
    /** The quality of JPEG pictures unless told otherwise. */
    public static final int DEFAULT_JPEG_QUALITY = 90;

    /** The rate of a folder of images unless told otherwise. */
    public static final double DEFAULT_FRAMES_PER_SECOND = 25;

    /** Checks the ranges. */
    public SourceOptions {
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "JPEG quality must be 1 to 100, not %d", jpegQuality));
        }
        if (!(framesPerSecond > 0 && framesPerSecond <= 1000)) {
            throw new IllegalArgumentException(
                    "frames per second must be above 0 and at most 1000, not %s"
                            .formatted(framesPerSecond));
        }
    }

    /** Everything else at its default. */
    public static SourceOptions of(FrameCodec codec) {
        return new SourceOptions(codec, DEFAULT_JPEG_QUALITY, DEFAULT_FRAMES_PER_SECOND);
    }
}
