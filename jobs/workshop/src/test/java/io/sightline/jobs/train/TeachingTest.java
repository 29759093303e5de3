package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.error.UserError;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.decode.DecodePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachingTest {
    private static final List<String> LABELS = List.of("vehicle", "person");
    private static final List<String> TEACHER_LABELS = List.of("person", "dog");

    @TempDir private Path folder;
    private final TestingPreparation told = new TestingPreparation();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<LabelledImage> images = new ArrayList<>();
    private Path notes;

    @BeforeEach
    void drawImages() throws IOException {
        notes = folder.resolve("teacher.json");
        for (int i = 0; i < 4; i++) {
            Path file = folder.resolve(i + ".png");
            TestingData.draw(file, 50 * (i + 1));
            images.add(LabelledImage.unseen(i + ".png", file));
        }
    }

    @Test
    void answersInTheClassesOfTheNetworkThatLearns() throws InterruptedException {
        Map<String, TeacherAnswer> answers = ask("digest", images);

        assertThat(answers).hasSize(4);
        TeacherAnswer answer = answers.get("1.png");
        assertThat(answer.known()).isEqualTo(Set.of(1));
        assertThat(answer.found()).singleElement().satisfies(TeachingTest::isThePerson);
        assertThat(told.tasks()).containsExactly("teach");
        assertThat(told.images()).isEqualTo(4);
    }

    private static void isThePerson(Detection found) {
        assertThat(found.classId()).isEqualTo(1);
        assertThat(found.label()).isEqualTo("person");
        assertThat(found.score()).isEqualTo(100 / 255f);
    }

    @Test
    void asksAboutEachImageOnce() throws InterruptedException {
        ask("digest", images.subList(0, 3));
        Map<String, TeacherAnswer> answers = ask("digest", images);

        assertThat(answers).hasSize(4);
        assertThat(asked).hasValue(4);
    }

    @Test
    void asksAnotherTeacherAnew() throws InterruptedException {
        ask("digest", images);
        ask("other", images);

        assertThat(asked).hasValue(8);
    }

    @Test
    void keepsWhatWasFoundBeforeAnImageFailed() throws Exception {
        ask("digest", images.subList(0, 2));
        Files.writeString(images.get(3).file(), "no picture");

        assertThatThrownBy(() -> ask("digest", images)).isInstanceOf(UserError.class);
        TeacherNotes kept = TeacherNotes.read(notes, "digest", LABELS);
        assertThat(kept.images()).containsKeys("0.png", "1.png").doesNotContainKey("3.png");
    }

    @Test
    void refusesNotesThatAreNone() throws IOException {
        Files.writeString(notes, "{}x");

        assertThatThrownBy(() -> ask("digest", images))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        notes + ": not what was written there; delete it to ask the teacher again");
    }

    private Map<String, TeacherAnswer> ask(String digest, List<LabelledImage> about)
            throws InterruptedException {
        try (Teacher teacher =
                new Teacher(
                        digest,
                        TEACHER_LABELS,
                        LABELS,
                        new DetectionFilter(TEACHER_LABELS, 0.05f, 0.45f, 10, 10),
                        new PixelReader(DecodePolicy.forInput(8, 8, Interpolation.PYRAMID)),
                        new RedDetector())) {
            return new Teaching(teacher, LABELS, notes).ask(about, told);
        }
    }

    /** Finds a person with the score of the first pixel's red, and a dog beside it. */
    private final class RedDetector implements ObjectDetector {
        @Override
        public List<RawDetections> detect(List<RgbImage> pictures) {
            asked.incrementAndGet();
            float red = (pictures.get(0).rgb()[0] & 0xff) / 255f;
            return List.of(
                    new RawDetections(
                            2,
                            TEACHER_LABELS.size(),
                            new float[] {0, 0, 1, 0.4f, 0, 0.6f, 1, 1},
                            new float[] {red, 0, 0, 0.9f}));
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
