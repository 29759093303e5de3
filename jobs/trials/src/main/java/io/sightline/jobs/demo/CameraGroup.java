package io.sightline.jobs.demo;

import io.sightline.jobs.media.FrameOrigin;
import java.util.List;

/**
 * Cameras that send the same frames.
 *
 * @param origin of the frames
 * @param cameraIds at least one
 */
public record CameraGroup(FrameOrigin origin, List<String> cameraIds) {
    public CameraGroup {
        cameraIds = List.copyOf(cameraIds);
    }
}
