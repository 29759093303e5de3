package io.sightline.models.evaluation;

/**
 * A box as COCO files write it ({@code bbox}), in pixels of the image: x to the right, y down.
 *
 * @param x left edge
 * @param y upper edge
 * @param width pixels, not negative in a sound file
 * @param height pixels, not negative in a sound file
 */
public record CocoBox(double x, double y, double width, double height) {
    /** Pixels covered. */
    public double area() {
        return width * height;
    }

    /** Pixels covered by both boxes; 0 when they are apart or only touch. */
    double intersection(CocoBox other) {
        double overlapWidth = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double overlapHeight = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return overlapWidth > 0 && overlapHeight > 0 ? overlapWidth * overlapHeight : 0;
    }
}
