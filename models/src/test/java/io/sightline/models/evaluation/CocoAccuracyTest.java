package io.sightline.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CocoAccuracyTest {
    private static final int PERSON = 1;
    private static final int BIKE = 2;
    private static final int DOG = 3;
    private static final CocoBox LEFT = new CocoBox(0, 0, 100, 100);
    private static final CocoBox RIGHT = new CocoBox(300, 0, 100, 100);
    private static final CocoBox ELSEWHERE = new CocoBox(0, 300, 100, 100);
    private static final Offset<Double> ROUNDING = within(1e-12);

    private final List<CocoAnnotation> objects = new ArrayList<>();
    private final List<CocoResult> results = new ArrayList<>();

    @Test
    void countsRightWrongAndMissedAboveTheThreshold() {
        object(PERSON, LEFT);
        object(PERSON, RIGHT);
        result(PERSON, LEFT, 0.9);
        result(PERSON, ELSEWHERE, 0.7);
        result(PERSON, RIGHT, 0.5);

        assertThat(evaluate().confusion(0.8)).isEqualTo(new Confusion(1, 0, 1));
        assertThat(evaluate().confusion(0.6)).isEqualTo(new Confusion(1, 1, 1));
        assertThat(evaluate().confusion(0.4)).isEqualTo(new Confusion(2, 1, 0));
    }

    @Test
    void leavesOutAScoreThatEqualsTheThreshold() {
        object(PERSON, LEFT);
        result(PERSON, LEFT, 0.5);

        assertThat(evaluate().confusion(0.5)).isEqualTo(new Confusion(0, 0, 1));
    }

    @Test
    void countsASecondDetectionOfAnObjectAsWrong() {
        object(PERSON, LEFT);
        result(PERSON, LEFT, 0.9);
        result(PERSON, LEFT, 0.8);

        assertThat(evaluate().confusion(0)).isEqualTo(new Confusion(1, 1, 0));
    }

    @Test
    void countsNoCrowdAndNothingInIt() {
        objects.add(new CocoAnnotation(1, PERSON, LEFT, LEFT.area(), true));
        result(PERSON, LEFT, 0.9);
        result(PERSON, LEFT, 0.8);

        assertThat(evaluate().confusion(0)).isEqualTo(Confusion.NOTHING);
    }

    @Test
    void addsUpTheClassesAlsoThoseWithoutObjects() {
        object(PERSON, LEFT);
        object(BIKE, RIGHT);
        result(PERSON, LEFT, 0.9);
        result(DOG, LEFT, 0.9);

        CocoAccuracy accuracy = evaluate();

        assertThat(accuracy.perClass())
                .extracting(found -> found.curve().confusion(0))
                .containsExactly(
                        new Confusion(1, 0, 0), new Confusion(0, 0, 1), new Confusion(0, 1, 0));
        assertThat(accuracy.confusion(0)).isEqualTo(new Confusion(1, 1, 1));
    }

    @Test
    void givesPrecisionAndRecallOfTheCounts() {
        Confusion confusion = new Confusion(6, 2, 18);

        assertThat(confusion.precision()).isEqualTo(0.75);
        assertThat(confusion.recall()).isEqualTo(0.25);
    }

    @Test
    void measuresNoPrecisionWithoutDetectionsAndNoRecallWithoutObjects() {
        assertThat(new Confusion(0, 0, 3).precision()).isEqualTo(CocoMetric.NOT_MEASURED);
        assertThat(new Confusion(0, 3, 0).recall()).isEqualTo(CocoMetric.NOT_MEASURED);
    }

    @Test
    void readsThePrecisionsOfAClassOffItsRanking() {
        object(PERSON, LEFT);
        object(PERSON, RIGHT);
        result(PERSON, LEFT, 0.9);
        result(PERSON, ELSEWHERE, 0.7);
        result(PERSON, RIGHT, 0.5);

        double[] precisions = evaluate().perClass().get(0).curve().precisions();

        assertThat(precisions).hasSize(PrecisionRecall.RECALL_LEVELS);
        assertThat(precisions[0]).isCloseTo(1, ROUNDING);
        assertThat(precisions[50]).isCloseTo(1, ROUNDING);
        assertThat(precisions[51]).isCloseTo(2.0 / 3, ROUNDING);
        assertThat(precisions[100]).isCloseTo(2.0 / 3, ROUNDING);
    }

    @Test
    void averagesPrecisionsOverTheClassesWithObjectsToTheirMeanAp50() {
        object(PERSON, LEFT);
        object(PERSON, RIGHT);
        object(BIKE, RIGHT);
        result(PERSON, LEFT, 0.9);
        result(BIKE, RIGHT, 0.5);
        result(DOG, LEFT, 0.9);

        CocoAccuracy accuracy = evaluate();

        assertThat(accuracy.meanPrecisions()[50]).isCloseTo(1, ROUNDING);
        assertThat(accuracy.meanPrecisions()[51]).isCloseTo(0.5, ROUNDING);
        assertThat(Arrays.stream(accuracy.meanPrecisions()).average().orElseThrow())
                .isCloseTo(accuracy.overall().value(CocoMetric.AP50), ROUNDING);
    }

    private void object(int categoryId, CocoBox box) {
        objects.add(new CocoAnnotation(1, categoryId, box, box.area(), false));
    }

    private void result(int categoryId, CocoBox box, double score) {
        results.add(new CocoResult(1, categoryId, box, score));
    }

    private CocoAccuracy evaluate() {
        CocoDataset dataset =
                new CocoDataset(
                        List.of(new CocoImage(1, "one.jpg", 640, 480)),
                        List.of(
                                new CocoCategory(PERSON, "person"),
                                new CocoCategory(BIKE, "bike"),
                                new CocoCategory(DOG, "dog")),
                        objects);
        return CocoEvaluation.evaluate(dataset, results);
    }
}
