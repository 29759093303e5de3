package io.sightline.operators.decode;

import io.sightline.models.detector.RgbImage;
import io.sightline.operators.frame.FrameSize;

/**
 * A decoded frame.
 *
 * @param width width of the original as a viewer shows it (EXIF orientation applied), pixels
 * @param height height of the original as a viewer shows it, pixels
 * @param image the whole image scaled to the network's input size, proportions not kept
 * @param sound whether the file had none of the faults that are tolerated; see {@link
 *     io.sightline.operators.bitstream.ImageCondition}
 */
public record Picture(int width, int height, RgbImage image, boolean sound) {
    /** A picture from a sound file, or of video. */
    public Picture(int width, int height, RgbImage image) {
        this(width, height, image, true);
    }

    /** Size of the original. */
    public FrameSize size() {
        return new FrameSize(width, height);
    }
}
