package io.sightline.models.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.error.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackSequenceTest {
    private static final int DISTRACTOR = 8;
    private static final int CAR = 3;

    @Test
    void leavesOutTruthWithoutConfidence() {
        Frames frames = TrackSequence.of(List.of(truth(1, 1, 0, 1), truth(1, 2, 1, 1)), List.of());

        assertThat(frames.truthIds()).isEqualTo(1);
    }

    @Test
    void leavesOutTracksOfDistractors() {
        Frames frames = TrackSequence.of(List.of(truth(1, 1, 1, DISTRACTOR)), List.of(track(1, 7)));

        assertThat(frames.truthIds()).isZero();
        assertThat(frames.trackIds()).isZero();
    }

    @Test
    void keepsTracksOfOtherClasses() {
        Frames frames = TrackSequence.of(List.of(truth(1, 1, 1, CAR)), List.of(track(1, 7)));

        assertThat(frames.truthIds()).isZero();
        assertThat(frames.trackIds()).isEqualTo(1);
    }

    @Test
    void refusesAnIdThatOccursTwiceInAFrame() {
        assertThatThrownBy(() -> TrackSequence.of(List.of(), List.of(track(3, 7), track(3, 7))))
                .isInstanceOf(UserError.class)
                .hasMessage("tracks: id 7 occurs twice in frame 3");
    }

    @Test
    void measuresOverlap() {
        MotBox box = new MotBox(1, 1, 0, 0, 10, 10, 1, 1);

        assertThat(box.iou(box)).isEqualTo(1);
        assertThat(box.iou(new MotBox(1, 1, 5, 0, 10, 10, 1, 1))).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(box.iou(new MotBox(1, 1, 20, 0, 10, 10, 1, 1))).isZero();
        assertThat(box.iou(new MotBox(1, 1, 0, 0, 0, 10, 1, 1))).isZero();
    }

    private static MotBox truth(int frame, int id, double confidence, int label) {
        return new MotBox(frame, id, 10.0 * id, 10, 8, 8, confidence, label);
    }

    private static MotBox track(int frame, int id) {
        return new MotBox(frame, id, 10, 10, 8, 8, 1, 1);
    }
}
