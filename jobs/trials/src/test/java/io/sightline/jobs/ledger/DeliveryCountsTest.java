package io.sightline.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryCountsTest {
    @Test
    void isSoundOnlyWithoutAnyFlaw() {
        assertThat(counts(0, 0, 0, 0).sound()).isTrue();
        for (int flaw = 0; flaw < 4; flaw++) {
            long[] flaws = new long[4];
            flaws[flaw] = 1;
            assertThat(counts(flaws).sound()).as("flaw %d", flaw).isFalse();
        }
    }

    @Test
    void isNotSoundWhenOneFrameIsLostAndAnotherComesUnasked() {
        assertThat(counts(-1, 1, 0, 0).sound()).isFalse();
    }

    private static DeliveryCounts counts(long... flaws) {
        return new DeliveryCounts(100, 100, flaws[0], flaws[1], flaws[2], flaws[3]);
    }
}
