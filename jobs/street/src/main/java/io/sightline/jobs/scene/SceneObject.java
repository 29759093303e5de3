package io.sightline.jobs.scene;

import io.sightline.models.detector.Box;
import java.util.List;

/**
 * One object of a street at one frame. A bike is the two-wheeler itself; who rides it is a person
 * of their own.
 *
 * @param track the same in all frames of a street in which the object is, different from every
 *     other object's
 * @param label {@code person}, {@code vehicle} or {@code bike}
 * @param box what the object covers or would cover if nothing hid it, clipped to the image;
 *     fractions of the image. Its shadow does not count
 * @param visible fraction of the object's own pixels that nothing hides and that lie in the image,
 *     [0, 1]
 */
public record SceneObject(int track, String label, Box box, double visible) {
    /** All labels there are. */
    public static final List<String> LABELS = List.of(Actor.PERSON, Actor.VEHICLE, Actor.BIKE);

    private static final double COUNTABLE_VISIBLE = 0.3;
    private static final double COUNTABLE_HEIGHT = 0.03;
    private static final double COUNTABLE_WIDTH = 0.008;

    /**
     * Whether a detector can be asked to find it: at least 0.3 of it is visible and its box is at
     * least 3 % of the image high and 0.8 % of it wide.
     */
    public boolean countable() {
        return visible >= COUNTABLE_VISIBLE
                && box.yMax() - box.yMin() >= COUNTABLE_HEIGHT
                && box.xMax() - box.xMin() >= COUNTABLE_WIDTH;
    }
}
