package io.sightline.operators.track;

/**
 * A box by its centre. The unit does not matter, as long as it is the same for all boxes of a
 * camera: in the job, fractions of the frame.
 *
 * @param x centre, to the right
 * @param y centre, down
 * @param width at least 0
 * @param height at least 0
 */
public record TrackBox(double x, double y, double width, double height) {
    /** The box between two corners. */
    public static TrackBox between(double xMin, double yMin, double xMax, double yMax) {
        return new TrackBox((xMin + xMax) / 2, (yMin + yMax) / 2, xMax - xMin, yMax - yMin);
    }

    double area() {
        return width * height;
    }

    /** Intersection over union, [0, 1]; 0 for boxes without area. */
    double iou(TrackBox other) {
        double across = overlap(x, width, other.x, other.width);
        double down = overlap(y, height, other.y, other.height);
        double intersection = across * down;
        double union = area() + other.area() - intersection;
        return intersection > 0 ? intersection / union : 0;
    }

    private static double overlap(double a, double lengthOfA, double b, double lengthOfB) {
        double end = Math.min(a + lengthOfA / 2, b + lengthOfB / 2);
        double start = Math.max(a - lengthOfA / 2, b - lengthOfB / 2);
        return Math.max(0, end - start);
    }

    /**
     * The same box, larger on every side.
     *
     * @param share of its width and height that each side moves outwards
     */
    TrackBox grownBy(double share) {
        return new TrackBox(x, y, width * (1 + 2 * share), height * (1 + 2 * share));
    }
}
