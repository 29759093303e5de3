package io.sightline.models.ssd;

import java.util.ArrayList;
import java.util.List;

/**
 * The anchors of one feature map whose cells divide the image evenly, with sizes that grow with the
 * image.
 *
 * @param sizes sizes of the anchors at one cell, in the order of the network's output channels
 */
public record ScaledAnchorGrid(List<Size> sizes) implements AnchorLayout {
    public ScaledAnchorGrid {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException("a grid without sizes has no anchors");
        }
    }

    /**
     * Size of an anchor.
     *
     * @param height fraction of the image's shorter side, above 0
     * @param width fraction of the image's shorter side, above 0
     */
    public record Size(float height, float width) {
        public Size {
            if (!(width > 0 && height > 0)) {
                throw new IllegalArgumentException(
                        "an anchor of %s x %s is empty".formatted(width, height));
            }
        }
    }

    @Override
    public int perCell() {
        return sizes.size();
    }

    @Override
    public List<Anchor> anchors(int rows, int columns, int inputWidth, int inputHeight) {
        List<Anchor> anchors = new ArrayList<>(rows * columns * sizes.size());
        float side = Math.min(inputWidth, inputHeight);
        for (int row = 0; row < rows; row++) {
            float yCenter = (row + 0.5f) / rows;
            for (int column = 0; column < columns; column++) {
                float xCenter = (column + 0.5f) / columns;
                for (Size size : sizes) {
                    float height = size.height() * side / inputHeight;
                    float width = size.width() * side / inputWidth;
                    anchors.add(new Anchor(yCenter, xCenter, height, width));
                }
            }
        }
        return anchors;
    }
}
