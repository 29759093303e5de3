package io.sightline.models.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.ReferenceArchitecture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the tables of published costs, to the unit in the columns that are exact. */
class PublishedCostsTest {
    private static final int CLASSES = 1001;

    static List<Map<String, String>> mobileNetV1() {
        return TestingTables.rows("mobilenet_v1.csv");
    }

    static List<Map<String, String>> mobileNetV2() {
        return TestingTables.rows("mobilenet_v2.csv");
    }

    static List<Map<String, String>> detectors() {
        return TestingTables.rows("detectors.csv");
    }

    @ParameterizedTest
    @MethodSource
    void mobileNetV1(Map<String, String> row) {
        NetworkCost cost = classifier(MobileNetV1.of(number(row, "alpha")), row);

        assertThat(cost.madds()).isEqualTo(count(row, "exact_madds_1001_classes"));
        assertThat(cost.params())
                .isEqualTo(count(row, "exact_params_conv_fc_plus_3_per_bn_channel_1001_classes"));
        assertThat(cost.params() / 1e6)
                .isCloseTo(number(row, "published_params_millions"), within(0.005));
        if (row.get("note").isEmpty()) {
            assertThat(cost.madds() / 1e6)
                    .isCloseTo(number(row, "published_madds_millions"), within(0.51));
        }
    }

    @ParameterizedTest
    @MethodSource
    void mobileNetV2(Map<String, String> row) {
        Backbone backbone = MobileNetV2.of(MobileNetV2.Form.STANDARD, number(row, "alpha"), 6);
        NetworkCost cost = classifier(backbone, row);

        assertThat(cost.madds()).isEqualTo(count(row, "exact_madds_1001_classes"));
        assertThat(cost.paramsWithoutBatchNorm())
                .isEqualTo(count(row, "exact_params_without_batchnorm_1001_classes"));
        assertThat(cost.madds() / 1_000_000).isEqualTo(count(row, "published_madds_millions"));
        assertThat(cost.paramsWithoutBatchNorm() / 1e6)
                .isCloseTo(number(row, "published_params_millions"), within(0.005));
    }

    @ParameterizedTest
    @MethodSource
    void detectors(Map<String, String> row) {
        int size = (int) count(row, "input");
        Architecture architecture = detector(row.get("model"), size);
        NetworkCost cost =
                NetworkCost.of(architecture, (int) count(row, "classes_with_background") - 1);

        assertThat(Math.round(cost.madds() / 1e5) / 10.0).isEqualTo(number(row, "madds_millions"));
        assertThat(cost.paramsFolded()).isEqualTo(count(row, "params_batchnorm_folded"));
        if (!row.get("params_without_batchnorm").isEmpty()) {
            assertThat(cost.paramsWithoutBatchNorm())
                    .isEqualTo(count(row, "params_without_batchnorm"));
        }
        assertThat(cost.anchors()).isEqualTo(architecture.anchors().size());
        if (size == 300) {
            assertThat(cost.anchors()).isEqualTo(1917);
        }
    }

    private static NetworkCost classifier(Backbone backbone, Map<String, String> row) {
        int size = (int) count(row, "size");
        return NetworkCost.of(ReferenceArchitecture.classifier(backbone, size, size), CLASSES);
    }

    private static Architecture detector(String model, int size) {
        Backbone second = MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 6);
        return switch (model) {
            case "ssd_mobilenet_v1" -> ReferenceArchitecture.ssd(MobileNetV1.of(1), size, size);
            case "ssd_mobilenet_v2" -> ReferenceArchitecture.ssd(second, size, size);
            case "ssdlite_mobilenet_v2" -> ReferenceArchitecture.ssdLite(second, size, size);
            default -> throw new IllegalArgumentException("no such detector: " + model);
        };
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static long count(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }
}
