package io.sightline.jobs.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import io.sightline.jobs.bench.ZooModel;
import io.sightline.jobs.bench.peers.PeerFiles;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.importer.ModelImport;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Ssd;
import io.sightline.models.network.Weights;
import io.sightline.models.precision.Precision;
import io.sightline.models.shipped.ShippedModel;
import io.sightline.models.ssd.Anchor;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.reading.SavedModelWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The others compute what we do. */
class PeersTest {
    private static final Path ZOO =
            Path.of("../../../shared/data/models/tfod/ssdlite_mobilenet_v2_coco_2018_05_09");
    private static final float TOLERANCE = 1e-4f;

    @TempDir Path folder;

    @Test
    void onnxRuntimeAgreesOnTheShippedModel() {
        onnxRuntimeAgreesOn(PeerFiles.ofBundle(ShippedModel.open(), folder));
    }

    @Test
    void onnxRuntimeAgreesOnANetworkOfSymmetricPadding() {
        onnxRuntimeAgreesOn(PeerFiles.ofBundle(symmetric(ShippedModel.open()), folder));
    }

    @Test
    void onnxRuntimeAgreesOnAModelOfTheZoo() {
        assumeTrue(Files.exists(ZOO), "the detector's graph is not at hand: " + ZOO);
        ZooModel zoo = ZooModel.importFrom(ZOO, folder);
        onnxRuntimeAgreesOn(PeerFiles.ofZoo(zoo, folder));
    }

    @Test
    void openCvAgreesWhereNoMapIsASingleCell() {
        PeerFiles files = PeerFiles.ofBundle(ShippedModel.open(), folder);
        List<RgbImage> images = files.network().images().all().subList(0, 1);
        try (OpenCvNetwork network = OpenCvNetwork.open(files.network().onnx());
                Mat blob = OpenCvNetwork.blob(images)) {
            assertAgrees(files, images, network.run(blob));
        }
    }

    private static void onnxRuntimeAgreesOn(PeerFiles files) {
        List<RgbImage> images = files.network().images().all().subList(0, 2);
        try (OnnxRuntimeNetwork network =
                        OnnxRuntimeNetwork.open(files.network().onnx(), 1, images.size());
                OnnxTensor tensor = network.tensor(images)) {
            assertAgrees(files, images, network.run(tensor));
        }
    }

    /** The same weights in a network that is padded otherwise. */
    private ModelBundle symmetric(ModelBundle bundle) {
        Weights weights = SavedModelWeights.read(bundle);
        ModelCard card = bundle.card();
        Architecture same = card.architecture().orElseThrow();
        Architecture symmetric =
                new Architecture(same.backbone(), same.head(), same.input(), Padding.SYMMETRIC);
        ImportedNetwork network =
                new ImportedNetwork(
                        card.name(),
                        symmetric,
                        card.labels().size(),
                        weights,
                        card.thresholds(),
                        card.provenance());
        return ModelImport.write(
                network,
                new ModelImport.Description(
                        card.labels(), card.licence(), card.thresholds().score()),
                folder.resolve("symmetric"));
    }

    private static void assertAgrees(
            PeerFiles files, List<RgbImage> images, Predictions predictions) {
        List<RawDetections> ours;
        try (TensorFlowDetector detector =
                TensorFlowDetector.open(files.network().bundle(), Precision.F32)) {
            ours = detector.detect(images);
        }
        Ssd head = files.architecture().ssd();
        List<Anchor> anchors = files.architecture().anchors();
        int values = files.classes() + 1;
        for (int image = 0; image < images.size(); image++) {
            for (int anchor = 0; anchor < anchors.size(); anchor++) {
                int at = image * anchors.size() + anchor;
                float[] encoding = slice(predictions.encodings(), at, 4);
                assertThat(corners(head.boxCoder().decode(encoding, anchors.get(anchor))))
                        .containsExactly(
                                slice(ours.get(image).boxes(), anchor, 4), within(TOLERANCE));
                float[] scores = scores(head.scores(), slice(predictions.logits(), at, values));
                assertThat(scores)
                        .containsExactly(
                                slice(ours.get(image).scores(), anchor, files.classes()),
                                within(TOLERANCE));
            }
        }
    }

    private static float[] slice(float[] values, int index, int length) {
        return Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }

    private static float[] corners(Box box) {
        return new float[] {box.yMin(), box.xMin(), box.yMax(), box.xMax()};
    }

    /** Without the background, which comes first. */
    private static float[] scores(ScoreConversion conversion, float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        float[] scores = new float[logits.length - 1];
        for (int i = 0; i < scores.length; i++) {
            double power = Math.exp(logits[i + 1]);
            scores[i] =
                    (float)
                            (conversion == ScoreConversion.SOFTMAX
                                    ? power / sum
                                    : power / (1 + power));
        }
        return scores;
    }
}
