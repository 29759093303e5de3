package io.sightline.models.ssd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The anchors of one feature map: the same few sizes around the centre of every cell, in pixels, as
 * sizes clustered from a data set are given.
 *
 * @param step distance between neighbouring centres, pixels of the network's input
 * @param offset where in a cell the centre lies, as a fraction of the step: 0.5 is the middle
 * @param sizes sizes of the anchors at one cell, in the order of the network's output channels
 */
public record AnchorGrid(float step, float offset, List<AnchorSize> sizes) implements AnchorLayout {
    public AnchorGrid {
        sizes = List.copyOf(sizes);
        if (!(step > 0) || sizes.isEmpty()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a grid of step %s with %d sizes has no anchors",
                            step,
                            sizes.size()));
        }
    }

    @Override
    public int perCell() {
        return sizes.size();
    }

    @Override
    public List<Anchor> anchors(int rows, int columns, int inputWidth, int inputHeight) {
        List<Anchor> anchors = new ArrayList<>(rows * columns * sizes.size());
        for (int row = 0; row < rows; row++) {
            float yCenter = (row + offset) * step / inputHeight;
            for (int column = 0; column < columns; column++) {
                float xCenter = (column + offset) * step / inputWidth;
                for (AnchorSize size : sizes) {
                    anchors.add(
                            new Anchor(
                                    yCenter,
                                    xCenter,
                                    size.height() / inputHeight,
                                    size.width() / inputWidth));
                }
            }
        }
        return anchors;
    }
}
