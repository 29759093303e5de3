package io.sightline.models.ssd;

/**
 * Width and height of an anchor.
 *
 * @param width pixels of the network's input, above 0
 * @param height pixels of the network's input, above 0
 */
public record AnchorSize(float width, float height) {
    public AnchorSize {
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException(
                    "an anchor of %s x %s pixels is empty".formatted(width, height));
        }
    }
}
