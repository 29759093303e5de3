package io.sightline.jobs.demo;

import io.sightline.jobs.feed.FrameOrigin;
import java.util.List;

/**
 * Cameras that send the same frames.
 *
 * @param origin of the frames
 * @param cameraIds at least one
 */
record CameraGroup(FrameOrigin origin, List<String> cameraIds) {
    CameraGroup {
        cameraIds = List.copyOf(cameraIds);
    }
}
