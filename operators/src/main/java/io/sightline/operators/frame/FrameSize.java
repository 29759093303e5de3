package io.sightline.operators.frame;

/**
 * Size of a frame as a viewer shows it.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
public record FrameSize(int width, int height) {
    public FrameSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a frame has at least 1 x 1 pixels, not " + width + " x " + height);
        }
    }
}
