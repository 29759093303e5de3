package io.sightline.jobs.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.shipped.ShippedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeersReportTest {
    /** Of SSDLite on MobileNetV2 at 300 pixels with 90 classes. */
    private static final double MADDS = 749.5e6;

    private final Map<String, PeerFigures> figures = new LinkedHashMap<>();

    PeersReportTest() {
        images("oursF32", 200, 180, 220);
        peak("gemmF32", 300, 310);
    }

    @Test
    void namesWhatWasNotMeasuredAsNull() throws IOException {
        JsonNode json = json();
        for (String name : List.of("onnxRuntime", "opencvDnn", "tfZoo", "naive")) {
            assertThat(json.get(name).isNull()).as(name).isTrue();
        }
        assertThat(json.get("gemmPeak").get("bf16").isNull()).isTrue();
        assertThat(json.get("ratios")).isEmpty();
    }

    @Test
    void describesTheNetworkAndTheMeasurement() throws IOException {
        JsonNode json = json();
        assertThat(json.get("network").asText()).isEqualTo("ssdlite");
        assertThat(json.get("classes").asInt()).isEqualTo(91);
        assertThat(json.get("weightsDrawn").asBoolean()).isTrue();
        assertThat(json.get("rounds").asInt()).isEqualTo(3);
        assertThat(json.get("roundSeconds").asDouble()).isEqualTo(1.5);
    }

    @Test
    void givesTheMedianAndTheBestSetting() throws IOException {
        JsonNode ours = json().get("oursF32");
        assertThat(ours.get("imagesPerSecond").asDouble()).isEqualTo(200);
        assertThat(ours.get("lowest").asDouble()).isEqualTo(180);
        assertThat(ours.get("highest").asDouble()).isEqualTo(220);
        assertThat(ours.get("precision").asText()).isEqualTo("f32");
        assertThat(ours.get("callers").asInt()).isEqualTo(2);
        assertThat(ours.get("batch").asInt()).isEqualTo(4);
    }

    @Test
    void oursIsTheFasterPrecision() throws IOException {
        assertThat(json().get("ours").get("precision").asText()).isEqualTo("f32");
        images("oursBf16", 360, 350, 370);
        peak("gemmBf16", 576, 570);
        assertThat(json().get("ours").get("precision").asText()).isEqualTo("bf16");
        assertThat(json().get("ours").get("imagesPerSecond").asDouble()).isEqualTo(360);
        assertThat(json().get("oursF32").get("imagesPerSecond").asDouble()).isEqualTo(200);
    }

    @Test
    void theBestRoundOfMatricesIsThePeak() throws IOException {
        JsonNode f32 = json().get("gemmPeak").get("f32");
        assertThat(f32.get("imagesPerSecond").asDouble()).isCloseTo(310, within(1.0));
        assertThat(f32.get("gflops").asDouble()).isCloseTo(310 * 2 * MADDS / 1e9, within(1.0));
        assertThat(json().get("shareOfPeak").asDouble()).isCloseTo(200.0 / 310, within(0.01));
    }

    @Test
    void theShareIsOfThePeakAtThePrecision() throws IOException {
        images("oursBf16", 360, 350, 370);
        peak("gemmBf16", 576, 570);
        assertThat(json().get("shareOfPeak").asDouble()).isCloseTo(360.0 / 576, within(0.01));
        assertThat(json().get("shareOfPeakF32").asDouble()).isCloseTo(200.0 / 310, within(0.01));
    }

    @Test
    void comparesWithThoseThatWereMeasured() throws IOException {
        images("oursBf16", 360, 350, 370);
        peak("gemmBf16", 576, 570);
        images("onnxRuntime", 200, 180, 220);
        images("opencvDnn", 90, 87.5, 92.5);
        images("tfZoo", 60, 50, 61);
        JsonNode ratios = json().get("ratios");
        assertThat(ratios.get("oursF32ToOnnxRuntime").asDouble()).isEqualTo(1);
        assertThat(ratios.get("oursToOnnxRuntime").asDouble()).isEqualTo(1.8);
        assertThat(ratios.get("oursToOpencvDnn").asDouble()).isEqualTo(4);
        assertThat(ratios.get("oursToTfZoo").asDouble()).isGreaterThan(6);
        assertThat(ratios.has("oursToNaive")).isFalse();
    }

    @Test
    void showsATable() {
        images("onnxRuntime", 100, 90, 110);
        assertThat(report().toTable().lines())
                .contains(
                        "ssdlite, 300 x 300, 91 classes, 749.5 M multiply-adds, drawn weights",
                        "2 threads, 3 rounds of 1.5 s",
                        "Sightline, bf16                  -",
                        "Sightline, f32               200.0     180.0     220.0     1.00x   callers"
                                + " 2, threads each 1, batch 4",
                        "ONNX Runtime                 100.0      90.0     110.0     2.00x   callers"
                                + " 2, threads each 1, batch 4",
                        "OpenCV DNN                       -")
                .anyMatch(line -> line.startsWith("GEMM peak, f32") && line.endsWith("0.65 of it"));
    }

    private void images(String name, double... perSecond) {
        figures.put(name, figures(4, 1, perSecond));
    }

    /** A bound, in images per second. */
    private void peak(String name, double... perSecond) {
        figures.put(name, figures(1024, MADDS, perSecond));
    }

    private static PeerFigures figures(int size, double factor, double... perSecond) {
        return new PeerFigures(
                Setting.callers(2, size),
                Arrays.stream(perSecond).map(rate -> rate * factor).boxed().toList());
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(report().toJson());
    }

    private PeersReport report() {
        PeerFiles files =
                new PeerFiles(
                        "ssdlite",
                        ReferenceArchitecture.ssdLite(
                                MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 6), 300, 300),
                        90,
                        true,
                        new PeerNetwork(
                                ShippedModel.open(), Path.of("network.onnx"), Optional.empty()));
        return new PeersReport(files, new PeersBench(2, 3, Duration.ofMillis(1500)), figures);
    }
}
