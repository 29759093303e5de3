package io.sightline.models.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Weights;
import io.sightline.models.precision.Precision;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.peers.TestingObjectDetectionModel;
import io.sightline.models.tensorflow.peers.TestingVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The genuine graph of a published detector, with random values for its variables. */
class ObjectDetectionImportTest {
    private static final String NAME = "ssdlite_mobilenet_v2_coco_2018_05_09";
    private static final Path ZOO = Path.of("../../shared/data/models/tfod").resolve(NAME);

    @TempDir private static Path shared;
    private static Path source;
    private static TestingObjectDetectionModel model;
    private static List<RgbImage> images;
    private static List<RawDetections> genuine;

    @TempDir Path folder;

    @BeforeAll
    static void runTheGenuineGraph() throws IOException {
        assumeTrue(Files.exists(ZOO), "the detector's graph is not at hand: " + ZOO);
        source = Files.createDirectory(shared.resolve(NAME));
        Files.copy(ZOO.resolve("pipeline.config"), source.resolve("pipeline.config"));
        model = TestingObjectDetectionModel.random(ZOO.resolve("model.ckpt.meta"), 1);
        TestingVariables.writeCheckpoint(source.resolve("model.ckpt"), model.variables());
        model.writeFrozenGraph(source.resolve("frozen_inference_graph.pb"));
        images = TestingPhotographs.images(5, 300, 300);
        genuine = model.detect(source.resolve("model.ckpt"), images);
    }

    @Test
    void importedCheckpointAgreesWithTheGenuineGraph() {
        agreesWithTheGenuineGraph(imported(source));
    }

    @Test
    void importedFrozenGraphAgreesWithTheGenuineGraph() {
        agreesWithTheGenuineGraph(imported(source.resolve("frozen_inference_graph.pb")));
    }

    private void agreesWithTheGenuineGraph(ModelBundle bundle) {
        assertThat(bundle.card().name()).isEqualTo(NAME);
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            List<RawDetections> ours = detector.detect(images);
            for (int i = 0; i < images.size(); i++) {
                assertThat(ours.get(i).anchors()).isEqualTo(1917);
                assertThat(ours.get(i).classes()).isEqualTo(90);
                assertThat(distance(ours.get(i).boxes(), genuine.get(i).boxes())).isLessThan(1e-4f);
                assertThat(distance(ours.get(i).scores(), genuine.get(i).scores()))
                        .isLessThan(1e-4f);
            }
        }
    }

    @Test
    void theGenuineGraphTellsImagesApart() {
        for (int i = 1; i < images.size(); i++) {
            assertThat(distance(genuine.get(0).scores(), genuine.get(i).scores()))
                    .isGreaterThan(0.05f);
        }
    }

    /** The largest difference between two values. */
    private static float distance(float[] left, float[] right) {
        assertThat(left).hasSameSizeAs(right);
        float largest = 0;
        for (int i = 0; i < left.length; i++) {
            // Written so that NaN is a distance, too.
            float difference = Math.abs(left[i] - right[i]);
            largest = difference <= largest ? largest : difference;
        }
        return largest;
    }

    @Test
    void namesTheVariableThatIsMissing() throws IOException {
        String missing = "FeatureExtractor/MobilenetV2/expanded_conv_7/depthwise/BatchNorm/gamma";
        Map<String, Weights.Array> variables = new HashMap<>(model.variables());
        variables.remove(missing);
        Path checkpoint = checkpoint(variables);
        assertThatThrownBy(() -> imported(checkpoint))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: variable %s cannot be read: Key %s not found in checkpoint",
                        checkpoint, missing, missing);
        assertThat(folder.resolve("model")).doesNotExist();
    }

    @Test
    void namesTheVariableOfAnotherShape() throws IOException {
        String narrow = "BoxPredictor_2/ClassPredictor/biases";
        Map<String, Weights.Array> variables = new HashMap<>(model.variables());
        variables.put(narrow, new Weights.Array(new float[12], 12));
        Path checkpoint = checkpoint(variables);
        assertThatThrownBy(() -> imported(checkpoint))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: variable %s has the shape [12], expected [546]", checkpoint, narrow);
        assertThat(folder.resolve("model")).doesNotExist();
    }

    @Test
    void namesTheFirstVariableOfAnotherArchitecture() throws IOException {
        Path config = folder.resolve("v1.config");
        String text = Files.readString(source.resolve("pipeline.config"));
        Files.writeString(config, text.replace("ssd_mobilenet_v2", "ssd_mobilenet_v1"));
        Path graph = source.resolve("frozen_inference_graph.pb");
        assertThatThrownBy(() -> ModelImport.read(graph, config))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: constant FeatureExtractor/MobilenetV1/Conv2d_0/weights cannot be"
                                + " read: node not found",
                        graph);
    }

    @Test
    void namesTheFirstVariableThatACheckpointOfAnotherArchitectureLacks() throws IOException {
        String lacking = "FeatureExtractor/MobilenetV1/Conv2d_0/weights";
        Path checkpoint = checkpoint(model.variables());
        Path config = folder.resolve("pipeline.config");
        String text = Files.readString(config);
        Files.writeString(config, text.replace("ssd_mobilenet_v2", "ssd_mobilenet_v1"));
        assertThatThrownBy(() -> imported(checkpoint))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: variable %s cannot be read: Key %s not found in checkpoint",
                        checkpoint, lacking, lacking);
        assertThat(folder.resolve("model")).doesNotExist();
    }

    /** A checkpoint with the genuine configuration beside it. */
    private Path checkpoint(Map<String, Weights.Array> variables) throws IOException {
        Files.copy(source.resolve("pipeline.config"), folder.resolve("pipeline.config"));
        Path checkpoint = folder.resolve("model.ckpt");
        TestingVariables.writeCheckpoint(checkpoint, variables);
        return checkpoint;
    }

    private ModelBundle imported(Path from) {
        return ModelImport.write(
                ModelImport.read(from),
                ModelImport.Description.known(NAME).orElseThrow(),
                folder.resolve("model"));
    }
}
