package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.RgbImage;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final int WIDTH = 128;
    private static final int HEIGHT = 96;

    /** Edges of boxes and of colours agree up to so many pixels. */
    private static final double TOLERANCE = 1.5;

    /**
     * Inside a box its colour blends with the background over half a pixel of the source, which the
     * tightest crop, 0.3 of 90 pixels, makes as wide as 2.4 pixels of the output.
     */
    private static final double BLEND = 2.5;

    private static final TrainingImage PICTURE =
            TestingPictures.of(200, 150, TestingPictures.GREEN, 40, 30, 100, 120);

    /** Nobody knows whether there is red in it, and where. */
    private static final TrainingImage UNKNOWN =
            new TrainingImage(
                    "unknown",
                    PICTURE.pixels(),
                    List.of(),
                    List.of(IgnoredRegion.everywhere(TestingPictures.RED)));

    @Property(tries = 150)
    void flippedObjectsStayInTheirBoxes(@ForAll long seed) {
        assertBoxesHoldTheirColors(new AugmentationOptions(1, 0, 0, 0, 0), seed);
    }

    @Property(tries = 300)
    void croppedObjectsStayInTheirBoxes(@ForAll long seed) {
        assertBoxesHoldTheirColors(new AugmentationOptions(0, 1, 0, 0, 0), seed);
    }

    @Property(tries = 150)
    void expandedObjectsStayInTheirBoxes(@ForAll long seed) {
        assertBoxesHoldTheirColors(new AugmentationOptions(0, 0, 1, 0, 0), seed);
    }

    @Property(tries = 300)
    void objectsInMosaicsStayInTheirBoxes(@ForAll long seed) {
        assertBoxesHoldTheirColors(new AugmentationOptions(0, 0, 0, 1, 0), seed);
    }

    @Property(tries = 500)
    void objectsStayInTheirBoxesThroughAllAtOnce(@ForAll long seed) {
        assertBoxesHoldTheirColors(new AugmentationOptions(0.5, 0.7, 0.5, 0.5, 0), seed);
    }

    private static void assertBoxesHoldTheirColors(AugmentationOptions options, long seed) {
        Random random = new Random(seed);
        TrainingImage image = TestingPictures.random(random);
        TrainingSet set = TestingPictures.set(image, TestingPictures.random(random));
        TrainingSample sample = new Augmentation(options, WIDTH, HEIGHT).apply(image, set, random);
        assertThat(sample.image().width()).isEqualTo(WIDTH);
        assertThat(sample.image().height()).isEqualTo(HEIGHT);
        for (LabelledBox object : sample.boxes()) {
            assertThat(object.box().xMax() - object.box().xMin()).isGreaterThan(0.0099f);
            assertThat(object.box().yMax() - object.box().yMin()).isGreaterThan(0.0099f);
        }
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertPixelAgrees(sample, x, y);
            }
        }
    }

    private static void assertPixelAgrees(TrainingSample sample, int x, int y) {
        for (LabelledBox object : sample.boxes()) {
            if (holds(object.box(), x, y, -BLEND)
                    && !TestingPictures.isOf(object.classId(), sample.image(), x, y)) {
                throw new AssertionError(
                        String.format(
                                Locale.ROOT, "(%d, %d) in %s has another colour", x, y, object));
            }
        }
        for (int color = 0; color < 3; color++) {
            int classId = color;
            if (TestingPictures.isOf(color, sample.image(), x, y)
                    && placesOf(classId, sample).noneMatch(box -> holds(box, x, y, TOLERANCE))) {
                throw new AssertionError(
                        String.format(
                                Locale.ROOT,
                                "(%d, %d) has colour %d outside of its boxes %s",
                                x,
                                y,
                                color,
                                sample));
            }
        }
    }

    /** Where a class is known or not known to be. */
    private static Stream<Box> placesOf(int classId, TrainingSample sample) {
        return Stream.concat(
                sample.boxes().stream()
                        .filter(object -> object.classId() == classId)
                        .map(LabelledBox::box),
                sample.ignored().stream()
                        .filter(region -> region.classId() == classId)
                        .map(IgnoredRegion::box));
    }

    private static boolean holds(Box box, int x, int y, double margin) {
        return x + 0.5 > box.xMin() * WIDTH - margin
                && x + 0.5 < box.xMax() * WIDTH + margin
                && y + 0.5 > box.yMin() * HEIGHT - margin
                && y + 0.5 < box.yMax() * HEIGHT + margin;
    }

    @Property(tries = 50)
    void flippingTwiceIsTheIdentity(@ForAll long seed) {
        Random random = new Random(seed);
        TrainingImage image = TestingPictures.random(random);
        TrainingSample before = image.sample();
        Augmentation flip =
                new Augmentation(
                        new AugmentationOptions(1, 0, 0, 0, 0),
                        before.image().width(),
                        before.image().height());
        TrainingSample once = flip.apply(image, TestingPictures.set(image), random);
        TrainingImage flipped =
                new TrainingImage("flipped", once::image, once.boxes(), once.ignored());
        TrainingSample twice = flip.apply(flipped, TestingPictures.set(image), random);
        assertThat(twice.image().rgb()).isEqualTo(before.image().rgb());
        assertThat(twice.boxes()).hasSameSizeAs(before.boxes());
        for (int i = 0; i < before.boxes().size(); i++) {
            assertClose(twice.boxes().get(i).box(), before.boxes().get(i).box());
        }
    }

    @Test
    void nothingHappensWithoutProbabilities() {
        Augmentation none = new Augmentation(AugmentationOptions.NONE, WIDTH, HEIGHT);
        TrainingSample sample = none.apply(PICTURE, TestingPictures.set(PICTURE), new Random(1));
        TrainingSample plain = none.plain(PICTURE.sample());
        assertThat(sample.image().rgb()).isEqualTo(plain.image().rgb());
        assertThat(sample.boxes()).isEqualTo(plain.boxes()).isEqualTo(PICTURE.boxes());
        assertThat(sample.ignored()).isEmpty();
    }

    @Test
    void plainKeepsAnImageOfTheRightSizeToTheLastBit() {
        RgbImage image = TestingPictures.random(new Random(3)).pixels().read();
        Augmentation none =
                new Augmentation(AugmentationOptions.NONE, image.width(), image.height());
        assertThat(none.plain(new TrainingSample(image, List.of(), List.of())).image().rgb())
                .isEqualTo(image.rgb());
    }

    @Test
    void shrinkingAveragesAllPixels() {
        byte[] stripes = new byte[90 * 6 * 3];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i / 3 % 3 == 0 ? 240 : 0);
        }
        TrainingSample sample =
                new TrainingSample(new RgbImage(90, 6, stripes), List.of(), List.of());
        assertThat(new Augmentation(AugmentationOptions.NONE, 30, 2).plain(sample).image().rgb())
                .containsOnly(80);
    }

    @Test
    void theSameRandomStateGivesTheSameResult() {
        Augmentation all = new Augmentation(new AugmentationOptions(0.5, 1, 1, 0.5, 1), 64, 64);
        TrainingSet set = TestingPictures.set(PICTURE, TestingPictures.random(new Random(1)));
        for (int seed = 0; seed < 20; seed++) {
            TrainingSample one = all.apply(PICTURE, set, new Random(seed));
            TrainingSample other = all.apply(PICTURE, set, new Random(seed));
            assertThat(one.image().rgb()).isEqualTo(other.image().rgb());
            assertThat(one.boxes()).isEqualTo(other.boxes());
            assertThat(one.ignored()).isEqualTo(other.ignored());
        }
    }

    @Test
    void colorsChangeAndBoxesStay() {
        Augmentation photometric =
                new Augmentation(new AugmentationOptions(0, 0, 0, 0, 1), WIDTH, HEIGHT);
        TrainingSample sample =
                photometric.apply(PICTURE, TestingPictures.set(PICTURE), new Random(1));
        assertThat(sample.boxes()).isEqualTo(PICTURE.boxes());
        assertThat(sample.image().rgb())
                .isNotEqualTo(photometric.plain(PICTURE.sample()).image().rgb());
    }

    @Test
    void anImageOfWhichAClassIsUnknownBecomesATileOfWhichItIsUnknown() {
        Augmentation mosaic = new Augmentation(new AugmentationOptions(1, 1, 0, 1, 0), 100, 100);
        for (int seed = 0; seed < 50; seed++) {
            List<Box> tiles =
                    mosaic
                            .apply(UNKNOWN, TestingPictures.set(PICTURE), new Random(seed))
                            .ignored()
                            .stream()
                            .filter(region -> region.classId() == TestingPictures.RED)
                            .map(IgnoredRegion::box)
                            .toList();
            assertThat(tiles).hasSize(1);
            assertThat(tiles.get(0).xMin()).isZero();
            assertThat(tiles.get(0).yMin()).isZero();
            assertThat(tiles.get(0).xMax()).isBetween(0.3f, 0.7f);
            assertThat(tiles.get(0).yMax()).isBetween(0.3f, 0.7f);
        }
    }

    @Test
    void theCanvasAroundAnImageIsNotIgnored() {
        Augmentation expand = new Augmentation(new AugmentationOptions(0, 0, 1, 0, 0), 100, 100);
        double smallest = 1;
        for (int seed = 0; seed < 100; seed++) {
            Box shown =
                    expand.apply(UNKNOWN, TestingPictures.set(UNKNOWN), new Random(seed))
                            .ignored()
                            .get(0)
                            .box();
            smallest = Math.min(smallest, shown.xMax() - shown.xMin());
        }
        assertThat(smallest).isBetween(1 / 2.5, 1 / 2.3);
    }

    @Test
    void anObjectTooSmallToBeToldIsIgnoredToLearnFromAndKeptToValidateOn() {
        TrainingImage small =
                TestingPictures.of(500, 500, TestingPictures.BLUE, 100, 100, 104, 160);
        Augmentation none = new Augmentation(AugmentationOptions.NONE, 100, 100);
        TrainingSample sample = none.apply(small, TestingPictures.set(small), new Random(1));
        assertThat(sample.boxes()).isEmpty();
        assertThat(sample.ignored())
                .containsExactly(
                        new IgnoredRegion(TestingPictures.BLUE, small.boxes().get(0).box()));
        assertThat(none.plain(small.sample()).boxes()).isEqualTo(small.boxes());
    }

    @Test
    void refusesASizeWithoutRoomForAMosaic() {
        assertThatThrownBy(() -> new Augmentation(AugmentationOptions.NONE, 1, 96))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images of 1 x 96 pixels are too small");
    }

    private static void assertClose(Box box, Box expected) {
        assertThat(box.xMin()).isCloseTo(expected.xMin(), within(1e-6f));
        assertThat(box.yMin()).isCloseTo(expected.yMin(), within(1e-6f));
        assertThat(box.xMax()).isCloseTo(expected.xMax(), within(1e-6f));
        assertThat(box.yMax()).isCloseTo(expected.yMax(), within(1e-6f));
    }
}
