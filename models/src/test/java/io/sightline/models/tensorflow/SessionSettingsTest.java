package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.device.Device;
import io.sightline.models.precision.FloatFormat;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class SessionSettingsTest {
    @Test
    void runInTheCallersThreadOnTheProcessorAndSeeNoGpu() {
        ConfigProto config = SessionSettings.F32.config();
        assertThat(config.getIntraOpParallelismThreads()).isEqualTo(1);
        assertThat(config.getInterOpParallelismThreads()).isEqualTo(-1);
        assertThat(config.getDeviceCountMap()).containsEntry("GPU", 0);
        assertThat(SessionSettings.F32.rewrite()).isEmpty();
    }

    @Test
    void placeNodesOnTheGpuAndTakeItsMemoryAsItIsNeeded() {
        SessionSettings settings = new SessionSettings(FloatFormat.F32, Device.gpu(1));
        ConfigProto config = settings.config();
        GraphDef.Builder graph =
                GraphDef.newBuilder().addNode(NodeDef.newBuilder().setName("stem"));
        settings.rewrite().orElseThrow().apply(graph);
        assertThat(graph.getNode(0).getDevice()).isEqualTo("/device:GPU:1");
        assertThat(config.getGpuOptions().getAllowGrowth()).isTrue();
        assertThat(config.getAllowSoftPlacement()).isTrue();
        assertThat(config.getDeviceCountMap()).doesNotContainKey("GPU");
    }

    @Test
    void giveBf16OnTheProcessorEvenNumbersOfChannels() {
        assertThat(new SessionSettings(FloatFormat.BF16, Device.CPU).rewrite())
                .get()
                .isInstanceOf(EvenInputChannels.class);
    }

    /** TensorFlow takes one value for the whole process and refuses a session with another. */
    @Test
    void giveAllGpusTheSameOptions() {
        assertThat(new SessionSettings(FloatFormat.F32, Device.gpu(0)).config())
                .isEqualTo(new SessionSettings(FloatFormat.F32, Device.gpu(1)).config());
    }
}
