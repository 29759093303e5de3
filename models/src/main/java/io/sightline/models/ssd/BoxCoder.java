package io.sightline.models.ssd;

import io.sightline.models.detector.Box;

/**
 * Boxes as offsets from anchors, in centre-size form: the encoding of the SSD paper (Liu et al.
 * 2016, section 2.2), with each offset divided by a variance so that all four are of like size.
 *
 * <p>For an anchor with centre {@code a} and size {@code s}, a box with centre {@code c} and size
 * {@code d} is encoded as {@code (c - a) / s / centerVariance} and {@code ln(d / s) /
 * sizeVariance}. An encoding is the four values {@code ty, tx, th, tw}.
 *
 * @param centerVariance divisor of the centre's offset, above 0, usually 0.1
 * @param sizeVariance divisor of the size's logarithm, above 0, usually 0.2
 */
public record BoxCoder(float centerVariance, float sizeVariance) {
    /** The usual variances: the scales 10, 10, 5, 5 of TensorFlow's detectors are one over them. */
    public static final BoxCoder STANDARD = new BoxCoder(0.1f, 0.2f);

    public BoxCoder {
        if (!(centerVariance > 0 && sizeVariance > 0)) {
            throw new IllegalArgumentException(
                    "variances must be above 0: %s, %s".formatted(centerVariance, sizeVariance));
        }
    }

    /**
     * Encodes a box.
     *
     * @param box not empty
     * @param anchor where the encoding starts from
     * @return {@code ty, tx, th, tw}
     */
    public float[] encode(Box box, Anchor anchor) {
        float height = box.yMax() - box.yMin();
        float width = box.xMax() - box.xMin();
        return new float[] {
            encodeCenter(box.yMin() + height / 2, anchor.yCenter(), anchor.height()),
            encodeCenter(box.xMin() + width / 2, anchor.xCenter(), anchor.width()),
            encodeSize(height, anchor.height()),
            encodeSize(width, anchor.width())
        };
    }

    /**
     * Decodes a box.
     *
     * @param encoding {@code ty, tx, th, tw}
     * @param anchor where the encoding starts from
     * @return the box, not clipped to the image
     */
    public Box decode(float[] encoding, Anchor anchor) {
        float yCenter = encoding[0] * centerVariance * anchor.height() + anchor.yCenter();
        float xCenter = encoding[1] * centerVariance * anchor.width() + anchor.xCenter();
        float halfHeight = decodeSize(encoding[2], anchor.height()) / 2;
        float halfWidth = decodeSize(encoding[3], anchor.width()) / 2;
        return new Box(
                xCenter - halfWidth,
                yCenter - halfHeight,
                xCenter + halfWidth,
                yCenter + halfHeight);
    }

    private float encodeCenter(float center, float anchorCenter, float anchorSize) {
        return (center - anchorCenter) / anchorSize / centerVariance;
    }

    private float encodeSize(float size, float anchorSize) {
        return (float) Math.log(size / anchorSize) / sizeVariance;
    }

    private float decodeSize(float encoded, float anchorSize) {
        return (float) Math.exp(encoded * sizeVariance) * anchorSize;
    }
}
