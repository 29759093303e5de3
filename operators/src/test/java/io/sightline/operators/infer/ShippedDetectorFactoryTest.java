package io.sightline.operators.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Computation;
import io.sightline.models.precision.Precision;
import io.sightline.models.precision.Processor;
import io.sightline.models.shipped.ShippedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedDetectorFactoryTest {
    private final ModelBundle shipped = ShippedModel.open();

    @Test
    void opensTheModelOfTheMachineItTravelledTo() throws Exception {
        byte[] travelling =
                serialized(new ShippedDetectorFactory(shipped.digest(), Computation.AUTO));

        assertThat(new String(travelling, StandardCharsets.ISO_8859_1))
                .doesNotContain(shipped.directory().getParent().toString());
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(travelling));
                ObjectDetector detector = openFirst((DetectorFactory) in.readObject())) {
            assertThat(detector.detect(List.of(black()))).hasSize(1);
        }
    }

    @Test
    void computesInThePrecisionThatTheJobWasSubmittedWith() {
        assumeTrue(
                Processor.ofThisMachine().bf16(),
                "this machine's processor has neither avx512_bf16 nor amx_bf16");

        assertThat(scores(Precision.F32)).containsExactly(scores(Precision.F32));
        assertThat(scores(Precision.BF16)).isNotEqualTo(scores(Precision.F32));
    }

    private float[] scores(Precision precision) {
        try (ObjectDetector detector =
                openFirst(
                        new ShippedDetectorFactory(
                                shipped.digest(), Computation.onCpu(precision)))) {
            return detector.detect(List.of(black())).get(0).scores();
        }
    }

    @MustBeClosed
    private static ObjectDetector openFirst(DetectorFactory factory) {
        return factory.open(factory.devices().get(0));
    }

    private RgbImage black() {
        int width = shipped.card().inputWidth();
        int height = shipped.card().inputHeight();
        return new RgbImage(width, height, new byte[3 * width * height]);
    }

    @Test
    void refusesAMachineThatHasAnotherModel() {
        String digest = "0".repeat(64);

        assertThatThrownBy(
                        () ->
                                openFirst(new ShippedDetectorFactory(digest, Computation.AUTO))
                                        .close())
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "shipped model: expected the one that the job was submitted with, digest"
                                + " %s, found digest %s on this machine",
                        digest, shipped.digest());
    }

    private static byte[] serialized(DetectorFactory factory) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(factory);
        }
        return bytes.toByteArray();
    }
}
