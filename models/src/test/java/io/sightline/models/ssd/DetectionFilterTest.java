package io.sightline.models.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RawDetections;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionFilterTest {
    private static final List<String> LABELS = List.of("vehicle", "person");
    private static final DetectionFilter FILTER = new DetectionFilter(LABELS, 0.5f, 0.45f, 10, 10);
    // Boxes as the network gives them: yMin, xMin, yMax, xMax.
    private static final float[] LEFT = {0.1f, 0.2f, 0.5f, 0.4f};
    private static final float[] NEARLY_LEFT = {0.1f, 0.21f, 0.5f, 0.41f};
    private static final float[] RIGHT = {0.1f, 0.6f, 0.5f, 0.9f};

    @Test
    void namesTheClassAndTurnsTheBox() {
        assertThat(FILTER.detections(raw(new float[] {0.1f, 0.75f}, LEFT)))
                .containsExactly(
                        new Detection(1, "person", 0.75f, new Box(0.2f, 0.1f, 0.4f, 0.5f)));
    }

    @Test
    void wantsMoreThanTheThreshold() {
        float above = Math.nextUp(0.5f);
        assertThat(FILTER.detections(raw(new float[] {0.5f, 0.5f, above, 0}, LEFT, RIGHT)))
                .extracting(Detection::score)
                .containsExactly(above);
    }

    @Test
    void suppressesOverlapsOfOneClassOnly() {
        float[] scores = {0.8f, 0.6f, 0.9f, 0};
        assertThat(FILTER.detections(raw(scores, LEFT, NEARLY_LEFT)))
                .extracting(Detection::label, Detection::score)
                .containsExactly(tuple("vehicle", 0.9f), tuple("person", 0.6f));
    }

    @Test
    void sortsByScoreThenClassThenBox() {
        float[] scores = {0, 0.7f, 0.7f, 0, 0.7f, 0, 0.9f, 0};
        float[] farRight = {0.6f, 0.6f, 0.9f, 0.9f};
        assertThat(FILTER.detections(raw(scores, LEFT, RIGHT, farRight, LEFT)))
                .extracting(Detection::score, Detection::classId, d -> d.box().yMin())
                .containsExactly(
                        tuple(0.9f, 0, 0.1f),
                        tuple(0.7f, 0, 0.1f),
                        tuple(0.7f, 0, 0.6f),
                        tuple(0.7f, 1, 0.1f));
    }

    @Test
    void keepsTheBestOfEachClassAndOfTheImage() {
        float[] below = {0.6f, 0.2f, 0.9f, 0.4f};
        float[] scores = {0.6f, 0, 0.7f, 0, 0.8f, 0.55f};
        RawDetections raw = raw(scores, LEFT, RIGHT, below);
        assertThat(new DetectionFilter(LABELS, 0.5f, 0.45f, 2, 10).detections(raw))
                .extracting(Detection::score)
                .containsExactly(0.8f, 0.7f, 0.55f);
        assertThat(new DetectionFilter(LABELS, 0.5f, 0.45f, 2, 1).detections(raw))
                .extracting(Detection::score)
                .containsExactly(0.8f);
    }

    @Test
    void clipsToTheImageAndDropsWhatLiesOutside() {
        float[] across = {-0.5f, 0.5f, 0.5f, 1.5f};
        float[] outside = {0.2f, 1.1f, 0.4f, 1.3f};
        float[] nowhere = {Float.NaN, 0, Float.NaN, 1};
        float[] scores = {0.9f, 0, 0.8f, 0, 0.7f, 0};
        assertThat(FILTER.detections(raw(scores, across, outside, nowhere)))
                .extracting(Detection::box)
                .containsExactly(new Box(0.5f, 0, 1, 0.5f));
    }

    @Test
    void skipsScoresThatAreNoNumbers() {
        assertThat(FILTER.detections(raw(new float[] {Float.NaN, 0}, LEFT))).isEmpty();
    }

    @Test
    void refusesAnotherNumberOfClasses() {
        RawDetections raw = new RawDetections(1, 3, LEFT, new float[3]);
        assertThatThrownBy(() -> FILTER.detections(raw))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected scores of 2 classes, as many as there are labels, found 3");
    }

    @Test
    void refusesThresholdsOutsideZeroToOne() {
        assertThatThrownBy(() -> new DetectionFilter(LABELS, 1.5f, 0.45f, 1, 1))
                .hasMessage("score threshold must be in [0, 1]: 1.5");
        assertThatThrownBy(() -> new DetectionFilter(LABELS, 0.5f, -1, 1, 1))
                .hasMessage("IoU threshold must be in [0, 1]: -1.0");
        assertThatThrownBy(() -> new DetectionFilter(LABELS, 0.5f, 0.45f, 0, 1))
                .hasMessage(
                        "maximum number of detections must be at least 1: 0 per class, 1 per image");
    }

    @Test
    void travelsWithAJob() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(FILTER);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(FILTER);
        }
    }

    private static RawDetections raw(float[] scores, float[]... boxes) {
        float[] flat = new float[boxes.length * 4];
        for (int i = 0; i < boxes.length; i++) {
            System.arraycopy(boxes[i], 0, flat, i * 4, 4);
        }
        return new RawDetections(boxes.length, LABELS.size(), flat, scores);
    }
}
