package io.sightline.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sightline.models.evaluation.CocoAccuracy.ClassAccuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of real detectors on real photos against those that pycocotools gave for them. */
class PycocotoolsAgreementTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SHARED = Path.of("..", "..", "shared");
    private static final Path REFERENCE = SHARED.resolve("reference/cocoeval");

    /** Sums of a thousand numbers, added in another order. */
    private static final Offset<Double> ROUNDING = within(1e-14);

    @BeforeEach
    void requireReference() {
        assumeTrue(
                Files.isDirectory(REFERENCE) && Files.isDirectory(SHARED.resolve("data/coco/val")),
                "needs reference/cocoeval and data/coco/val in the folder shared beside the"
                        + " repository");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person_vehicle_bike_2002", "coco80_ssd_mobilenet_v1"})
    void givesTheTwelveFiguresOfPycocotools(String name) throws IOException {
        JsonNode expected = expected(name);

        CocoFigures figures = evaluate(name, expected).overall();

        assertThat(Arrays.stream(CocoMetric.values()).map(CocoMetric::label))
                .containsExactly(MAPPER.convertValue(expected.get("order"), String[].class));
        assertThat(Arrays.stream(CocoMetric.values()).mapToDouble(figures::value).toArray())
                .containsExactly(
                        MAPPER.convertValue(expected.get("stats"), double[].class), ROUNDING);
    }

    @Test
    void givesTheFiguresOfEachClass() throws IOException {
        String name = "person_vehicle_bike_2002";

        CocoAccuracy accuracy = evaluate(name, expected(name));

        assertThat(accuracy.perClass())
                .extracting(found -> found.category().name())
                .containsExactly("person", "vehicle", "bike");
        assertPrinted(accuracy.perClass().get(0), 0.2476, 0.4757);
        assertPrinted(accuracy.perClass().get(1), 0.2232, 0.3637);
    }

    private static void assertPrinted(ClassAccuracy found, double ap, double ap50) {
        Offset<Double> fourDecimals = within(0.5e-4);
        assertThat(found.figures().value(CocoMetric.AP)).isCloseTo(ap, fourDecimals);
        assertThat(found.figures().value(CocoMetric.AP50)).isCloseTo(ap50, fourDecimals);
    }

    private static JsonNode expected(String name) throws IOException {
        return new ObjectMapper().readTree(REFERENCE.resolve("expected.json").toFile()).get(name);
    }

    private static CocoAccuracy evaluate(String name, JsonNode expected) {
        Path annotations = SHARED.resolve(expected.get("groundTruth").textValue());
        return CocoEvaluation.evaluate(
                CocoDataset.read(annotations),
                CocoResults.read(REFERENCE.resolve(name + ".results.json")));
    }
}
