package io.sightline.models.importer.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorNamesTest {
    @ParameterizedTest
    @CsvSource({
        "0, ADD",
        "3, CONV_2D",
        "25, SOFTMAX",
        "32, CUSTOM",
        "97, RESIZE_NEAREST_NEIGHBOR",
        "114, QUANTIZE",
        "117, HARD_SWISH",
        "126, BATCH_MATMUL",
        "150, GELU",
        "161, RIGHT_SHIFT",
        "9999, code 9999",
        "-1, code -1"
    })
    void namesOperatorsByTheirCode(int code, String name) {
        assertThat(OperatorNames.of(code)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "14", "22", "25", "32"})
    void agreesWithTheKnownKinds(int code) {
        assertThat(OperatorNames.of(code)).isEqualTo(OperatorKind.of(code).orElseThrow().name());
    }
}
