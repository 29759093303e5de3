package io.sightline.jobs.media;

import java.util.Locale;

/**
 * How a source is read.
 *
 * @param codec encoding of the frames that it returns
 * @param jpegQuality 1 to 100; used by {@link FrameCodec#JPEG}
 * @param framesPerSecond rate of images, which have no times
 * @param access how to reach a network camera
 */
public record SourceOptions(
        FrameCodec codec, int jpegQuality, double framesPerSecond, SourceAccess access) {
    /** Default quality of JPEG images. */
    public static final int DEFAULT_JPEG_QUALITY = 90;

    /** Default rate of a folder of images. */
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

    /** With the default access. */
    public SourceOptions(FrameCodec codec, int jpegQuality, double framesPerSecond) {
        this(codec, jpegQuality, framesPerSecond, SourceAccess.DEFAULT);
    }

    /** Everything else at its default. */
    public static SourceOptions of(FrameCodec codec) {
        return new SourceOptions(codec, DEFAULT_JPEG_QUALITY, DEFAULT_FRAMES_PER_SECOND);
    }

    /** The same options with another access. */
    public SourceOptions withAccess(SourceAccess other) {
        return new SourceOptions(codec, jpegQuality, framesPerSecond, other);
    }

    /** The same options with another encoding. */
    SourceOptions withCodec(FrameCodec other) {
        return new SourceOptions(other, jpegQuality, framesPerSecond, access);
    }
}
