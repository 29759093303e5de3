package io.sightline.models.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small sequences with results by hand. Pairs agree fully or not at all. */
class TrackAccuracyTest {
    private static final double EXACT = 1e-12;
    private static final int NONE = -1;

    /** The similarity of a pair is 1 if both are at the same place. */
    private static Frames sequence(int truthIds, int trackIds, int[][]... frames) {
        List<Frames.Frame> all = new ArrayList<>();
        for (int[][] places : frames) {
            all.add(frame(places[0], places[1]));
        }
        return new Frames(truthIds, trackIds, all);
    }

    /** Places of the objects by number, or {@code NONE} for those that are absent. */
    private static Frames.Frame frame(int[] truthPlaces, int[] trackPlaces) {
        int[] truth = present(truthPlaces);
        int[] tracks = present(trackPlaces);
        double[][] similarity = new double[truth.length][tracks.length];
        for (int row = 0; row < truth.length; row++) {
            for (int column = 0; column < tracks.length; column++) {
                similarity[row][column] =
                        truthPlaces[truth[row]] == trackPlaces[tracks[column]] ? 1 : 0;
            }
        }
        return new Frames.Frame(truth, tracks, similarity);
    }

    private static int[] present(int... places) {
        return IntStream.range(0, places.length).filter(number -> places[number] != NONE).toArray();
    }

    private static int[][] at(int[] truthPlaces, int... trackPlaces) {
        return new int[][] {truthPlaces, trackPlaces};
    }

    private static int[] truth(int... places) {
        return places;
    }

    @Test
    void aTrackThatIsRightThroughoutIsPerfect() {
        TrackAccuracy accuracy = TrackAccuracy.of(sequence(1, 1, at(truth(5), 5), at(truth(6), 6)));

        assertThat(accuracy.mota()).isEqualTo(1);
        assertThat(accuracy.motp()).isEqualTo(1);
        assertThat(accuracy.idf1()).isEqualTo(1);
        assertThat(accuracy.hota()).isCloseTo(1, within(EXACT));
        assertThat(accuracy.mostlyTracked()).isEqualTo(1);
    }

    @Test
    void nothingReportedIsNothingFound() {
        TrackAccuracy accuracy = TrackAccuracy.of(sequence(1, 0, at(truth(5)), at(truth(6))));

        assertThat(accuracy.mota()).isZero();
        assertThat(accuracy.hota()).isZero();
        assertThat(accuracy.falseNegatives()).isEqualTo(2);
        assertThat(accuracy.mostlyLost()).isEqualTo(1);
    }

    @Test
    void reportsWithoutAnyTruthAreAllWrong() {
        TrackAccuracy accuracy = TrackAccuracy.of(sequence(0, 1, at(truth(), 5), at(truth(), 6)));

        assertThat(accuracy.falsePositives()).isEqualTo(2);
        assertThat(accuracy.mota()).isEqualTo(-2);
        assertThat(accuracy.idp()).isZero();
    }

    @Test
    void anotherNumberOnTheSameObjectIsASwitch() {
        TrackAccuracy accuracy =
                TrackAccuracy.of(
                        sequence(
                                1,
                                2,
                                at(truth(1), 1, NONE),
                                at(truth(1), 1, NONE),
                                at(truth(1), NONE, 1),
                                at(truth(1), NONE, 1)));

        assertThat(accuracy.idSwitches()).isEqualTo(1);
        assertThat(accuracy.mota()).isEqualTo(0.75);
        assertThat(accuracy.idf1()).isEqualTo(0.5);
        assertThat(accuracy.detA()).isCloseTo(1, within(EXACT));
        // Each of the two pairs of objects shares 2 of 4 frames: 2 x 2 x (2 / 4) / 4.
        assertThat(accuracy.assA()).isCloseTo(0.5, within(EXACT));
        assertThat(accuracy.hota()).isCloseTo(Math.sqrt(0.5), within(EXACT));
    }

    @Test
    void aSwitchIsNoticedAfterAnInterruption() {
        TrackAccuracy accuracy =
                TrackAccuracy.of(
                        sequence(1, 2, at(truth(1), 1, 9), at(truth(1), 8, 9), at(truth(1), 8, 1)));

        assertThat(accuracy.idSwitches()).isEqualTo(1);
        assertThat(accuracy.fragments()).isEqualTo(1);
    }

    @Test
    void aFrameWithoutReportsIsNoInterruption() {
        TrackAccuracy accuracy =
                TrackAccuracy.of(
                        sequence(1, 1, at(truth(1), 1), at(truth(1), NONE), at(truth(1), 1)));

        assertThat(accuracy.fragments()).isZero();
        assertThat(accuracy.falseNegatives()).isEqualTo(1);
    }

    @Test
    void sequencesAreAddedAndNotAveraged() {
        TrackAccuracy good =
                TrackAccuracy.of(sequence(1, 1, at(truth(1), 1), at(truth(1), 1), at(truth(1), 1)));
        TrackAccuracy bad = TrackAccuracy.of(sequence(1, 1, at(truth(1), 2)));

        TrackAccuracy both = good.plus(bad);

        assertThat(both.mota()).isEqualTo(0.5);
        assertThat(both.truePositives()).isEqualTo(3);
        assertThat(both.idf1()).isEqualTo(0.75);
        assertThat(both.detA()).isCloseTo(3.0 / 5, within(EXACT));
        assertThat(both.assA()).isCloseTo(1, within(EXACT));
    }
}
