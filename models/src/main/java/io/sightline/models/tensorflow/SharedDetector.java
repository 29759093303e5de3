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
 * One user's share of the detector that all users of a bundle have in common who compute in the
 * same format on the same device. Shared by everything that one class loader loads.
 */
final class SharedDetector implements ObjectDetector {
    private static final Shared<Key, ObjectDetector> OF_CLASS_LOADER = new Shared<>();

    private final Shared.Lease<ObjectDetector> lease;

    private SharedDetector(Shared.Lease<ObjectDetector> lease) {
        this.lease = lease;
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
                OF_CLASS_LOADER.join(
                        new Key(bundle.digest(), format, device),
                        () -> TensorFlowDetector.open(bundle, format, device)));
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        return lease.get().detect(images);
    }

    /** Ends the use; further calls do nothing. The last user closes the detector. */
    @Override
    public void close() {
        lease.close();
    }
}
