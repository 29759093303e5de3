package io.sightline.operators.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchPolicyTest {
    @ParameterizedTest
    @CsvSource({"1, 2, 1", "2, 2, 1", "3, 2, 2", "8, 2, 4", "100, 2, 4", "3, 1, 3", "7, 16, 1"})
    void sharesOutWhatWaits(int waiting, int callers, int size) {
        assertThat(new BatchPolicy(4, 0).size(waiting, callers)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "3, 2, 3", "8, 2, 4"})
    void keepsTogetherWhatHasWaited(int waiting, int callers, int size) {
        assertThat(new BatchPolicy(4, 10).size(waiting, callers)).isEqualTo(size);
    }

    @Test
    void refusesABatchOfNothing() {
        assertThatThrownBy(() -> new BatchPolicy(0, 0))
                .hasMessage("maximum batch size must be at least 1, not 0");
    }

    @Test
    void refusesAWaitBeforeNow() {
        assertThatThrownBy(() -> new BatchPolicy(1, -1))
                .hasMessage("maximum wait must be at least 0 ms, not -1 ms");
    }
}
