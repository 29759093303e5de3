package io.sightline.jobs.demo;

import io.sightline.jobs.scene.SceneObject;
import java.util.List;

/**
 * What truly is in the frames of a clip.
 *
 * @param width of the frames, pixels
 * @param height of the frames, pixels
 * @param frames the objects of each frame; after the last the first one comes again
 */
public record KnownObjects(int width, int height, List<List<SceneObject>> frames) {
    public KnownObjects {
        frames = frames.stream().map(List::copyOf).toList();
    }

    /**
     * The objects of a frame.
     *
     * @param seq number of the frame, from 0
     */
    List<SceneObject> of(long seq) {
        return frames.get(Math.toIntExact(seq % frames.size()));
    }
}
