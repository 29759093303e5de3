package io.sightline.models.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSelectionTest {
    @Property
    void readsWhatItWrites(@ForAll("selections") DeviceSelection selection) {
        assertThat(DeviceSelection.parse(selection.toString())).isEqualTo(selection);
    }

    @Provide
    Arbitrary<DeviceSelection> selections() {
        Arbitrary<DeviceSelection> named =
                Arbitraries.integers()
                        .between(0, 9999)
                        .map(Device::gpu)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(8)
                        .uniqueElements()
                        .map(DeviceSelection::of);
        return Arbitraries.oneOf(
                Arbitraries.of(DeviceSelection.AUTO, DeviceSelection.CPU, DeviceSelection.GPU),
                named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "GPU", "gpu:", "gpu:-1", "gpu:0,", "gpu:0;gpu:1", "gpu,cpu", "cpu:0"})
    void refusesAnyOtherWord(String text) {
        assertThatThrownBy(() -> DeviceSelection.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is not a valid device: expected auto, cpu, gpu, gpu:0 or"
                                + " gpu:0,gpu:1",
                        text);
    }

    @Test
    void refusesAGpuThatIsNamedTwice() {
        assertThatThrownBy(() -> DeviceSelection.parse("gpu:1,gpu:0,gpu:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a GPU is named twice");
    }

    @ParameterizedTest
    @CsvSource({
        "auto,          0, cpu",
        "auto,          2, gpu:0 gpu:1",
        "cpu,           2, cpu",
        "gpu,           2, gpu:0 gpu:1",
        "gpu:1,         2, gpu:1",
        "'gpu:2,gpu:0', 3, gpu:2 gpu:0"
    })
    void comesToDevicesOfTheMachine(String text, int gpus, String devices) {
        assertThat(DeviceSelection.parse(text).on(() -> gpus))
                .extracting(Device::toString)
                .containsExactly(devices.split(" "));
    }

    @Test
    void leavesGpusAloneWhenTheProcessorIsAskedFor() {
        List<Device> devices =
                DeviceSelection.CPU.on(
                        () -> {
                            throw new AssertionError("looked for GPUs");
                        });
        assertThat(devices).containsExactly(Device.CPU);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "gpu:0"})
    void saysWhatAMachineWithoutAGpuNeeds(String text) {
        assertThatThrownBy(() -> DeviceSelection.parse(text).on(() -> 0))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s cannot compute: this machine has no GPU that TensorFlow can use; it"
                                + " needs a build with the Maven profile gpu, a driver, CUDA"
                                + " and cuDNN",
                        text);
    }

    @Test
    void namesTheGpusThatAreThere() {
        assertThatThrownBy(() -> DeviceSelection.parse("gpu:0,gpu:2").on(() -> 2))
                .isInstanceOf(ModelException.class)
                .hasMessage("gpu:0,gpu:2 cannot compute: this machine has only gpu:0,gpu:1");
    }

    @Property
    void neverComesToADeviceThatIsNotThere(
            @ForAll("selections") DeviceSelection selection, @ForAll @IntRange(max = 4) int gpus) {
        List<Device> there = IntStream.range(0, gpus).mapToObj(Device::gpu).toList();
        try {
            assertThat(selection.on(() -> gpus))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(device -> device.equals(Device.CPU) || there.contains(device));
        } catch (ModelException refused) {
            assertThat(there.containsAll(selection.named()) && !there.isEmpty()).isFalse();
        }
    }
}
