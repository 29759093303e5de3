package io.sightline.models.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Padding;
import io.sightline.models.precision.FloatFormat;
import io.sightline.models.precision.Precision;
import io.sightline.models.precision.Processor;
import io.sightline.models.tensorflow.TestingModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputationTest {
    private static final ModelCard CARD =
            TestingModels.card(TestingModels.architecture(Padding.SYMMETRIC, 96, 64));

    @Test
    void isInSinglePrecisionOnAGpu() {
        assertThat(Computation.AUTO.formatOn(Device.gpu(1), CARD)).isEqualTo(FloatFormat.F32);
        assertThat(Computation.onCpu(Precision.F32).formatOn(Device.gpu(1), CARD))
                .isEqualTo(FloatFormat.F32);
    }

    @Test
    void refusesBf16OnAGpu() {
        Computation bf16 = new Computation(Precision.BF16, DeviceSelection.GPU);
        assertThatThrownBy(() -> bf16.formatOn(Device.gpu(1), CARD))
                .isInstanceOf(ModelException.class)
                .hasMessage("testing cannot compute in bf16 on gpu:1: GPUs compute in f32");
    }

    @Test
    void isUpToTheProcessorOnTheProcessor() {
        for (Precision precision : List.of(Precision.AUTO, Precision.F32)) {
            assertThat(Computation.onCpu(precision).formatOn(Device.CPU, CARD))
                    .isEqualTo(precision.formatOn(Processor.ofThisMachine(), CARD));
        }
    }

    @Test
    void travelsToOtherMachines() throws Exception {
        Computation computation =
                new Computation(Precision.F32, DeviceSelection.parse("gpu:1,gpu:0"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(computation);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(computation);
        }
    }
}
