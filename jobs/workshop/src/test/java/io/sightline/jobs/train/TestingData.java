package io.sightline.jobs.train;

import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.training.AugmentationOptions;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.Schedule;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** A data set of small drawn pictures in a folder, and recipes for it. */
final class TestingData {
    static final List<String> LABELS = List.of("person", "vehicle");
    static final int WIDTH = 40;
    static final int HEIGHT = 20;
    static final int INPUT = 32;

    private static final String CATEGORIES =
            "[{\"id\": 1, \"name\": \"person\"}, {\"id\": 2, \"name\": \"car\"},"
                    + " {\"id\": 3, \"name\": \"truck\"}, {\"id\": 4, \"name\": \"dog\"}]";

    private final Path folder;
    private final List<String> images = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();

    /**
     * @param folder gets {@code photos/} and {@code photos.json}
     */
    TestingData(Path folder) {
        this.folder = folder;
    }

    /** Lists an image and draws it, the next red lighter than the last one. */
    TestingData image(String fileName) throws IOException {
        return image(fileName, "");
    }

    /**
     * @param more fields of the image, as in {@code , "labels": "none"}
     */
    TestingData image(String fileName, String more) throws IOException {
        draw(folder.resolve("photos").resolve(fileName), 10 * images.size());
        return listed(fileName, more);
    }

    /** Lists an image and does not draw it. */
    TestingData listed(String fileName, String more) {
        images.add(
                String.format(
                        Locale.ROOT,
                        "{\"id\": %d, \"file_name\": \"%s\", \"width\": %d, \"height\": %d%s}",
                        images.size(),
                        fileName,
                        WIDTH,
                        HEIGHT,
                        more));
        return this;
    }

    /** Lists an object of the image listed last; the box in pixels. */
    TestingData object(int category, String box) {
        return object(category, box, 0);
    }

    TestingData object(int category, String box, int crowd) {
        annotations.add(
                String.format(
                        Locale.ROOT,
                        ("{\"image_id\": %d, \"category_id\": %d, \"bbox\": %s, \"area\": 1,"
                                + " \"iscrowd\": %d}"),
                        images.size() - 1,
                        category,
                        box,
                        crowd));
        return this;
    }

    /** Writes the annotations and makes a recipe for them. */
    DetectorRecipe recipe() throws IOException {
        return recipe(0);
    }

    DetectorRecipe recipe(int holdOut) throws IOException {
        return recipe(Map.of("car", "vehicle", "truck", "vehicle"), Map.of(), holdOut);
    }

    DetectorRecipe recipe(
            Map<String, String> categories, Map<String, List<String>> inexhaustive, int holdOut)
            throws IOException {
        Files.writeString(
                folder.resolve("photos.json"),
                "{\"images\": %s, \"categories\": %s, \"annotations\": %s}"
                        .formatted(images, CATEGORIES, annotations));
        return of(
                new DataSource.Annotated(
                        "photos.json", "photos", List.of(), categories, inexhaustive, holdOut, 1));
    }

    static DetectorRecipe of(DataSource... sources) {
        return new DetectorRecipe(
                "tiny",
                LABELS,
                ReferenceArchitecture.ssdLite(
                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.5, 6), INPUT, INPUT),
                List.of(sources),
                2,
                1,
                AugmentationOptions.NONE,
                new LossOptions(new LossOptions.HardNegatives(3), 1, 0.5),
                new OptimizerOptions(new OptimizerOptions.Sgd(0.9), 0, 10, 0),
                new Schedule(2, 2, 0, 0.01),
                1);
    }

    /** A picture of one colour. */
    static void draw(Path file, int red) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            picture.setRGB(pixel % WIDTH, pixel / WIDTH, new Color(red, 0, 0).getRGB());
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
