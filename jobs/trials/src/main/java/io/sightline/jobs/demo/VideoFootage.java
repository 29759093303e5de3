package io.sightline.jobs.demo;

import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceOptions;
import java.util.List;
import java.util.Optional;

/**
 * All cameras see a video.
 *
 * @param name anything {@code feed} can open
 * @param options how it is read
 */
public record VideoFootage(String name, SourceOptions options) implements Footage {
    @Override
    public boolean loops() {
        return false;
    }

    @Override
    public List<CameraGroup> groups(List<String> cameraIds) {
        return List.of(new CameraGroup(FrameSources.origin(name, options), cameraIds));
    }

    @Override
    public Optional<KnownObjects> knownObjects() {
        return Optional.empty();
    }
}
