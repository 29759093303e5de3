package io.sightline.models.tensorflow;

import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The detectors of this process, by digest, each with the number of its users. */
final class SharedDetectors {
    private static final Map<String, SharedDetectors> BY_DIGEST = new HashMap<>();

    private final ObjectDetector detector;
    private int users;

    private SharedDetectors(ObjectDetector detector) {
        this.detector = detector;
    }

    /**
     * Opens a detector or joins its users.
     *
     * @param digest what it runs
     * @param opener makes it when there is none
     * @return the caller's own handle, to be closed by the caller
     */
    static ObjectDetector acquire(String digest, Supplier<ObjectDetector> opener) {
        synchronized (BY_DIGEST) {
            SharedDetectors shared =
                    BY_DIGEST.computeIfAbsent(digest, d -> new SharedDetectors(opener.get()));
            shared.users++;
            return new Handle(digest, shared.detector);
        }
    }

    private static void release(String digest) {
        synchronized (BY_DIGEST) {
            SharedDetectors shared = BY_DIGEST.get(digest);
            shared.users--;
            if (shared.users == 0) {
                BY_DIGEST.remove(digest);
                shared.detector.close();
            }
        }
    }

    /** One user's side of a shared detector; closing it twice counts once. */
    private static final class Handle implements ObjectDetector {
        private final String digest;
        private final ObjectDetector detector;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Handle(String digest, ObjectDetector detector) {
            this.digest = digest;
            this.detector = detector;
        }

        @Override
        public List<RawDetections> detect(List<RgbImage> images) {
            return detector.detect(images);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                release(digest);
            }
        }
    }
}
