package io.sightline.jobs.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RgbImage;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectionDrawingTest {
    private static final int GREY = 0x404040;
    private static final Box MIDDLE = new Box(0.25f, 0.25f, 0.75f, 0.75f);

    @Test
    void leavesAPictureWithoutDetectionsAsItIs() {
        RgbImage picture = new RgbImage(2, 1, new byte[] {1, 2, 3, (byte) 250, (byte) 251, 0});

        BufferedImage drawing = DetectionDrawing.draw(picture, List.of());

        assertThat(drawing.getRGB(0, 0) & 0xffffff).isEqualTo(0x010203);
        assertThat(drawing.getRGB(1, 0) & 0xffffff).isEqualTo(0xfafb00);
    }

    @Test
    void drawsABoxAroundWhatWasFound() {
        BufferedImage drawing = draw(new Detection(0, "person", 0.9f, MIDDLE));

        for (int at = 100; at < 300; at++) {
            assertThat(color(drawing, 100, at)).as("left at %d", at).isNotEqualTo(GREY);
            assertThat(color(drawing, 299, at)).as("right at %d", at).isNotEqualTo(GREY);
            assertThat(color(drawing, at, 100)).as("top at %d", at).isNotEqualTo(GREY);
            assertThat(color(drawing, at, 299)).as("bottom at %d", at).isNotEqualTo(GREY);
        }
        assertThat(color(drawing, 200, 200)).isEqualTo(GREY);
        assertThat(color(drawing, 50, 200)).isEqualTo(GREY);
    }

    @Test
    void givesEachClassAColour() {
        int person = color(draw(new Detection(0, "person", 0.9f, MIDDLE)), 100, 200);
        int bike = color(draw(new Detection(2, "bike", 0.9f, MIDDLE)), 100, 200);
        int other = color(draw(new Detection(700, "other", 0.9f, MIDDLE)), 100, 200);

        assertThat(Set.of(person, bike)).doesNotContain(GREY).hasSize(2);
        assertThat(other).isNotEqualTo(GREY);
    }

    @Test
    void writesTheLabelAboveTheBoxOrInsideWhereThereIsNoRoom() {
        BufferedImage above = draw(new Detection(0, "person", 0.9f, MIDDLE));
        assertThat(colors(above, 100, 85, 160, 99)).hasSizeGreaterThan(2);

        BufferedImage inside =
                draw(new Detection(0, "person", 0.9f, new Box(0.25f, 0, 0.75f, 0.75f)));
        assertThat(colors(inside, 103, 3, 160, 14)).hasSizeGreaterThan(2);
    }

    @Test
    void keepsBoxesAndLabelsAtTheEdgesWithinThePicture() {
        List<Detection> edges = new ArrayList<>();
        edges.add(new Detection(0, "person", 0.5f, new Box(0, 0, 1, 1)));
        edges.add(new Detection(1, "vehicle", 0.5f, new Box(0.99f, 0.99f, 1, 1)));
        edges.add(new Detection(2, "bike", 0.5f, new Box(0.5f, 0.5f, 0.5f, 0.5f)));

        BufferedImage drawing = draw(edges.toArray(Detection[]::new));

        assertThat(color(drawing, 399, 200)).isNotEqualTo(GREY);
        assertThat(color(drawing, 200, 399)).isNotEqualTo(GREY);
    }

    private static BufferedImage draw(Detection... detections) {
        byte[] rgb = new byte[400 * 400 * 3];
        Arrays.fill(rgb, (byte) 0x40);
        return DetectionDrawing.draw(new RgbImage(400, 400, rgb), List.of(detections));
    }

    private static int color(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    private static Set<Integer> colors(BufferedImage image, int x0, int y0, int x1, int y1) {
        Set<Integer> colors = new HashSet<>();
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                colors.add(color(image, x, y));
            }
        }
        return colors;
    }
}
