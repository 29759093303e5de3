package io.sightline.jobs.detect;

import io.sightline.models.evaluation.CocoImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of one colour each, with their descriptions. */
final class TestingPictures {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    private TestingPictures() {}

    /** Writes {@code 0.png}, {@code 1.png}, ... with a red of 10, 11, ... of 255. */
    static List<CocoImage> write(Path folder, int count) throws IOException {
        List<CocoImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
                picture.setRGB(pixel % WIDTH, pixel / WIDTH, red(i) << 16);
            }
            String name = i + ".png";
            ImageIO.write(picture, "png", folder.resolve(name).toFile());
            images.add(new CocoImage(100 + i, name, WIDTH, HEIGHT));
        }
        return images;
    }

    /** Red of a picture, [0, 255]. */
    static int red(int index) {
        return 10 + index;
    }
}
