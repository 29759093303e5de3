package io.sightline.models.tensorflow.training;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Activation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.FeatureExtras;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorSize;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.training.AnchorMatcher;
import io.sightline.models.training.IgnoredRegion;
import io.sightline.models.training.LabelledBox;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.TrainingBatch;
import io.sightline.models.training.TrainingSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tensorflow.Result;
import org.tensorflow.Session;

/** Detectors small enough to learn in a test, and batches of noise for them. */
final class TestingLearners {
    static final int CLASSES = 2;
    static final int BATCH = 3;

    static final LossOptions FOCAL = new LossOptions(new LossOptions.Focal(0.25, 2), 1, 0.5);
    static final LossOptions HARD_NEGATIVES =
            new LossOptions(new LossOptions.HardNegatives(3), 1, 0.5);

    private static final OptimizerOptions ADAM =
            new OptimizerOptions(new OptimizerOptions.Adam(0.9, 0.999), 1e-2, 1, 0.99);

    private static final int SIDE = 64;
    private static final double IOU = 0.4;

    private TestingLearners() {}

    /** Learns with Adam and focal loss. */
    @MustBeClosed
    static TensorFlowLearner learner(Architecture architecture, long seed) {
        return TensorFlowLearner.open(architecture, CLASSES, ADAM, Optional.of(FOCAL), seed);
    }

    /** All 17 blocks of a MobileNetV2, as narrow as it gets, on 64 x 64 pixels. */
    static Architecture deep(Padding padding, ScoreConversion scores) {
        return architecture(
                padding,
                scores,
                tap("block13", 16, new AnchorSize(20, 20), new AnchorSize(15, 28)),
                tap("block17", 32, new AnchorSize(40, 40)));
    }

    /** Three blocks with one of every kind of layer. */
    static Architecture shallow(Padding padding, ScoreConversion scores) {
        return architecture(
                padding,
                scores,
                tap("block3", 4, new AnchorSize(20, 20), new AnchorSize(15, 28)),
                tap("block4", 8, new AnchorSize(40, 40)));
    }

    private static Ssd.Tap tap(String endpoint, float step, AnchorSize... sizes) {
        return new Ssd.Tap(endpoint, new AnchorGrid(step, 0.5f, List.of(sizes)));
    }

    private static Architecture architecture(
            Padding padding, ScoreConversion scores, Ssd.Tap... taps) {
        return new Architecture(
                MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.1, 2),
                new Ssd(
                        new Predictor.Separable(Activation.RELU6),
                        FeatureExtras.NONE,
                        List.of(taps),
                        BoxCoder.STANDARD,
                        scores),
                ImageInput.centred(SIDE, SIDE),
                padding);
    }

    /**
     * Images of noise with two objects each, one of which is not certain, and an ignored region.
     */
    static TrainingBatch batch(Architecture architecture, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[BATCH * SIDE * SIDE * 3];
        random.nextBytes(pixels);
        List<TrainingSample> samples = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            samples.add(
                    new TrainingSample(
                            new RgbImage(1, 1, new byte[3]),
                            List.of(object(random, 0, 1), object(random, 1, 0.75f)),
                            List.of(new IgnoredRegion(1, new Box(0, 0, 1, 0.4f)))));
        }
        AnchorMatcher matcher =
                new AnchorMatcher(
                        architecture.anchors(),
                        architecture.ssd().boxCoder(),
                        architecture.ssd().scores(),
                        CLASSES,
                        IOU);
        return new TrainingBatch(BATCH, pixels, matcher.targets(samples));
    }

    /** The images of a batch. */
    static List<RgbImage> images(TrainingBatch batch) {
        List<RgbImage> images = new ArrayList<>();
        int bytes = SIDE * SIDE * 3;
        for (int i = 0; i < batch.size(); i++) {
            byte[] rgb = new byte[bytes];
            System.arraycopy(batch.pixels(), i * bytes, rgb, 0, bytes);
            images.add(new RgbImage(SIDE, SIDE, rgb));
        }
        return images;
    }

    /** Gradients of the variables that have one, by name, in the network's order. */
    static Map<String, float[]> gradients(TensorFlowLearner learner, TrainingBatch batch) {
        Session.Runner runner = learner.session().runner();
        try (Feeds feeds = new Feeds(runner)) {
            learner.feed(feeds, batch);
            learner.training().trainedGradients().forEach(runner::fetch);
            Map<String, float[]> gradients = new LinkedHashMap<>();
            try (Result result = runner.run()) {
                List<String> names = learner.training().trained();
                for (int i = 0; i < names.size(); i++) {
                    gradients.put(names.get(i), FloatTensors.values(result.get(i)));
                }
            }
            return gradients;
        }
    }

    private static LabelledBox object(Random random, int classId, float score) {
        float x = random.nextFloat() / 2;
        float y = random.nextFloat() / 2;
        float width = 0.25f + random.nextFloat() / 4;
        float height = 0.25f + random.nextFloat() / 4;
        return new LabelledBox(classId, new Box(x, y, x + width, y + height), score);
    }
}
