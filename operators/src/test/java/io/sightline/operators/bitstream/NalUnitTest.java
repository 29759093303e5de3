package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NalUnitTest {
    @Test
    void splitsAtStartCodesOfEitherLength() {
        byte[] stream = {0, 0, 0, 1, 9, 16, 0, 0, 1, 0x41, 5, 0, 0, 3, 1, 0, 0, 0, 1, 0x41, 7};
        List<NalUnit> units = NalUnit.split(stream);
        assertThat(units).extracting(NalUnit::start).containsExactly(4, 9, 19);
        assertThat(units).extracting(NalUnit::end).containsExactly(6, 15, 21);
        assertThat(units.get(1).payload(1)).containsExactly(5, 0, 0, 1);
        assertThat(units.get(2).withStartCode()).containsExactly(0, 0, 0, 1, 0x41, 7);
    }

    @Test
    void leavesOutUnitsWithoutAHeader() {
        byte[] stream = {0, 0, 1, 0, 0, 1, 10, 0, 0, 1, 0x41, 7, 0, 0};
        assertThat(NalUnit.split(stream)).containsExactly(new NalUnit(stream, 10, 12));
    }

    @Test
    void findsNothingWhereNoStartCodeBegins() {
        assertThat(NalUnit.split(new byte[0])).isEmpty();
        assertThat(NalUnit.split(new byte[] {5, 0, 0, 1, 0x41, 7})).isEmpty();
        assertThat(NalUnit.split(new byte[] {0, 0, 2, 1})).isEmpty();
        assertThat(NalUnit.split(new byte[] {0, 0, 1})).isEmpty();
    }
}
