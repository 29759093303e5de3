package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Computation;
import io.sightline.models.device.Device;
import io.sightline.models.device.DeviceSelection;
import io.sightline.models.precision.Precision;
import io.sightline.models.shipped.ShippedModel;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With real GPUs, in a build with the profile {@code gpu}. */
class GpuDetectorTest {
    /** Products of a GPU are rounded to TensorFloat-32, which keeps 11 significant bits. */
    private static final Offset<Float> ROUNDING = Offset.offset(0.01f);

    private static final int IMAGES = 5;

    private final ModelBundle shipped = ShippedModel.open();
    private final Computation onGpus = new Computation(Precision.AUTO, DeviceSelection.GPU);

    @BeforeEach
    void needAGpu() {
        assumeTrue(Gpus.count() > 0, "TensorFlow sees no GPU on this machine");
    }

    @Test
    void findsOnEveryGpuWhatTheProcessorFinds() {
        for (Device gpu : TensorFlowDetector.devices(onGpus)) {
            try (ObjectDetector detector = TensorFlowDetector.shared(shipped, onGpus, gpu);
                    ObjectDetector processor = TensorFlowDetector.open(shipped, Precision.F32)) {
                List<RawDetections> found = detector.detect(images());
                List<RawDetections> expected = processor.detect(images());
                for (int i = 0; i < IMAGES; i++) {
                    assertThat(found.get(i).boxes())
                            .as("boxes on %s", gpu)
                            .containsExactly(expected.get(i).boxes(), ROUNDING);
                    assertThat(found.get(i).scores())
                            .as("scores on %s", gpu)
                            .containsExactly(expected.get(i).scores(), ROUNDING);
                }
            }
        }
    }

    @Test
    void givesTheSameBitsHoweverOften() {
        try (ObjectDetector detector = TensorFlowDetector.shared(shipped, onGpus)) {
            float[] first = detector.detect(images()).get(0).scores();
            for (int repetition = 0; repetition < 3; repetition++) {
                assertThat(detector.detect(images()).get(0).scores()).containsExactly(first);
            }
        }
    }

    private List<RgbImage> images() {
        return TestingModels.images(shipped, IMAGES);
    }
}
