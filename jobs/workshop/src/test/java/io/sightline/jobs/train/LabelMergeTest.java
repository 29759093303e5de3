package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.training.IgnoredRegion;
import io.sightline.models.training.LabelledBox;
import io.sightline.models.training.TrainingImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelMergeTest {
    private static final int PERSON = 0;
    private static final int VEHICLE = 1;
    private static final int CLASSES = 2;
    private static final Box LEFT = new Box(0, 0, 0.4f, 1);
    private static final Box RIGHT = new Box(0.6f, 0, 1, 1);

    /** Shares 0.3 of 0.5 with {@link #LEFT}. */
    private static final Box NEARLY_LEFT = new Box(0.1f, 0, 0.5f, 1);

    /** Shares 0.2 of 0.6 with {@link #LEFT}. */
    private static final Box HALF_LEFT = new Box(0.2f, 0, 0.6f, 1);

    @Test
    void takesWhatATeacherFindsWithItsScore() {
        TrainingImage merged = merge(unseen(), found(PERSON, LEFT, 0.7f));

        assertThat(merged.boxes()).containsExactly(new LabelledBox(PERSON, LEFT, 0.7f));
        assertThat(merged.ignored()).isEmpty();
    }

    @Test
    void ignoresWhereATeacherIsNotSure() {
        TrainingImage merged = merge(unseen(), found(PERSON, LEFT, 0.149f));

        assertThat(merged.boxes()).isEmpty();
        assertThat(merged.ignored()).containsExactly(new IgnoredRegion(PERSON, LEFT));
    }

    @Test
    void takesATeachersWordFromASureScoreOn() {
        TrainingImage merged = merge(unseen(), found(PERSON, LEFT, 0.15f));

        assertThat(merged.boxes()).containsExactly(new LabelledBox(PERSON, LEFT, 0.15f));
    }

    @Test
    void keepsThePersonsBoxOfTwoForTheSameObject() {
        TrainingImage merged = merge(drawn(LEFT, Set.of()), found(PERSON, NEARLY_LEFT, 0.9f));

        assertThat(merged.boxes()).containsExactly(new LabelledBox(PERSON, LEFT, 1));
        assertThat(merged.ignored()).isEmpty();
    }

    @Test
    void addsAnObjectOfTheSameClassThatOverlapsLittle() {
        TrainingImage merged = merge(drawn(LEFT, Set.of()), found(PERSON, HALF_LEFT, 0.9f));

        assertThat(merged.boxes())
                .containsExactly(
                        new LabelledBox(PERSON, LEFT, 1), new LabelledBox(PERSON, HALF_LEFT, 0.9f));
    }

    @Test
    void addsAnObjectOfAnotherClassInTheSamePlace() {
        TrainingImage merged = merge(drawn(LEFT, Set.of()), found(VEHICLE, LEFT, 0.9f));

        assertThat(merged.boxes())
                .containsExactly(
                        new LabelledBox(PERSON, LEFT, 1), new LabelledBox(VEHICLE, LEFT, 0.9f));
    }

    @Test
    void hearsNothingAboutClassesThatPeopleHaveDrawnExhaustively() {
        TrainingImage merged =
                merge(
                        drawn(LEFT, Set.of(PERSON)),
                        found(PERSON, RIGHT, 0.9f),
                        found(PERSON, RIGHT, 0.1f),
                        found(VEHICLE, RIGHT, 0.9f));

        assertThat(merged.boxes())
                .containsExactly(
                        new LabelledBox(PERSON, LEFT, 1), new LabelledBox(VEHICLE, RIGHT, 0.9f));
        assertThat(merged.ignored()).isEmpty();
    }

    @Test
    void hearsNothingAboutOneOfACrowd() {
        IgnoredRegion crowd = new IgnoredRegion(PERSON, new Box(0, 0, 0.5f, 1));
        LabelledImage image =
                new LabelledImage("i", Path.of("i"), List.of(), List.of(crowd), Set.of());

        TrainingImage merged =
                merge(
                        image,
                        found(PERSON, LEFT, 0.9f),
                        found(PERSON, RIGHT, 0.8f),
                        found(VEHICLE, LEFT, 0.7f));

        assertThat(merged.boxes())
                .containsExactly(
                        new LabelledBox(PERSON, RIGHT, 0.8f), new LabelledBox(VEHICLE, LEFT, 0.7f));
        assertThat(merged.ignored()).containsExactly(crowd);
    }

    @Test
    void leavesOutWhatHasNoSize() {
        TrainingImage merged = merge(unseen(), found(PERSON, new Box(0, 0.5f, 1, 0.5f), 0.9f));

        assertThat(merged.boxes()).isEmpty();
        assertThat(merged.ignored()).isEmpty();
    }

    @Test
    void ignoresEverywhereWhatNeitherPeopleNorTheTeacherLookedFor() {
        TeacherAnswer answer = new TeacherAnswer(Set.of(PERSON), List.of());

        assertThat(merge(unseen(), answer).ignored())
                .containsExactly(IgnoredRegion.everywhere(VEHICLE));
        assertThat(merge(drawn(LEFT, Set.of(VEHICLE)), answer).ignored()).isEmpty();
    }

    @Test
    void ignoresEverywhereWhatPeopleHaveNotLookedForWithoutATeacher() {
        assertThat(merge(drawn(LEFT, Set.of(PERSON)), TeacherAnswer.NONE).ignored())
                .containsExactly(IgnoredRegion.everywhere(VEHICLE));
    }

    private static LabelledImage unseen() {
        return LabelledImage.unseen("i", Path.of("i"));
    }

    private static LabelledImage drawn(Box box, Set<Integer> exhaustive) {
        return new LabelledImage(
                "i", Path.of("i"), List.of(new LabelledBox(PERSON, box, 1)), List.of(), exhaustive);
    }

    private static Detection found(int classId, Box box, float score) {
        return new Detection(classId, classId == PERSON ? "person" : "vehicle", score, box);
    }

    private static TrainingImage merge(LabelledImage image, Detection... found) {
        return merge(image, new TeacherAnswer(Set.of(PERSON, VEHICLE), List.of(found)));
    }

    private static TrainingImage merge(LabelledImage image, TeacherAnswer answer) {
        return LabelMerge.merge(image, answer, CLASSES, () -> new RgbImage(1, 1, new byte[3]));
    }
}
