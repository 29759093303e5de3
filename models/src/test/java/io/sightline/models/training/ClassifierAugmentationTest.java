package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.RgbImage;
import io.sightline.models.training.ClassifierAugmentation.Options;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassifierAugmentationTest {
    private static final int SIDE = 8;

    @Test
    void leavesAnImageAsItIsWhereNothingIsWanted() {
        RgbImage image = ramp();

        assertThat(changed(image, new Options(0, 0, 0), 1).rgb()).isEqualTo(image.rgb());
    }

    @Test
    void mirrorsLeftToRight() {
        RgbImage mirrored = changed(ramp(), new Options(1, 0, 0), 1);

        for (int x = 0; x < SIDE; x++) {
            assertThat(red(mirrored, x, 3)).isEqualTo(red(ramp(), SIDE - 1 - x, 3));
        }
    }

    @Test
    void shiftsBothWaysAndNoFurtherThanIsAllowed() {
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (int seed = 0; seed < 50; seed++) {
            int moved =
                    red(changed(ramp(), new Options(0, 0.25, 0), seed), 4, 4) - red(ramp(), 4, 4);
            lowest = Math.min(lowest, moved);
            highest = Math.max(highest, moved);
        }

        int pixel = red(ramp(), 1, 0) - red(ramp(), 0, 0);
        assertThat(lowest).isBetween(-2 * pixel - 1, -pixel);
        assertThat(highest).isBetween(pixel, 2 * pixel + 1);
    }

    @Test
    void changesAnImageAlikeFromTheSameRandomState() {
        Options all = new Options(0.5, 0.2, 0.5);

        assertThat(changed(ramp(), all, 7).rgb())
                .isEqualTo(changed(ramp(), all, 7).rgb())
                .isNotEqualTo(changed(ramp(), all, 8).rgb());
    }

    @Test
    void refusesWhatIsNoProbabilityAndNoFraction() {
        assertThatThrownBy(() -> new Options(1.5, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("flip and photometric must be in [0, 1], found 1.5 and 0.0");
        assertThatThrownBy(() -> new Options(0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shift must be in [0, 1), found 1.0");
    }

    private static RgbImage changed(RgbImage image, Options options, long seed) {
        return new ClassifierAugmentation(options, SIDE, SIDE)
                .apply(image, new SplittableRandom(seed));
    }

    /** Brighter to the right. */
    private static RgbImage ramp() {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (20 + 25 * (i / 3 % SIDE));
        }
        return new RgbImage(SIDE, SIDE, rgb);
    }

    private static int red(RgbImage image, int x, int y) {
        return image.rgb()[(y * SIDE + x) * 3] & 0xff;
    }
}
