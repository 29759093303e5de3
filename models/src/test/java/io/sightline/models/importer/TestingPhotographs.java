package io.sightline.models.importer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.ssd.NonMaxSuppression;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Photographs in which it is known where the people are. */
public final class TestingPhotographs {
    private static final Path COCO = Path.of("../../shared/data/coco/val");

    private TestingPhotographs() {}

    /** A person in a photograph; the box holds yMin, xMin, yMax, xMax as fractions. */
    @SuppressWarnings("ArrayRecordComponent") // identity is enough: boxes are never compared
    record Person(Path file, float[] box) {
        /** The whole photograph, stretched. */
        RgbImage image(int width, int height) throws IOException {
            return TestingPhotographs.image(file, width, height);
        }

        /** Whether a detection covers the person, by the usual half. */
        boolean isCoveredBy(Detection detection) {
            float[] both = {
                box[0],
                box[1],
                box[2],
                box[3],
                detection.box().yMin(),
                detection.box().xMin(),
                detection.box().yMax(),
                detection.box().xMax()
            };
            return NonMaxSuppression.intersectionOverUnion(both, 0, 1) > 0.5f;
        }

        private float area() {
            return (box[2] - box[0]) * (box[3] - box[1]);
        }
    }

    /** What is in the photographs of COCO's validation set, all 80 classes. */
    public static CocoDataset dataset() {
        Path annotations = COCO.resolve("instances.json");
        assumeTrue(Files.exists(annotations), "the COCO photographs are not at hand: " + COCO);
        return CocoDataset.read(annotations);
    }

    /** A photograph of COCO's validation set, by file name; the whole of it, stretched. */
    public static RgbImage image(String name, int width, int height) throws IOException {
        Path file = COCO.resolve("images").resolve(name);
        assumeTrue(Files.exists(file), "the COCO photographs are not at hand: " + COCO);
        return image(file, width, height);
    }

    /** The first photographs by name, whole, stretched. */
    static List<RgbImage> images(int count, int width, int height) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(COCO.resolve("images"))) {
            files = all.sorted().limit(count).toList();
        }
        List<RgbImage> images = new ArrayList<>();
        for (Path file : files) {
            images.add(image(file, width, height));
        }
        return images;
    }

    private static RgbImage image(Path file, int width, int height) throws IOException {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(ImageIO.read(file.toFile()), 0, 0, width, height, null);
        graphics.dispose();
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            int pixel = scaled.getRGB(i % width, i / width);
            rgb[i * 3] = (byte) (pixel >> 16);
            rgb[i * 3 + 1] = (byte) (pixel >> 8);
            rgb[i * 3 + 2] = (byte) pixel;
        }
        return new RgbImage(width, height, rgb);
    }

    /** The people that fill most of their photographs. */
    static List<Person> largestPeople(int count) throws IOException {
        Path annotations = COCO.resolve("instances_person_vehicle_bike.json");
        assumeTrue(Files.exists(annotations), "the COCO photographs are not at hand: " + COCO);
        JsonNode coco = new ObjectMapper().readTree(annotations.toFile());
        Map<Long, JsonNode> images = new HashMap<>();
        coco.get("images").forEach(image -> images.put(image.get("id").asLong(), image));
        List<Person> people = new ArrayList<>();
        for (JsonNode annotation : coco.get("annotations")) {
            if (annotation.get("category_id").asInt() == 1
                    && annotation.get("iscrowd").asInt() == 0) {
                people.add(person(images.get(annotation.get("image_id").asLong()), annotation));
            }
        }
        people.sort(Comparator.comparing(Person::area).reversed());
        return people.subList(0, count);
    }

    private static Person person(JsonNode image, JsonNode annotation) {
        float width = image.get("width").floatValue();
        float height = image.get("height").floatValue();
        JsonNode box = annotation.get("bbox");
        float x = box.get(0).floatValue();
        float y = box.get(1).floatValue();
        return new Person(
                COCO.resolve("images").resolve(image.get("file_name").asText()),
                new float[] {
                    y / height,
                    x / width,
                    (y + box.get(3).floatValue()) / height,
                    (x + box.get(2).floatValue()) / width
                });
    }
}
