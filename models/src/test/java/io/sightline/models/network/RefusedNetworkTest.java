package io.sightline.models.network;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Descriptions that make no network are refused when they are written, not when one is built. */
class RefusedNetworkTest {
    private static final MobileNetV2 STANDARD = MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 6);

    @Test
    void anInputHasPixelsAndAPositiveScale() {
        refuses(
                () -> new ImageInput(0, 300, 1, 0),
                "not a valid input: 0 x 300 pixels scaled by 1.0");
        refuses(
                () -> new ImageInput(300, 300, Float.NaN, 0),
                "not a valid input: 300 x 300 pixels scaled by NaN");
    }

    @Test
    void aBackboneHasAPositiveWidth() {
        refuses(
                () -> MobileNetV2.of(MobileNetV2.Form.STANDARD, 0, 6),
                "not a valid backbone: alpha 0.0 and at least 8 channels");
    }

    @Test
    void aBlockExpandsByOneAtLeast() {
        refuses(
                () -> MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 0),
                "not a valid backbone: expansion 0 and 1280 last channels");
    }

    @Test
    void anExtraMapHasChannels() {
        refuses(
                () -> new FeatureExtras.Width(0, 64),
                "an extra map must be at least 1 wide, found 0, then 64");
    }

    @Test
    void aHeadReadsAMap() {
        refuses(
                () ->
                        new Ssd(
                                new Predictor.Separable(Activation.RELU6),
                                FeatureExtras.NONE,
                                List.of(),
                                BoxCoder.STANDARD,
                                ScoreConversion.SOFTMAX),
                "a detection head must read at least one map");
    }

    @Test
    void everyMapHasAnchors() {
        refuses(
                () -> Ssd.taps(STANDARD, FeatureExtras.NONE, List.of()),
                "anchors for 0 maps, but the head reads 2");
    }

    @Test
    void weightsFillTheirShape() {
        refuses(() -> new Weights.Array(new float[5], 2, 3), "5 values do not fill a shape of 6");
    }

    private static void refuses(ThrowingCallable description, String message) {
        assertThatIllegalArgumentException().isThrownBy(description).withMessage(message);
    }
}
