package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class PictureScalerTest {
    private static final int WIDTH = 8;
    private static final int HEIGHT = 6;

    @Test
    void takesTheMeanOverAllThatAPixelCovers() {
        int[] scaled =
                scaled(Interpolation.PYRAMID, 4 * WIDTH, 4 * HEIGHT, PictureScalerTest::thinLines);
        assertThat(scaled).containsOnly(200 / 4);
    }

    @Test
    void missesWhatLiesBetweenTheFourNearestPixels() {
        int[] scaled =
                scaled(Interpolation.BILINEAR, 4 * WIDTH, 4 * HEIGHT, PictureScalerTest::thinLines);
        assertThat(scaled).containsOnly(0);
    }

    @Test
    void halvesTheAxisThatShrinksThoughTheOtherGrows() {
        int[] scaled =
                scaled(Interpolation.PYRAMID, 4 * WIDTH, HEIGHT / 2, PictureScalerTest::thinLines);
        assertThat(scaled).containsOnly(200 / 4);
    }

    @Property(tries = 200)
    void keepsASlopeWhateverTheSize(
            @ForAll Interpolation interpolation,
            @ForAll @IntRange(min = 2, max = 60) int width,
            @ForAll @IntRange(min = 2, max = 60) int height) {
        int[] scaled = scaled(interpolation, width, height, x -> (int) (240 * (x + 0.5) / width));
        double slack = 240.0 / width + 1; // pixels at the edges have no neighbour beyond it
        for (int i = 0; i < scaled.length; i++) {
            assertThat((double) scaled[i])
                    .isCloseTo(240 * (i % WIDTH + 0.5) / WIDTH, Offset.offset(slack));
        }
    }

    /** Every fourth column is bright, and none that four pixels about a new one's middle hold. */
    private static int thinLines(int x) {
        return x % 4 == 0 ? 200 : 0;
    }

    private static int[] scaled(
            Interpolation interpolation, int width, int height, IntUnaryOperator value) {
        try (PictureScaler scaler =
                        new PictureScaler(DecodePolicy.forInput(WIDTH, HEIGHT, interpolation));
                Mat source = new Mat(height, width, opencv_core.CV_8UC1);
                Mat target = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1);
                UByteIndexer from = source.createIndexer();
                UByteIndexer to = target.createIndexer()) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    from.put(y, x, value.applyAsInt(x));
                }
            }
            scaler.scale(source, target);
            int[] scaled = new int[WIDTH * HEIGHT];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = to.get(i / WIDTH, i % WIDTH);
            }
            return scaled;
        }
    }
}
