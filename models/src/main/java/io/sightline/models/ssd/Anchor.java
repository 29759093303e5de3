package io.sightline.models.ssd;

/**
 * A box the network starts from ("prior" or "default box" in the SSD paper), as fractions of the
 * image.
 *
 * @param yCenter centre, downwards
 * @param xCenter centre, to the right
 * @param height above 0
 * @param width above 0
 */
public record Anchor(float yCenter, float xCenter, float height, float width) {}
