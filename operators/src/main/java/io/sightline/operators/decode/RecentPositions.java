package io.sightline.operators.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last frames of cameras that have no state: those of images, and of video without a keyframe
 * so far. Only for counting missing and repeated numbers, so a bounded number of cameras is
 * remembered, in memory. Not thread-safe.
 */
final class RecentPositions {
    /** Maximum number of cameras remembered. */
    static final int MAX_CAMERAS = 1024;

    private final Map<String, StreamPosition> leastRecentFirst =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, StreamPosition> eldest) {
                    return size() > MAX_CAMERAS;
                }
            };

    Optional<StreamPosition> of(String cameraId) {
        return Optional.ofNullable(leastRecentFirst.get(cameraId));
    }

    void put(String cameraId, StreamPosition position) {
        leastRecentFirst.put(cameraId, position);
    }

    void remove(String cameraId) {
        leastRecentFirst.remove(cameraId);
    }
}
