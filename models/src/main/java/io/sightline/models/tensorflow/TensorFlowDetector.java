package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TUint8;

/**
 * A detector that runs a bundle's SavedModel.
 *
 * <p>Each call runs in the caller's thread, one core per caller: on a CPU, as many callers as cores
 * give the most images per second. All callers share one session. The input and output tensors of a
 * call live no longer than the call.
 */
public final class TensorFlowDetector implements ObjectDetector {
    /** One thread per operation, and every operation in the thread that called. */
    private static final ConfigProto IN_CALLERS_THREAD =
            ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(1)
                    .setInterOpParallelismThreads(-1)
                    .build();

    private final SavedModelBundle model;
    private final DetectorSignature signature;
    private final int width;
    private final int height;

    private TensorFlowDetector(
            SavedModelBundle model, DetectorSignature signature, ModelCard card) {
        this.model = model;
        this.signature = signature;
        this.width = card.inputWidth();
        this.height = card.inputHeight();
    }

    /**
     * Opens a detector of its own. Native memory of a closed one is not given back in full by
     * TensorFlow, so that a process should not open and close many.
     *
     * @param bundle verified
     * @return the caller closes it
     * @throws ModelException when TensorFlow cannot load the network or its signature is no
     *     detector's
     */
    @MustBeClosed
    public static TensorFlowDetector open(ModelBundle bundle) {
        ModelCard card = bundle.card();
        SavedModelBundle model = load(bundle);
        try {
            DetectorSignature signature =
                    DetectorSignature.check(
                            model.metaGraphDef(),
                            card.inputHeight(),
                            card.inputWidth(),
                            card.labels().size());
            return new TensorFlowDetector(model, signature, card);
        } catch (IllegalArgumentException mismatch) {
            model.close();
            throw new ModelException(
                    bundle.directory().resolve(ModelBundle.SAVED_MODEL)
                            + ": "
                            + mismatch.getMessage(),
                    mismatch);
        }
    }

    /**
     * The one detector of this process for a bundle, opened by the first to ask and closed by the
     * last to close. Bundles of the same digest are the same.
     *
     * @param bundle verified
     * @return the caller closes it
     * @throws ModelException as {@link #open} does
     */
    @MustBeClosed
    public static ObjectDetector shared(ModelBundle bundle) {
        return SharedDetector.of(bundle);
    }

    private static SavedModelBundle load(ModelBundle bundle) {
        try {
            return SavedModelBundle.loader(bundle.directory().toString())
                    .withTags(SavedModelBundle.DEFAULT_TAG)
                    .withConfigProto(IN_CALLERS_THREAD)
                    .load();
        } catch (TensorFlowException refused) {
            throw new ModelException(
                    "%s: TensorFlow cannot load it: %s"
                            .formatted(
                                    bundle.directory().resolve(ModelBundle.SAVED_MODEL),
                                    refused.getMessage().lines().findFirst().orElse("")),
                    refused);
        }
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        images.forEach(this::checkSize);
        try (Tensor input = tensor(images);
                Result outputs =
                        model.session()
                                .runner()
                                .feed(signature.image(), input)
                                .fetch(signature.boxes())
                                .fetch(signature.scores())
                                .run()) {
            return copy(outputs.get(0), outputs.get(1), images.size());
        }
    }

    private void checkSize(RgbImage image) {
        if (image.width() != width || image.height() != height) {
            throw new IllegalArgumentException(
                    "the network takes images of %d x %d, not of %d x %d"
                            .formatted(width, height, image.width(), image.height()));
        }
    }

    private Tensor tensor(List<RgbImage> images) {
        return TUint8.tensorOf(
                Shape.of(images.size(), height, width, 3),
                tensor -> {
                    ByteDataBuffer pixels = tensor.asRawTensor().data();
                    long at = 0;
                    for (RgbImage image : images) {
                        pixels.offset(at).write(image.rgb());
                        at += image.rgb().length;
                    }
                });
    }

    private static List<RawDetections> copy(Tensor boxes, Tensor scores, int images) {
        int anchors = (int) boxes.shape().get(1);
        int classes = (int) scores.shape().get(2);
        float[] allBoxes = FloatTensors.values(boxes);
        float[] allScores = FloatTensors.values(scores);
        List<RawDetections> detections = new ArrayList<>(images);
        for (int i = 0; i < images; i++) {
            detections.add(
                    new RawDetections(
                            anchors,
                            classes,
                            slice(allBoxes, i, anchors * 4),
                            slice(allScores, i, anchors * classes)));
        }
        return detections;
    }

    private static float[] slice(float[] values, int index, int length) {
        return Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }

    @Override
    public void close() {
        model.close();
    }
}
