package io.sightline.models.tensorflow.peers;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.tensorflow.ImageTensors;
import io.sightline.models.tensorflow.SavedModelShape;
import io.sightline.models.tensorflow.ServingSignature;
import io.sightline.models.tensorflow.SessionSettings;
import io.sightline.models.tensorflow.TensorFlowDetector;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.proto.ConfigProto;

/**
 * The simplest program with TensorFlow Java: load the SavedModel, call its signature. Only for
 * comparison with {@link TensorFlowDetector}, which runs the same file.
 */
public final class NaiveDetector implements ObjectDetector {
    private final SavedModelBundle model;

    private NaiveDetector(SavedModelBundle model) {
        this.model = model;
    }

    /**
     * Opens.
     *
     * @param bundle verified, of one of our networks
     * @param threads that share the work of an operation; TensorFlow's default is the number of
     *     cores. The first session of a process decides for all
     * @return the caller closes it
     */
    @MustBeClosed
    public static NaiveDetector open(ModelBundle bundle, int threads) {
        SavedModelShape.inspect(bundle.directory().resolve(ModelBundle.SAVED_MODEL));
        ConfigProto config = SessionSettings.onCpu(threads, threads).build();
        return new NaiveDetector(
                SavedModelBundle.loader(bundle.directory().toString())
                        .withTags(SavedModelBundle.DEFAULT_TAG)
                        .withConfigProto(config)
                        .load());
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        RgbImage first = images.get(0);
        try (Tensor pixels = ImageTensors.of(images, first.width(), first.height());
                Result result =
                        model.function(ServingSignature.KEY)
                                .call(Map.of(ServingSignature.IMAGE, pixels))) {
            return TensorFlowDetector.copy(
                    result.get(ServingSignature.BOXES).orElseThrow(),
                    result.get(ServingSignature.SCORES).orElseThrow(),
                    images.size());
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
