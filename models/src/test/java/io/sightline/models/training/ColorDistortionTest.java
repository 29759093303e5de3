package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ColorDistortionTest {
    @Property(tries = 50)
    void nothingDistortedIsNothingChanged(@ForAll long seed) {
        byte[] rgb = new byte[300];
        new Random(seed).nextBytes(rgb);
        assertThat(distorted(new ColorDistortion(0, 1, 1, 0), rgb)).isEqualTo(rgb);
    }

    @Test
    void brightnessIsAddedBeforeContrastMultiplies() {
        byte[] grey = {100, 100, 100};
        assertThat(distorted(new ColorDistortion(20, 1, 1, 0), grey)).containsOnly(120);
        assertThat(distorted(new ColorDistortion(20, 0.5, 1, 0), grey)).containsOnly(60);
    }

    @Test
    void valuesAreCutOffAtBothEnds() {
        byte[] rgb = {(byte) 250, 5, 100};
        byte[] brighter = distorted(new ColorDistortion(32, 1.5, 1, 0), rgb);
        assertThat(brighter).containsExactly((byte) 255, (byte) 56, (byte) 198);
        assertThat(distorted(new ColorDistortion(-32, 1, 1, 0), rgb))
                .containsExactly((byte) 218, (byte) 0, (byte) 68);
    }

    @Property(tries = 50)
    void saturationAndHueKeepGreys(@ForAll byte grey, @ForAll long seed) {
        Random random = new Random(seed);
        ColorDistortion colors =
                new ColorDistortion(0, 1, 0.5 + random.nextDouble(), random.nextDouble() - 0.5);
        assertThat(distorted(colors, new byte[] {grey, grey, grey})).containsOnly(grey);
    }

    @Test
    void saturationMovesColorsToAndFromGrey() {
        byte[] rgb = {100, 50, 50};
        byte[] paler = distorted(new ColorDistortion(0, 1, 0.5, 0), rgb);
        byte[] stronger = distorted(new ColorDistortion(0, 1, 1.5, 0), rgb);
        assertThat(paler[0] - paler[1]).isEqualTo(25);
        assertThat(stronger[0] - stronger[1]).isEqualTo(75);
    }

    @Test
    void hueTurnsRedTowardsYellowOrMagenta() {
        byte[] red = {120, 40, 40};
        byte[] one = distorted(new ColorDistortion(0, 1, 1, 0.3), red);
        byte[] other = distorted(new ColorDistortion(0, 1, 1, -0.3), red);
        assertThat((one[1] - one[2]) * (other[1] - other[2])).isNegative();
    }

    private static byte[] distorted(ColorDistortion distortion, byte[] rgb) {
        byte[] result = rgb.clone();
        distortion.apply(result);
        return result;
    }
}
