package io.sightline.models.tensorflow.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GemmPeakTest {
    @Test
    void countsTheMultiplyAddsOfAProductInSinglePrecision() {
        try (GemmPeak peak = GemmPeak.ofF32(32)) {
            assertThat(peak.multiply()).isEqualTo(32 * 32 * 32);
            assertThat(peak.multiply()).isEqualTo(32 * 32 * 32);
        }
    }

    @Test
    void countsTheMultiplyAddsOfAProductInBfloat16() {
        try (GemmPeak peak = GemmPeak.ofBf16(64)) {
            assertThat(peak.multiply()).isEqualTo(64 * 64 * 64);
        }
    }
}
