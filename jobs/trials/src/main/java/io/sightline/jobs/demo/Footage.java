package io.sightline.jobs.demo;

import java.util.List;
import java.util.Optional;

/** What the cameras of the demo see. */
public sealed interface Footage permits VideoFootage, StreetFootage {
    /** As people call it. */
    String name();

    /** Whether it starts over at its end when the cameras are to go on. */
    boolean loops();

    /** Which camera sends what; each camera is in one group. */
    List<CameraGroup> groups(List<String> cameraIds);

    /** What truly is in the frames, where that is known. */
    Optional<KnownObjects> knownObjects();
}
