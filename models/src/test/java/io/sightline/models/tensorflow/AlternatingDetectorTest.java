package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlternatingDetectorTest {
    private final List<String> events = new ArrayList<>();

    /** Says which device it is on, and finds nothing. */
    private final class TestingDetector implements ObjectDetector {
        private final Device device;

        TestingDetector(Device device) {
            this.device = device;
            events.add("open " + device);
        }

        @Override
        public List<RawDetections> detect(List<RgbImage> images) {
            events.add("detect " + device);
            return List.of();
        }

        @Override
        public void close() {
            events.add("close " + device);
        }
    }

    @Test
    void takesDevicesInTurn() {
        List<Device> devices = IntStream.range(0, 2).mapToObj(Device::gpu).toList();
        try (ObjectDetector detector = AlternatingDetector.of(devices, TestingDetector::new)) {
            for (int call = 0; call < 3; call++) {
                detector.detect(List.of());
            }
        }
        assertThat(events)
                .containsExactly(
                        "open gpu:0",
                        "open gpu:1",
                        "detect gpu:0",
                        "detect gpu:1",
                        "detect gpu:0",
                        "close gpu:0",
                        "close gpu:1");
    }

    @Test
    @SuppressWarnings("MustBeClosedChecker") // nothing is returned
    void closesWhatIsOpenWhenADeviceFails() {
        assertThatThrownBy(
                        () ->
                                AlternatingDetector.of(
                                                List.of(Device.gpu(0), Device.gpu(1)),
                                                this::openFirstOnly)
                                        .close())
                .hasMessage("gpu:1 is gone");
        assertThat(events).containsExactly("open gpu:0", "close gpu:0");
    }

    private ObjectDetector openFirstOnly(Device device) {
        if (device.index() > 0) {
            throw new IllegalStateException(device + " is gone");
        }
        return new TestingDetector(device);
    }
}
