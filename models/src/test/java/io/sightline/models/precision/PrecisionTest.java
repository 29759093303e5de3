package io.sightline.models.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.Bf16Gate;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {
    private static final Processor WITH_BF16 = new Processor(true);
    private static final Processor WITHOUT_BF16 = new Processor(false);

    private static final ModelCard NEVER_MEASURED = card(Optional.empty());
    private static final ModelCard UNHARMED = card(gate(-0.0004));
    private static final ModelCard HARMED = card(gate(-0.0123));

    @Test
    void autoIsBf16WhereProcessorAndModelAreMadeForIt() {
        assertThat(Precision.AUTO.formatOn(WITH_BF16, UNHARMED)).isEqualTo(FloatFormat.BF16);
        assertThat(Precision.AUTO.formatOn(WITHOUT_BF16, UNHARMED)).isEqualTo(FloatFormat.F32);
        assertThat(Precision.AUTO.formatOn(WITH_BF16, HARMED)).isEqualTo(FloatFormat.F32);
        assertThat(Precision.AUTO.formatOn(WITH_BF16, NEVER_MEASURED)).isEqualTo(FloatFormat.F32);
    }

    @Test
    void f32IsF32Everywhere() {
        assertThat(Precision.F32.formatOn(WITH_BF16, UNHARMED)).isEqualTo(FloatFormat.F32);
        assertThat(Precision.F32.formatOn(WITHOUT_BF16, UNHARMED)).isEqualTo(FloatFormat.F32);
    }

    @Test
    void bf16IsBf16WhateverTheGateSays() {
        for (ModelCard card : List.of(UNHARMED, HARMED, NEVER_MEASURED)) {
            assertThat(Precision.BF16.formatOn(WITH_BF16, card)).isEqualTo(FloatFormat.BF16);
        }
    }

    @Test
    void bf16IsRefusedToAProcessorThatWouldImitateIt() {
        assertThatThrownBy(() -> Precision.BF16.formatOn(WITHOUT_BF16, UNHARMED))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "testing cannot compute in bf16 here: this processor has neither"
                                + " avx512_bf16 nor amx_bf16");
    }

    @Test
    void objectsToBf16OfAModelThatDoesNotBearIt() {
        assertThat(Precision.BF16.objection(NEVER_MEASURED))
                .contains("the accuracy of testing in bf16 was never measured");
        assertThat(Precision.BF16.objection(HARMED))
                .contains("bf16 lowers the AP of testing by 0.0123 on photos, by more than 0.005");
        assertThat(Precision.BF16.objection(UNHARMED)).isEmpty();
        assertThat(Precision.AUTO.objection(HARMED)).isEmpty();
        assertThat(Precision.F32.objection(NEVER_MEASURED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.01, true", "0, true", "-0.005, true", "-0.0051, false", "-1, false"})
    void gateAllowsALossOfHalfAPoint(double apDifference, boolean allows) {
        assertThat(gate(apDifference).orElseThrow().allows()).isEqualTo(allows);
    }

    @Test
    void gateIsMeasuredOnSomething() {
        assertThatThrownBy(() -> new Bf16Gate("photos", 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a gate must be measured on at least one image, found 0");
        assertThatThrownBy(() -> new Bf16Gate("photos", 1, Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("differences of AP must be in [-1, 1], found NaN and 0.0");
    }

    private static Optional<Bf16Gate> gate(double apDifference) {
        return Optional.of(new Bf16Gate("photos", 120, apDifference, 0));
    }

    private static ModelCard card(Optional<Bf16Gate> gate) {
        return new ModelCard(
                "testing",
                "1",
                Optional.empty(),
                List.of("person"),
                ModelCard.Preprocessing.stretchedRgb(32, 32, Interpolation.PYRAMID),
                new ModelCard.Thresholds(0.3f, 0.45f, 200, 100),
                ModelCard.Provenance.imported("random", new TreeMap<>()),
                "Apache-2.0",
                List.of(),
                gate,
                new TreeMap<>());
    }
}
