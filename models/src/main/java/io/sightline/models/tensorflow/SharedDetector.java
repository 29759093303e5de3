package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Device;
import io.sightline.models.precision.FloatFormat;
import io.sightline.models.sharing.Shared;
import java.util.List;

/**
 * One user's share of the detector that all users of a bundle in this process use together who
 * compute in the same format on the same device.
 */
final class SharedDetector implements ObjectDetector {
    private static final Shared<Key, ObjectDetector> OF_PROCESS = new Shared<>();

    private final Shared.Hold<ObjectDetector> hold;

    private SharedDetector(Shared.Hold<ObjectDetector> hold) {
        this.hold = hold;
    }

    /**
     * What users have to agree in.
     *
     * @param digest of the bundle
     */
    private record Key(String digest, FloatFormat format, Device device) {}

    /** Opens the bundle's detector, or joins the users of the one that is open. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned, by the last user
    static SharedDetector of(ModelBundle bundle, FloatFormat format, Device device) {
        return new SharedDetector(
                OF_PROCESS.join(
                        new Key(bundle.digest(), format, device),
                        () -> TensorFlowDetector.open(bundle, format, device)));
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        return hold.get().detect(images);
    }

    /** Lets go of the detector, once however often it is called; the last user closes it. */
    @Override
    public void close() {
        hold.close();
    }
}
