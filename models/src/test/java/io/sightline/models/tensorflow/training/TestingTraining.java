package io.sightline.models.tensorflow.training;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Padding;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.training.AugmentationOptions;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.LabelledBox;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.Schedule;
import io.sightline.models.training.TrainingImage;
import io.sightline.models.training.TrainingListener;
import io.sightline.models.training.TrainingRun;
import io.sightline.models.training.TrainingSet;
import io.sightline.models.training.TrainingStep;
import io.sightline.models.training.ValidationResult;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Trains on drawings of figures; also a program, so that a test can kill it. */
final class TestingTraining {
    static final String LOSSES = "losses.txt";
    static final String HELD = "held";

    private static final List<String> LABELS = List.of("disc", "square", "bar");
    private static final Color[] COLORS = {Color.RED, Color.GREEN, Color.BLUE};

    private TestingTraining() {}

    /**
     * Trains for three epochs of two steps.
     *
     * @param arguments folder of the run; the step to stop short after until killed, -1 for none
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long held = Long.parseLong(arguments[1]);
        DetectorRecipe recipe =
                recipe(
                        TestingLearners.shallow(Padding.SAME, ScoreConversion.SIGMOID),
                        new AugmentationOptions(0.5, 0.5, 0.5, 0.5, 0.5),
                        new Schedule(3, 2, 1, 0.01),
                        3,
                        2);
        run(recipe, images(4, 64), folder, new Log(folder, held));
    }

    static TrainingRun.Outcome run(
            DetectorRecipe recipe,
            List<TrainingImage> images,
            Path folder,
            TrainingListener listener)
            throws InterruptedException {
        TrainingSet set = new TrainingSet(List.of(new TrainingSet.Part(images, 1)));
        try (TensorFlowLearner learner = TensorFlowLearner.open(recipe)) {
            return TrainingRun.ofDetector(recipe, set, images, folder, listener).run(learner);
        }
    }

    static DetectorRecipe recipe(
            Architecture architecture,
            AugmentationOptions augmentation,
            Schedule schedule,
            int batchSize,
            int validateEvery) {
        return new DetectorRecipe(
                "figures",
                LABELS,
                architecture,
                List.of(new DataSource.Scenes(1, 1, 1, 1)),
                batchSize,
                11,
                augmentation,
                new LossOptions(new LossOptions.Focal(0.25, 2), 1, 0.5),
                new OptimizerOptions(new OptimizerOptions.Adam(0.9, 0.999), 1e-4, 10, 0.95),
                schedule,
                validateEvery);
    }

    /** Grey pictures with one figure of each class, each in a quarter of its own. */
    static List<TrainingImage> images(int count, int side) {
        List<TrainingImage> images = new ArrayList<>();
        Random random = new Random(2);
        for (int i = 0; i < count; i++) {
            images.add(image("figures" + i, side, random));
        }
        return images;
    }

    private static TrainingImage image(String name, int side, Random random) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(random.nextInt(80), random.nextInt(80), random.nextInt(80)));
        graphics.fillRect(0, 0, side, side);
        List<LabelledBox> boxes = new ArrayList<>();
        int quarter = random.nextInt(4);
        for (int classId = 0; classId < LABELS.size(); classId++) {
            int size = side / 4 + random.nextInt(side / 6);
            int height = classId == 2 ? size / 2 : size;
            int at = (quarter + classId) % 4;
            int x = at % 2 * side / 2 + random.nextInt(side / 2 - size);
            int y = at / 2 * side / 2 + random.nextInt(side / 2 - size);
            graphics.setColor(COLORS[classId]);
            if (classId == 0) {
                graphics.fillOval(x, y, size, height);
            } else {
                graphics.fillRect(x, y, size, height);
            }
            Box box =
                    new Box(
                            (float) x / side,
                            (float) y / side,
                            (float) (x + size) / side,
                            (float) (y + height) / side);
            boxes.add(new LabelledBox(classId, box, 1));
        }
        graphics.dispose();
        RgbImage pixels = pixels(picture);
        return new TrainingImage(name, () -> pixels, boxes, List.of());
    }

    private static RgbImage pixels(BufferedImage picture) {
        int side = picture.getWidth();
        byte[] rgb = new byte[side * side * 3];
        for (int i = 0; i < side * side; i++) {
            int pixel = picture.getRGB(i % side, i / side);
            rgb[i * 3] = (byte) (pixel >> 16);
            rgb[i * 3 + 1] = (byte) (pixel >> 8);
            rgb[i * 3 + 2] = (byte) pixel;
        }
        return new RgbImage(side, side, rgb);
    }

    /** Writes each loss to a file; after one step it waits to be killed. */
    private record Log(Path folder, long held) implements TrainingListener {
        @Override
        public void stepped(TrainingStep step) {
            append(String.format(Locale.ROOT, "%d %s%n", step.step(), step.loss()));
            if (step.step() == held) {
                hold();
            }
        }

        @Override
        public void validated(ValidationResult result, boolean best) {
            append(result + System.lineSeparator());
        }

        @Override
        public boolean stopRequested() {
            return false;
        }

        private void append(String line) {
            try {
                Files.writeString(
                        folder.resolve(LOSSES),
                        line,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void hold() {
            try {
                Files.createFile(folder.resolve(HELD));
                new CountDownLatch(1).await();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
