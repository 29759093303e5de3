package io.sightline.models.detector;

/**
 * An axis-aligned box, as fractions of the image: x to the right, y down, (0, 0) the upper left
 * corner.
 *
 * @param xMin left edge, [0, 1]
 * @param yMin upper edge, [0, 1]
 * @param xMax right edge, [0, 1]
 * @param yMax lower edge, [0, 1]
 */
public record Box(float xMin, float yMin, float xMax, float yMax) {}
