package io.sightline.models.importer.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.Anchor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfliteReaderTest {
    private static final int CLASSES = 5;
    private static final Architecture CLASSIFIER =
            quantised(
                    ReferenceArchitecture.classifier(
                            MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.35, 6), 32, 32));
    private static final Architecture DETECTOR =
            quantised(ReferenceArchitecture.ssd(MobileNetV1.of(0.25), 64, 48));

    @TempDir Path folder;

    @Test
    void readsAClassifier() throws IOException {
        TestingTfliteNetwork written = new TestingTfliteNetwork(CLASSIFIER, CLASSES);
        ImportedNetwork read = TfliteReader.read(file(written.classifier()));

        assertThat(read.name()).isEqualTo("model");
        assertThat(read.architecture()).isEqualTo(CLASSIFIER);
        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(read.provenance().format()).isEqualTo("TensorFlow Lite");
        assertSameWeights(read, written);
    }

    @Test
    void readsADetector() throws IOException {
        TestingTfliteNetwork written = new TestingTfliteNetwork(DETECTOR, CLASSES);
        ImportedNetwork read = TfliteReader.read(file(written.detector(DETECTOR.anchors())));

        assertThat(read.architecture()).isEqualTo(DETECTOR);
        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(read.thresholds()).isEqualTo(new ModelCard.Thresholds(0.25f, 0.5f, 100, 10));
        assertSameWeights(read, written);
    }

    @Test
    void refusesAnchorsThatAreNotTheNetworks() throws IOException {
        List<Anchor> anchors = new ArrayList<>(DETECTOR.anchors());
        Anchor third = anchors.get(2);
        anchors.set(2, new Anchor(third.yCenter(), third.xCenter(), third.height() + 0.001f, 0.5f));
        Path file = file(new TestingTfliteNetwork(DETECTOR, CLASSES).detector(anchors));

        assertThatThrownBy(() -> TfliteReader.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'anchors': anchor 2: expected Anchor[");
    }

    @Test
    void namesTheFirstOperatorThatIsAnother() throws IOException {
        Path file = file(new TestingTfliteNetwork(classifier(false, 640), CLASSES).classifier());

        assertThatThrownBy(() -> TfliteReader.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageMatching(
                        ".*model.tflite: operator \\d+ 'last' \\(CONV_2D\\): expected last, a full"
                                + " 1x1 convolution, stride 1, 112 -> 1280 channels, RELU6, found a"
                                + " full 1x1 convolution, stride 1, 112 -> 640 channels, RELU6");
    }

    @Test
    void refusesAnOperatorTooMany() throws IOException {
        Path file = file(new TestingTfliteNetwork(classifier(true, 1280), CLASSES).classifier());

        assertThatThrownBy(() -> TfliteReader.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("in its place, which is input/scaled");
    }

    @Test
    void refusesANetworkOfAnotherFamily() throws IOException {
        Architecture shallow =
                quantised(
                        ReferenceArchitecture.classifier(
                                new MobileNetV1(MobileNetV1.Form.SHALLOW, 0.25, 8), 32, 32));
        Path file = file(new TestingTfliteNetwork(shallow, CLASSES).classifier());

        assertThatThrownBy(() -> TfliteReader.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        file
                                + ": expected 13 depthwise convolutions (MobileNetV1) or 17"
                                + " (MobileNetV2), found 8");
    }

    @Test
    void refusesWhatIsNoSuchFile() throws IOException {
        Path empty = file(new byte[0]);
        assertThatThrownBy(() -> TfliteReader.read(empty))
                .isInstanceOf(ModelException.class)
                .hasMessage(empty + ": not a TensorFlow Lite model");
        Path text = file("a text that is longer".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TfliteReader.read(text))
                .isInstanceOf(ModelException.class)
                .hasMessage(text + ": not a TensorFlow Lite model");
        Path absent = folder.resolve("absent.tflite");
        assertThatThrownBy(() -> TfliteReader.read(absent))
                .isInstanceOf(ModelException.class)
                .hasMessage(absent + ": no such file");
    }

    @Test
    void refusesATruncatedFileWhereverItEnds() throws IOException {
        byte[] whole = new TestingTfliteNetwork(DETECTOR, CLASSES).detector(DETECTOR.anchors());
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            Path file = file(Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatThrownBy(() -> TfliteReader.read(file)).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void survivesDamageOfEveryKind() throws IOException {
        byte[] whole = new TestingTfliteNetwork(DETECTOR, CLASSES).detector(DETECTOR.anchors());
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            // Tables lie behind the constants they were built after: the end is worth most of it.
            int from = i % 2 == 0 ? 0 : whole.length - 20_000;
            for (int hit = 0; hit <= i % 20; hit++) {
                damaged[from + random.nextInt(whole.length - from)] = (byte) random.nextInt();
            }
            Path file = file(damaged);
            try {
                TfliteReader.read(file);
            } catch (ModelException difference) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static void assertSameWeights(ImportedNetwork read, TestingTfliteNetwork written) {
        assertThat(read.weights().count()).isEqualTo(written.weights().count());
        for (Layer layer : read.architecture().network(CLASSES).layers()) {
            if (layer instanceof Layer.Bias bias) {
                Weights.Array found = read.weights().of(bias);
                Weights.Array expected = written.weights().of(bias);
                assertThat(found.values()).as(bias.name()).isEqualTo(expected.values());
                assertThat(found.shape()).as(bias.name()).isEqualTo(expected.shape());
            }
        }
    }

    private static Architecture classifier(boolean firstBlockExpands, int lastChannels) {
        MobileNetV2.Form form = MobileNetV2.Form.STANDARD;
        MobileNetV2 backbone = new MobileNetV2(form, 0.35, 6, firstBlockExpands, 8, lastChannels);
        return quantised(ReferenceArchitecture.classifier(backbone, 32, 32));
    }

    private static Architecture quantised(Architecture architecture) {
        ImageInput input = architecture.input();
        return new Architecture(
                architecture.backbone(),
                architecture.head(),
                new ImageInput(input.width(), input.height(), 1 / 128f, -1),
                Padding.SAME);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.tflite"), bytes);
    }
}
