package io.sightline.models.ssd;

import java.util.List;

/** How anchors lie over a feature map: the same few around the centre of every cell. */
public sealed interface AnchorLayout permits AnchorGrid, ScaledAnchorGrid {
    /** Number of anchors around each centre, at least 1. */
    int perCell();

    /**
     * Lays the anchors over a feature map.
     *
     * @param rows height of the feature map, cells
     * @param columns width of the feature map, cells
     * @param inputWidth width of the network's input, pixels
     * @param inputHeight height of the network's input, pixels
     * @return {@code rows * columns * perCell} anchors: row by row, cell by cell, in the order of
     *     the network's output channels
     */
    List<Anchor> anchors(int rows, int columns, int inputWidth, int inputHeight);
}
