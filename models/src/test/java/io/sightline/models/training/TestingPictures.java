package io.sightline.models.training;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.RgbImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pictures of coloured rectangles on grey, the class of each being its colour. */
final class TestingPictures {
    static final int RED = 0;
    static final int GREEN = 1;
    static final int BLUE = 2;

    private static final int BACKGROUND = 128;
    private static final int CELLS = 3;

    private TestingPictures() {}

    /** A picture of one rectangle, in pixels. */
    static TrainingImage of(int width, int height, int color, int x, int y, int right, int bottom) {
        byte[] rgb = grey(width, height);
        LabelledBox box = draw(rgb, width, height, color, new int[] {x, y, right, bottom});
        RgbImage image = new RgbImage(width, height, rgb);
        return new TrainingImage("one", () -> image, List.of(box), List.of());
    }

    /** A picture of up to nine rectangles that do not touch. */
    static TrainingImage random(RandomGenerator random) {
        int width = 90 + random.nextInt(200);
        int height = 90 + random.nextInt(200);
        byte[] rgb = grey(width, height);
        List<LabelledBox> boxes = new ArrayList<>();
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            if (random.nextBoolean()) {
                int[] across = span(cell % CELLS, width / CELLS, random);
                int[] down = span(cell / CELLS, height / CELLS, random);
                int[] edges = {across[0], down[0], across[1], down[1]};
                boxes.add(draw(rgb, width, height, random.nextInt(3), edges));
            }
        }
        RgbImage image = new RgbImage(width, height, rgb);
        return new TrainingImage("random", () -> image, boxes, List.of());
    }

    static TrainingSet set(TrainingImage... images) {
        return new TrainingSet(List.of(new TrainingSet.Part(List.of(images), 1)));
    }

    /** Whether a pixel has hardly any colour but that of the class. */
    static boolean isOf(int classId, RgbImage image, int x, int y) {
        boolean is = true;
        for (int channel = 0; channel < 3; channel++) {
            int value = image.rgb()[(y * image.width() + x) * 3 + channel] & 0xff;
            is &= Math.abs(value - (channel == classId ? 255 : 0)) <= 6;
        }
        return is;
    }

    private static byte[] grey(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) BACKGROUND);
        return rgb;
    }

    /** At least 4 pixels of a cell, with a pixel of background at each end. */
    private static int[] span(int cell, int length, RandomGenerator random) {
        int start = 1 + random.nextInt(length - 6);
        int end = start + 4 + random.nextInt(length - 5 - start);
        return new int[] {cell * length + start, cell * length + end};
    }

    private static LabelledBox draw(byte[] rgb, int width, int height, int color, int[] edges) {
        for (int y = edges[1]; y < edges[3]; y++) {
            for (int x = edges[0]; x < edges[2]; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[(y * width + x) * 3 + channel] = (byte) (channel == color ? 255 : 0);
                }
            }
        }
        Box box =
                new Box(
                        (float) edges[0] / width,
                        (float) edges[1] / height,
                        (float) edges[2] / width,
                        (float) edges[3] / height);
        return new LabelledBox(color, box, 1);
    }
}
