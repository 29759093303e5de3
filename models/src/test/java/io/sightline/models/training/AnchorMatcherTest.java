package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.ssd.Anchor;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which anchor answers for what, and what it is to answer. */
class AnchorMatcherTest {
    private static final int PERSON = 0;
    private static final int VEHICLE = 1;
    private static final int CLASSES = 2;
    private static final int VALUES = CLASSES + 1;
    private static final RgbImage IMAGE = new RgbImage(1, 1, new byte[3]);

    /** Four quarters of the image, then its middle. */
    private static final List<Anchor> ANCHORS =
            List.of(
                    new Anchor(0.25f, 0.25f, 0.5f, 0.5f),
                    new Anchor(0.25f, 0.75f, 0.5f, 0.5f),
                    new Anchor(0.75f, 0.25f, 0.5f, 0.5f),
                    new Anchor(0.75f, 0.75f, 0.5f, 0.5f),
                    new Anchor(0.5f, 0.5f, 0.5f, 0.5f));

    private static final Box FIRST_QUARTER = new Box(0, 0, 0.5f, 0.5f);

    @Test
    void givesAnObjectItsBestAnchorHoweverSmallTheOverlap() {
        AnchorTargets targets =
                targets(ScoreConversion.SIGMOID, object(PERSON, new Box(0, 0, 0.1f, 0.1f)));

        assertThat(targets.boxWeights()).containsExactly(1, 0, 0, 0, 0);
        assertThat(classes(targets, 0)).containsExactly(0, 1, 0);
        assertThat(classes(targets, 1)).containsExactly(1, 0, 0);
    }

    @Test
    void givesAnObjectEveryAnchorThatOverlapsItEnough() {
        // overlaps both by 0.375 x 0.375: IoU 0.391
        Box between = new Box(0.125f, 0.125f, 0.625f, 0.625f);

        assertThat(matcher(ScoreConversion.SIGMOID, 0.39).targets(sample(object(PERSON, between))))
                .extracting(AnchorTargets::boxWeights)
                .isEqualTo(new float[] {1, 0, 0, 0, 1});
        assertThat(matcher(ScoreConversion.SIGMOID, 0.40).targets(sample(object(PERSON, between))))
                .extracting(AnchorTargets::boxWeights)
                .isEqualTo(new float[] {1, 0, 0, 0, 0});
    }

    @Test
    void givesAnAnchorTheObjectThatOverlapsItMost() {
        Box most = new Box(0.25f, 0.25f, 0.75f, 0.7f);
        Box less = new Box(0.25f, 0.25f, 0.75f, 0.6f);

        AnchorTargets targets =
                targets(ScoreConversion.SIGMOID, object(PERSON, less), object(VEHICLE, most));

        assertThat(classes(targets, 4)).containsExactly(0, 0, 1);
    }

    @Test
    void givesTwoObjectsOfTheSamePlaceAnAnchorEach() {
        AnchorTargets targets =
                targets(
                        ScoreConversion.SIGMOID,
                        object(PERSON, FIRST_QUARTER),
                        object(VEHICLE, FIRST_QUARTER));

        assertThat(classes(targets, 0)).containsExactly(0, 1, 0);
        assertThat(classes(targets, 4)).containsExactly(0, 0, 1);
    }

    @Test
    void encodesBoxesAsTheCoderDoes() {
        Box box = new Box(0.1f, 0.05f, 0.45f, 0.5f);

        AnchorTargets targets = targets(ScoreConversion.SIGMOID, object(PERSON, box));

        assertThat(Arrays.copyOf(targets.boxes(), 4))
                .containsExactly(BoxCoder.STANDARD.encode(box, ANCHORS.get(0)));
        assertThat(Arrays.copyOfRange(targets.boxes(), 4, 20)).containsOnly(0);
    }

    @Test
    void asksForAsMuchAsATeacherWasSure() {
        AnchorTargets targets =
                targets(ScoreConversion.SOFTMAX, new LabelledBox(VEHICLE, FIRST_QUARTER, 0.75f));

        assertThat(classes(targets, 0)).containsExactly(0.25f, 0, 0.75f);
        assertThat(targets.boxWeights()[0]).isEqualTo(0.75f);
    }

    @Test
    void asksNothingAboutAClassThatIsIgnored() {
        TrainingSample sample =
                new TrainingSample(
                        IMAGE, List.of(), List.of(new IgnoredRegion(VEHICLE, FIRST_QUARTER)));

        AnchorTargets targets = matcher(ScoreConversion.SIGMOID, 0.5).targets(List.of(sample));

        assertThat(weights(targets, 0)).containsExactly(1, 1, 0);
        assertThat(weights(targets, 1)).containsExactly(1, 1, 1);
        assertThat(weights(targets, 4)).as("a quarter of it is ignored").containsExactly(1, 1, 1);
    }

    @Test
    void asksNothingAtAllWhereClassesShareOneAnswer() {
        TrainingSample sample =
                new TrainingSample(
                        IMAGE, List.of(), List.of(new IgnoredRegion(VEHICLE, FIRST_QUARTER)));

        AnchorTargets targets = matcher(ScoreConversion.SOFTMAX, 0.5).targets(List.of(sample));

        assertThat(weights(targets, 0)).containsExactly(0, 0, 0);
        assertThat(weights(targets, 1)).containsExactly(1, 1, 1);
    }

    @Test
    void asksAboutAnObjectWhoseClassIsIgnoredEverywhereElse() {
        TrainingSample sample =
                new TrainingSample(
                        IMAGE,
                        List.of(object(PERSON, FIRST_QUARTER)),
                        List.of(IgnoredRegion.everywhere(PERSON)));

        AnchorTargets each = matcher(ScoreConversion.SIGMOID, 0.5).targets(List.of(sample));
        assertThat(weights(each, 0)).containsExactly(1, 1, 1);
        assertThat(weights(each, 1)).containsExactly(1, 0, 1);

        AnchorTargets together = matcher(ScoreConversion.SOFTMAX, 0.5).targets(List.of(sample));
        assertThat(weights(together, 0)).containsExactly(1, 1, 1);
        assertThat(weights(together, 1)).containsExactly(0, 0, 0);
    }

    @Test
    void doesNotTakeAnObjectForOneOfAnotherIgnoredClass() {
        TrainingSample sample =
                new TrainingSample(
                        IMAGE,
                        List.of(object(PERSON, FIRST_QUARTER)),
                        List.of(IgnoredRegion.everywhere(VEHICLE)));

        AnchorTargets targets = matcher(ScoreConversion.SIGMOID, 0.5).targets(List.of(sample));

        assertThat(weights(targets, 0)).containsExactly(1, 1, 0);
    }

    @Test
    void countsOnlyThePartOfAnAnchorThatIsInTheImage() {
        List<Anchor> corner = List.of(new Anchor(0, 0, 0.5f, 0.5f));
        TrainingSample sample =
                new TrainingSample(
                        IMAGE,
                        List.of(),
                        List.of(new IgnoredRegion(PERSON, new Box(0, 0, 0.25f, 0.25f))));

        AnchorTargets targets =
                new AnchorMatcher(corner, BoxCoder.STANDARD, ScoreConversion.SIGMOID, CLASSES, 0.5)
                        .targets(List.of(sample));

        assertThat(weights(targets, 0)).containsExactly(1, 0, 1);
    }

    @Test
    void putsImagesOneAfterTheOther() {
        List<TrainingSample> samples = new ArrayList<>();
        samples.addAll(sample());
        samples.addAll(sample(object(VEHICLE, FIRST_QUARTER)));

        AnchorTargets targets = matcher(ScoreConversion.SIGMOID, 0.5).targets(samples);

        assertThat(targets.boxWeights()).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(classes(targets, 5)).containsExactly(0, 0, 1);
    }

    /** Boxes of 0.3 to 0.5 overlap at least 16 of these anchors each: there is one for all. */
    @Property(tries = 200)
    void findsAnAnchorForEveryObject(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll int seed) {
        List<Anchor> anchors = new ArrayList<>();
        for (int cell = 0; cell < 100; cell++) {
            int row = cell / 10;
            anchors.add(new Anchor((row + 0.5f) / 10, (cell - 10 * row + 0.5f) / 10, 0.2f, 0.2f));
        }
        Random random = new Random(seed);
        LabelledBox[] objects = new LabelledBox[count];
        for (int i = 0; i < count; i++) {
            float x = random.nextFloat() / 2;
            float y = random.nextFloat() / 2;
            float side = 0.3f + random.nextFloat() / 5;
            objects[i] = new LabelledBox(0, new Box(x, y, x + side, y + side), (i + 1f) / count);
        }

        AnchorTargets targets =
                new AnchorMatcher(anchors, BoxCoder.STANDARD, ScoreConversion.SIGMOID, 1, 0.5)
                        .targets(sample(objects));

        for (LabelledBox object : objects) {
            assertThat(targets.boxWeights()).contains(object.score());
        }
    }

    private static AnchorTargets targets(ScoreConversion scores, LabelledBox... objects) {
        return matcher(scores, 0.5).targets(sample(objects));
    }

    private static AnchorMatcher matcher(ScoreConversion scores, double matchedIou) {
        return new AnchorMatcher(ANCHORS, BoxCoder.STANDARD, scores, CLASSES, matchedIou);
    }

    private static List<TrainingSample> sample(LabelledBox... objects) {
        return List.of(new TrainingSample(IMAGE, List.of(objects), List.of()));
    }

    private static LabelledBox object(int classId, Box box) {
        return new LabelledBox(classId, box, 1);
    }

    private static float[] classes(AnchorTargets targets, int anchor) {
        return Arrays.copyOfRange(targets.classes(), anchor * VALUES, (anchor + 1) * VALUES);
    }

    private static float[] weights(AnchorTargets targets, int anchor) {
        return Arrays.copyOfRange(targets.classWeights(), anchor * VALUES, (anchor + 1) * VALUES);
    }
}
