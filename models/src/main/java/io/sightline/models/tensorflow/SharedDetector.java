package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One user's hold on the detector that all users of a bundle in this process share. */
final class SharedDetector implements ObjectDetector {
    private static final Map<String, Opened> BY_DIGEST = new HashMap<>();

    private final String digest;
    private final ObjectDetector detector;
    private boolean released;

    private SharedDetector(String digest, ObjectDetector detector) {
        this.digest = digest;
        this.detector = detector;
    }

    /** A detector and the number of its users. */
    private static final class Opened {
        private final ObjectDetector detector;
        private int users;

        private Opened(ObjectDetector detector) {
            this.detector = detector;
        }
    }

    /** Opens the bundle's detector, or joins the users of the one that is open. */
    @MustBeClosed
    static SharedDetector of(ModelBundle bundle) {
        synchronized (BY_DIGEST) {
            Opened opened = BY_DIGEST.computeIfAbsent(bundle.digest(), digest -> open(bundle));
            opened.users++;
            return new SharedDetector(bundle.digest(), opened.detector);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the close of its last user closes it
    private static Opened open(ModelBundle bundle) {
        return new Opened(TensorFlowDetector.open(bundle));
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        return detector.detect(images);
    }

    /** Lets go of the detector, once however often it is called; the last user closes it. */
    @Override
    public void close() {
        synchronized (BY_DIGEST) {
            if (released) {
                return;
            }
            released = true;
            Opened opened = BY_DIGEST.get(digest);
            opened.users--;
            if (opened.users == 0) {
                BY_DIGEST.remove(digest);
                opened.detector.close();
            }
        }
    }
}
