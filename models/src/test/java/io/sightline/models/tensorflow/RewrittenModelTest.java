package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.shipped.ShippedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunOptions;

/** A processor that TensorFlow is told to take for two stands in for a second GPU. */
class RewrittenModelTest {
    private static final ConfigProto TWO_DEVICES =
            SessionSettings.onCpu(1, -1).putDeviceCount("CPU", 2).build();

    private static final GraphRewrite ON_SECOND = GraphRewrite.onDevice("/device:CPU:1");

    private static final int IMAGES = 3;

    /** What a run gave, and the operations that ran, each with its device at the end. */
    private record Traced(List<RawDetections> detections, Set<String> operations) {
        Set<String> on(String device) {
            Set<String> there = new TreeSet<>();
            operations.stream().filter(operation -> operation.endsWith(device)).forEach(there::add);
            return there;
        }
    }

    @Test
    void runsOnTheDeviceThatItIsPlacedOn() {
        ModelBundle shipped = ShippedModel.open();
        Traced first = run(shipped, Optional.empty());
        Traced second = run(shipped, Optional.of(ON_SECOND));

        assertThat(first.on("CPU:1")).isEmpty();
        assertThat(first.on("CPU:0")).anyMatch(RewrittenModelTest::convolves);
        assertThat(second.on("CPU:1")).anyMatch(RewrittenModelTest::convolves);
        assertThat(second.on("CPU:0")).noneMatch(RewrittenModelTest::convolves);
    }

    private static boolean convolves(String operation) {
        return operation.contains("Conv2D(");
    }

    @Test
    void givesTheSameBitsOnEitherOfTwoEqualDevices() {
        ModelBundle shipped = ShippedModel.open();
        List<RawDetections> first = run(shipped, Optional.empty()).detections();
        List<RawDetections> second = run(shipped, Optional.of(ON_SECOND)).detections();

        TestingModels.assertSameBits(second, first);
    }

    @Test
    void takesVariablesAlong(@TempDir Path folder) throws IOException {
        TestingSavedModel.write(folder, 32, 24, 0.25f, 0.5f, 1);
        float[] white = new float[] {0.25f, 0.5f, 1};

        try (SavedModelBundle model =
                        LoadedModel.load(folder, TWO_DEVICES, Optional.of(ON_SECOND));
                Tensor images = ImageTensors.of(List.of(white(32, 24)), 32, 24)) {
            ServingSignature signature = ServingSignature.of(model.metaGraphDef());
            try (Result result =
                    model.session()
                            .runner()
                            .feed(signature.image(24, 32), images)
                            .fetch(signature.output(ServingSignature.SCORES, List.of(-1L, -1L, 3L)))
                            .run()) {
                assertThat(FloatTensors.values(result.get(0))).containsExactly(white);
            }
        }
    }

    @Test
    void leavesNothingBehind(@TempDir Path folder) throws IOException {
        TestingSavedModel.write(folder, 32, 24, 1, 1, 1);
        Path temporary;
        try (RewrittenModel placed = RewrittenModel.of(folder, ON_SECOND)) {
            temporary = placed.folder();
            assertThat(temporary.resolve("variables")).isSymbolicLink();
        }
        assertThat(temporary).doesNotExist();
        assertThat(Files.isDirectory(folder.resolve("variables"))).isTrue();
    }

    @Test
    void saysWhichModelCannotBePlaced(@TempDir Path empty) {
        assertThatThrownBy(() -> RewrittenModel.of(empty, ON_SECOND).close())
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "%s: cannot be prepared for this machine: java.nio.file.NoSuchFileException",
                        empty);
    }

    private static Traced run(ModelBundle bundle, Optional<GraphRewrite> rewrite) {
        int width = bundle.card().inputWidth();
        int height = bundle.card().inputHeight();
        RunOptions traced =
                RunOptions.newBuilder().setTraceLevel(RunOptions.TraceLevel.FULL_TRACE).build();
        try (SavedModelBundle model = LoadedModel.load(bundle.directory(), TWO_DEVICES, rewrite);
                Tensor images =
                        ImageTensors.of(TestingModels.images(bundle, IMAGES), width, height)) {
            DetectorSignature signature =
                    DetectorSignature.check(
                            model.metaGraphDef(), height, width, bundle.card().labels().size());
            try (Result result =
                    model.session()
                            .runner()
                            .setOptions(traced)
                            .feed(signature.image(), images)
                            .fetch(signature.boxes())
                            .fetch(signature.scores())
                            .runAndFetchMetadata()) {
                Set<String> operations = new TreeSet<>();
                for (DeviceStepStats stats :
                        result.getMetadata().orElseThrow().getStepStats().getDevStatsList()) {
                    for (NodeExecStats node : stats.getNodeStatsList()) {
                        operations.add(node.getTimelineLabel() + " " + stats.getDevice());
                    }
                }
                return new Traced(
                        TensorFlowDetector.copy(result.get(0), result.get(1), IMAGES), operations);
            }
        }
    }

    private static RgbImage white(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) 255);
        return new RgbImage(width, height, rgb);
    }
}
