package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.precision.FloatFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One user's hold on the detector that all users of a bundle in this process share who compute in
 * the same format.
 */
final class SharedDetector implements ObjectDetector {
    private static final Map<Key, Opened> OPENED = new HashMap<>();

    private final Key key;
    private final ObjectDetector detector;
    private boolean released;

    private SharedDetector(Key key, ObjectDetector detector) {
        this.key = key;
        this.detector = detector;
    }

    /**
     * What users have to agree in.
     *
     * @param digest of the bundle
     */
    private record Key(String digest, FloatFormat format) {}

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
    static SharedDetector of(ModelBundle bundle, FloatFormat format) {
        Key key = new Key(bundle.digest(), format);
        synchronized (OPENED) {
            Opened opened = OPENED.computeIfAbsent(key, absent -> open(bundle, format));
            opened.users++;
            return new SharedDetector(key, opened.detector);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the close of its last user closes it
    private static Opened open(ModelBundle bundle, FloatFormat format) {
        return new Opened(TensorFlowDetector.open(bundle, format));
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        return detector.detect(images);
    }

    /** Lets go of the detector, once however often it is called; the last user closes it. */
    @Override
    public void close() {
        synchronized (OPENED) {
            if (released) {
                return;
            }
            released = true;
            Opened opened = OPENED.get(key);
            opened.users--;
            if (opened.users == 0) {
                OPENED.remove(key);
                opened.detector.close();
            }
        }
    }
}
