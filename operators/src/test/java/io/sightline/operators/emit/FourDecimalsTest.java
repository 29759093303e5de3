package io.sightline.operators.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourDecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.5, 0.5",
        "0.03125, 0.0313",
        "0.00004, 0",
        "0.00006, 0.0001",
        "0.99996, 1",
        "0.1001, 0.1001",
        "0.25, 0.25"
    })
    void writesAtMostFourDecimalsWithoutTrailingZeros(float fraction, String written) {
        assertThat(FourDecimals.format(fraction)).isEqualTo(written);
    }

    @Test
    void agreesWithDecimalArithmeticOverTheWholeRange() {
        for (int i = 0; i <= 100_000; i++) {
            float fraction = i / 100_000f;
            BigDecimal expected =
                    new BigDecimal((double) fraction).setScale(4, RoundingMode.HALF_UP);
            assertThat(new BigDecimal(FourDecimals.format(fraction)))
                    .isEqualByComparingTo(expected);
        }
    }
}
