package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Activation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.FeatureExtras;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorSize;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.writing.SavedModelWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Small detectors with random weights: real networks that have learnt nothing. */
public final class TestingModels {
    /** Classes of the testing models. */
    public static final List<String> LABELS = List.of("vehicle", "person");

    private TestingModels() {}

    /** A narrow network. */
    public static Architecture architecture(Padding padding, int width, int height) {
        Ssd head =
                new Ssd(
                        new Predictor.Separable(Activation.RELU),
                        FeatureExtras.NONE,
                        List.of(
                                tap("block13", 16, new AnchorSize(10, 20), new AnchorSize(15, 12)),
                                tap("block17", 32, new AnchorSize(30, 40))),
                        BoxCoder.STANDARD,
                        ScoreConversion.SOFTMAX);
        return new Architecture(
                MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.35, 6).withExpandedFirstBlock(),
                head,
                new ImageInput(width, height, 1 / 255f, 0),
                padding);
    }

    private static Ssd.Tap tap(String endpoint, float step, AnchorSize... sizes) {
        return new Ssd.Tap(endpoint, new AnchorGrid(step, 0.5f, List.of(sizes)));
    }

    /** Random weights, scaled so that activations neither die nor explode. */
    public static Weights weights(Architecture architecture, int classes, long seed) {
        Random random = new Random(seed);
        Weights.Collector collector = new Weights.Collector();
        for (Layer layer : architecture.network(classes).layers()) {
            int channels = layer.output().channels();
            if (layer instanceof Layer.Convolution convolution) {
                int kernel = convolution.kernel();
                int inputs = convolution.inputChannels();
                collector.put(
                        layer.name(),
                        random(random, kernel * kernel * inputs, kernel, kernel, inputs, channels));
            } else if (layer instanceof Layer.DepthwiseConvolution depthwise) {
                int kernel = depthwise.kernel();
                collector.put(
                        layer.name(), random(random, kernel * kernel, kernel, kernel, channels, 1));
            } else if (layer instanceof Layer.Bias) {
                collector.put(layer.name(), random(random, 10, channels));
            }
        }
        return collector.weights();
    }

    private static Weights.Array random(Random random, int fanIn, int... shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / fanIn));
        }
        return new Weights.Array(values, shape);
    }

    /** The card of a testing model, without digests. */
    public static ModelCard card(Architecture architecture) {
        return new ModelCard(
                "testing",
                "1",
                Optional.of(architecture),
                LABELS,
                ModelCard.Preprocessing.stretchedRgb(
                        architecture.input().width(),
                        architecture.input().height(),
                        Interpolation.BILINEAR),
                new ModelCard.Thresholds(0.3f, 0.45f, 200, 100),
                ModelCard.Provenance.imported("random", new TreeMap<>()),
                "Apache-2.0",
                List.of(),
                Optional.empty(),
                new TreeMap<>());
    }

    /** Writes a testing model of 96 x 64 pixels. */
    public static ModelBundle bundle(Path directory, long seed) {
        Architecture architecture = architecture(Padding.SYMMETRIC, 96, 64);
        Weights weights = weights(architecture, LABELS.size(), seed);
        return BundleWriter.write(
                directory,
                card(architecture),
                files -> SavedModelWriter.write(files, architecture, LABELS.size(), weights));
    }

    /** An image of noise in the testing models' size. */
    public static RgbImage image(long seed) {
        return noise(96, 64, seed);
    }

    /** Images of noise in the size of a model's input. */
    public static List<RgbImage> images(ModelBundle bundle, int count) {
        ModelCard card = bundle.card();
        return IntStream.range(0, count)
                .mapToObj(seed -> noise(card.inputWidth(), card.inputHeight(), seed))
                .toList();
    }

    private static RgbImage noise(int width, int height, long seed) {
        byte[] rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }

    /** Fails unless two detectors gave the same to the last bit. */
    public static void assertSameBits(List<RawDetections> found, List<RawDetections> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).boxes()).containsExactly(expected.get(i).boxes());
            assertThat(found.get(i).scores()).containsExactly(expected.get(i).scores());
        }
    }
}
