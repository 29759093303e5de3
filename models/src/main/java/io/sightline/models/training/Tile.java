package io.sightline.models.training;

/** The rectangle of an output image that one source image fills, in pixels; not empty. */
record Tile(int x, int y, int width, int height) {}
