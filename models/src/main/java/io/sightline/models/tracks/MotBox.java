package io.sightline.models.tracks;

/**
 * A row of a MOTChallenge file: one object in one frame.
 *
 * @param frame number, from 1
 * @param id of the object, unique in its frame; -1 in a file of detections
 * @param x left edge, pixels
 * @param y upper edge, pixels
 * @param width pixels
 * @param height pixels
 * @param confidence of a detection; in ground truth, 0 marks a box that does not count
 * @param label class number in ground truth of MOT16 and later, where 1 is a pedestrian; 1 where
 *     the file has no classes
 */
public record MotBox(
        int frame,
        int id,
        double x,
        double y,
        double width,
        double height,
        double confidence,
        int label) {
    /** Class number of a pedestrian. */
    public static final int PEDESTRIAN = 1;

    /** The same with another id. */
    public MotBox withId(int newId) {
        return new MotBox(frame, newId, x, y, width, height, confidence, label);
    }

    /**
     * Intersection over union, [0, 1]; 0 for boxes without area. Coordinates are taken as they are,
     * neither rounded nor clipped.
     */
    public double iou(MotBox other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        double intersection = Math.max(across, 0) * Math.max(down, 0);
        double area = width * height;
        double otherArea = other.width * other.height;
        double union = area + otherArea - intersection;
        return area <= Frames.EPSILON || otherArea <= Frames.EPSILON || union <= Frames.EPSILON
                ? 0
                : intersection / union;
    }
}
