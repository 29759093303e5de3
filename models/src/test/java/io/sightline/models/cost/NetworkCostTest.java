package io.sightline.models.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.FeatureExtras;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Ssd;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published costs that stand in no table, and some that do. */
class NetworkCostTest {
    private static final MobileNetV1 V1 = MobileNetV1.of(1);
    private static final MobileNetV2 V2 = MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 6);

    @Test
    void countsMobileNetV1() {
        NetworkCost cost = classifier(V1, 224, 1001);
        assertThat(cost.madds()).isEqualTo(568_741_376);
        assertThat(cost.params()).isEqualTo(4_243_945);
        assertThat(cost.layers()).hasSize(28);
        assertThat(cost.anchors()).isZero();
    }

    @Test
    void countsMobileNetV2() {
        NetworkCost cost = classifier(V2, 224, 1001);
        assertThat(cost.madds()).isEqualTo(300_775_552);
        assertThat(cost.paramsWithoutBatchNorm()).isEqualTo(3_472_041);
        assertThat(cost.paramsFolded()).isEqualTo(3_472_041 + 17_056);
        // What Keras counts, for its classifier of one class fewer.
        assertThat(classifier(V2, 224, 1000).params()).isEqualTo(3_538_984);
    }

    @Test
    void countsDetectors() {
        NetworkCost lite = NetworkCost.of(ReferenceArchitecture.ssdLite(V2, 300, 300), 90);
        assertThat(lite.madds()).isEqualTo(749_503_856);
        assertThat(lite.paramsWithoutBatchNorm()).isEqualTo(4_449_791);
        assertThat(lite.paramsFolded()).isEqualTo(4_475_167);
        assertThat(lite.anchors()).isEqualTo(1917);

        NetworkCost first = NetworkCost.of(ReferenceArchitecture.ssd(V1, 300, 300), 90);
        assertThat(first.paramsWithoutBatchNorm()).isEqualTo(6_794_495);
        assertThat(first.paramsFolded()).isEqualTo(6_807_167);
        assertThat(first.anchors()).isEqualTo(1917);

        NetworkCost second = NetworkCost.of(ReferenceArchitecture.ssd(V2, 300, 300), 90);
        assertThat(second.paramsFolded()).isEqualTo(16_818_207);
    }

    /** Howard et al. 2017, table 3. */
    @ParameterizedTest
    @CsvSource({
        "FULL_CONVOLUTIONS, 1.00, 224, 462.4, 2.36",
        "SEPARABLE,         1.00, 224,  52.3, 0.27",
        "SEPARABLE,         0.75, 224,  29.6, 0.15",
        "SEPARABLE,         0.75, 160,  15.1, 0.15",
    })
    void countsALayerOf14x14x512(
            MobileNetV1.Form form, double alpha, int size, double madds, double params) {
        NetworkCost cost = classifier(MobileNetV1.of(alpha).in(form), size, 1001);
        assertThat(sum(cost, ofBlock(8), LayerCost::madds) / 1e6).isCloseTo(madds, within(0.05));
        assertThat(sum(cost, ofBlock(8), LayerCost::weights) / 1e6)
                .isCloseTo(params, within(0.005));
    }

    /** Howard et al. 2017, table 4. */
    @Test
    void countsMobileNetWithFullConvolutions() {
        NetworkCost cost = classifier(V1.in(MobileNetV1.Form.FULL_CONVOLUTIONS), 224, 1001);
        long classifier = sum(cost, layer -> layer.startsWith("classifier/"), LayerCost::madds);
        assertThat((cost.madds() - classifier) / 1_000_000).isEqualTo(4866);
        assertThat(cost.params() / 1e6).isCloseTo(29.3, within(0.05));
    }

    /** Howard et al. 2017, table 5. */
    @Test
    void countsTheShallowMobileNet() {
        NetworkCost cost = classifier(V1.in(MobileNetV1.Form.SHALLOW), 224, 1001);
        assertThat(cost.madds() / 1_000_000).isEqualTo(307);
        assertThat(cost.params() / 1e6).isCloseTo(2.9, within(0.05));
        assertThat(cost.layers()).hasSize(28 - 2 * 5);
    }

    /** Howard et al. 2017, table 2; the paper prints 1.19 where the share of the stem is 1.91. */
    @ParameterizedTest
    @CsvSource({
        "/pointwise,  94.86, 74.57",
        "/depthwise,   3.06,  1.06",
        "stem,         1.91,  0.02",
        "/predict,     0.18, 24.35",
    })
    void sharesCostsAmongKindsOfLayers(String kind, double madds, double params) {
        NetworkCost cost = classifier(V1, 224, 1000);
        Predicate<String> ofKind = layer -> layer.endsWith(kind);
        assertThat(100.0 * sum(cost, ofKind, LayerCost::madds) / cost.madds())
                .isCloseTo(madds, within(0.005));
        assertThat(
                        100.0
                                * sum(cost, ofKind, LayerCost::paramsWithoutBatchNorm)
                                / cost.paramsWithoutBatchNorm())
                .isCloseTo(params, within(0.005));
    }

    /** Sandler et al. 2018, table 4, prints 575 M, and for alpha 1.4 6.9 M and 585 M. */
    @Test
    void countsWhatThePaperOnMobileNetV2PrintsWrongly() {
        assertThat(classifier(V1, 224, 1001).madds() / 1e6).isCloseTo(569, within(0.5));
        MobileNetV2 wide = MobileNetV2.of(MobileNetV2.Form.STANDARD, 1.4, 6);
        NetworkCost cost = classifier(wide, 224, 1001);
        assertThat(cost.madds()).isEqualTo(582_197_616);
        assertThat(cost.paramsWithoutBatchNorm()).isEqualTo(6_062_633);
    }

    /** Sandler et al. 2018, table 5: what the heads add; for SSDLite it prints 0.35 G. */
    @Test
    void countsHeadsAlone() {
        Predicate<String> ofHead = layer -> layer.startsWith("head/") || layer.startsWith("extra");
        NetworkCost lite = NetworkCost.of(ReferenceArchitecture.ssdLite(V2, 320, 320), 80);
        assertThat(sum(lite, ofHead, LayerCost::madds) / 1e9).isCloseTo(0.178, within(0.0005));
        assertThat(sum(lite, ofHead, LayerCost::paramsWithoutBatchNorm) / 1e6)
                .isCloseTo(2.1, within(0.05));

        NetworkCost full = NetworkCost.of(ssdWithFullExtras(320), 80);
        assertThat(sum(full, ofHead, LayerCost::madds) / 1e9).isCloseTo(1.25, within(0.01));
        assertThat(sum(full, ofHead, LayerCost::paramsWithoutBatchNorm) / 1e6)
                .isCloseTo(14.8, within(0.05));
    }

    /** Sandler et al. 2018, table 6. */
    @Test
    void countsSsdLiteOnMobileNetV1() {
        NetworkCost cost = NetworkCost.of(ReferenceArchitecture.ssdLite(V1, 320, 320), 80);
        assertThat(cost.madds() / 1e9).isCloseTo(1.3, within(0.05));
        assertThat(cost.paramsWithoutBatchNorm() / 1e6).isCloseTo(5.1, within(0.05));
    }

    /** 709,120 is published; no usual way of counting gives that. */
    @Test
    void countsTheReducedMobileNetV2() {
        MobileNetV2 reduced = MobileNetV2.of(MobileNetV2.Form.REDUCED, 1, 6);
        NetworkCost cost = classifier(reduced, 32, 10);
        assertThat(cost.layers()).hasSize(1 + 9 * 3 + 1 + 1);
        assertThat(cost.madds()).isEqualTo(102_083_072);
        assertThat(cost.paramsWithoutBatchNorm()).isEqualTo(987_306);
        assertThat(cost.paramsFolded()).isEqualTo(997_290);
        assertThat(cost.params()).isEqualTo(1_027_242);
    }

    /** 4,278,048 is published for it. */
    @Test
    void countsMobileNetV2WithTheHeadOfTheReducedOne() {
        MobileNetV2 sibling =
                new MobileNetV2(MobileNetV2.Form.STANDARD, 1, 6, false, V2.minChannels(), 256);
        NetworkCost cost = classifier(sibling, 32, 10);
        assertThat(cost.paramsWithoutBatchNorm())
                .isEqualTo(3_472_041 - 1280 * 320 - 1281 * 1001 + 256 * 320 + 257 * 10);
    }

    @Test
    void givesEachConvolutionWithItsShape() {
        LayerCost expand = classifier(V2, 224, 1001).layers().get(3);
        assertThat(expand)
                .isEqualTo(
                        new LayerCost(
                                "block2/expand",
                                new Shape(112, 112, 96),
                                112L * 112 * 16 * 96,
                                16 * 96,
                                0,
                                96));
    }

    private static NetworkCost classifier(Backbone backbone, int size, int classes) {
        return NetworkCost.of(ReferenceArchitecture.classifier(backbone, size, size), classes);
    }

    private static Architecture ssdWithFullExtras(int size) {
        Architecture separable = ReferenceArchitecture.ssd(V2, size, size);
        Ssd ssd = separable.ssd();
        FeatureExtras extras = FeatureExtras.standard(V2, false);
        return new Architecture(
                V2,
                new Ssd(ssd.predictor(), extras, ssd.taps(), ssd.boxCoder(), ssd.scores()),
                separable.input(),
                separable.padding());
    }

    private static Predicate<String> ofBlock(int block) {
        return layer -> layer.startsWith(MobileNetV1.endpoint(block) + "/");
    }

    private static long sum(
            NetworkCost cost, Predicate<String> layers, ToLongFunction<LayerCost> count) {
        return cost.layers().stream()
                .filter(one -> layers.test(one.layer()))
                .mapToLong(count)
                .sum();
    }
}
