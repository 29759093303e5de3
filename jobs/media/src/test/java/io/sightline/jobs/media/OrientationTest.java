package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 1, false, 0",
        "0, 1, -1, 0, false, 1",
        "-1, 0, 0, -1, false, 2",
        "0, -1, 1, 0, false, 3",
        "-1, 0, 0, 1, true, 0",
        "1, 0, 0, -1, true, 2",
        "0, 0, 0, 0, false, 0",
        "5, 4, -4, 5, false, 0",
        "4, 5, -5, 4, false, 1"
    })
    void readsTheDisplayMatrix(int a, int b, int c, int d, boolean mirrored, int quarterTurns) {
        int[] matrix = {a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30};

        assertThat(Orientation.of(matrix)).isEqualTo(new Orientation(mirrored, quarterTurns));
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 0",
        "2, true, 0",
        "3, false, 2",
        "4, true, 2",
        "5, true, 3",
        "6, false, 1",
        "7, true, 1",
        "8, false, 3",
        "9, false, 0",
        "x, false, 0"
    })
    void readsTheNumberOfExif(String number, boolean mirrored, int quarterTurns) {
        assertThat(Orientation.ofExif(number)).isEqualTo(new Orientation(mirrored, quarterTurns));
    }
}
