package io.sightline.jobs.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NalUnitTest {
    @Test
    void findsUnitsBehindStartCodesOfThreeAndFourBytes() {
        byte[] stream = {0, 0, 0, 1, 9, 8, 0, 0, 1, 7, 0, 0, 0, 1, 6, 5, 4};

        assertThat(NalUnit.split(stream))
                .containsExactly(
                        new NalUnit(0, 4, 6), new NalUnit(6, 9, 10), new NalUnit(10, 14, 17));
    }

    @Test
    void leavesOutEmptyUnits() {
        byte[] stream = {0, 0, 1, 0, 0, 1, 5};

        assertThat(NalUnit.split(stream)).containsExactly(new NalUnit(3, 6, 7));
    }

    @Test
    void findsNothingWithoutAStartCode() {
        assertThat(NalUnit.split(new byte[] {0, 0, 2, 1})).isEmpty();
        assertThat(NalUnit.split(new byte[0])).isEmpty();
    }
}
