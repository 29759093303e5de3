package io.sightline.jobs.scene;

import io.sightline.models.detector.RgbImage;
import java.util.List;

/**
 * One picture of a street and the truth about it.
 *
 * @param image its pixels
 * @param objects everything of which at least a pixel lies in the image, hidden or not, the
 *     farthest first
 */
public record SceneFrame(RgbImage image, List<SceneObject> objects) {
    public SceneFrame {
        objects = List.copyOf(objects);
    }
}
