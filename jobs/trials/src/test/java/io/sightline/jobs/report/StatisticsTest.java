package io.sightline.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void theMedianIsTheValueInTheMiddle() {
        assertThat(Statistics.median(7, 1, 100)).isEqualTo(7);
        assertThat(Statistics.median(8, 1, 100, 2)).isEqualTo(5);
        assertThat(Statistics.median(3)).isEqualTo(3);
    }

    @Test
    void theMedianLeavesItsValuesAsTheyWere() {
        double[] values = {3, 1, 2};

        Statistics.median(values);

        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void aPercentileIsTheSmallestValueThatSoManyDoNotExceed() {
        long[] oneToHundred = LongStream.rangeClosed(1, 100).toArray();

        assertThat(Statistics.percentile(oneToHundred, 50)).isEqualTo(50);
        assertThat(Statistics.percentile(oneToHundred, 99)).isEqualTo(99);
        assertThat(Statistics.percentile(oneToHundred, 99.5)).isEqualTo(100);
        assertThat(Statistics.percentile(oneToHundred, 100)).isEqualTo(100);
        assertThat(Statistics.percentile(new long[] {4, 9, 30}, 50)).isEqualTo(9);
        assertThat(Statistics.percentile(new long[] {4, 9, 30}, 1)).isEqualTo(4);
    }

    @Test
    void nothingHasNoFigures() {
        assertThatThrownBy(Statistics::median)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing was measured");
        assertThatThrownBy(() -> Statistics.percentile(new long[0], 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing was measured");
    }

    @Test
    void roundsToFourDecimals() {
        assertThat(Statistics.rounded(0.123_449_9)).isEqualTo(0.1234);
        assertThat(Statistics.rounded(2.0 / 3)).isEqualTo(0.6667);
    }
}
