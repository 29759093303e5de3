package io.sightline.jobs.demo;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceOptions;
import java.util.List;
import java.util.Optional;

/**
 * All cameras see a video.
 *
 * @param name anything {@code feed} can open
 * @param codec how its frames are encoded
 */
public record VideoFootage(String name, FrameCodec codec) implements Footage {
    @Override
    public boolean loops() {
        return false;
    }

    @Override
    public List<CameraGroup> groups(List<String> cameraIds) {
        return List.of(
                new CameraGroup(FrameSources.origin(name, SourceOptions.of(codec)), cameraIds));
    }

    @Override
    public Optional<KnownObjects> knownObjects() {
        return Optional.empty();
    }
}
