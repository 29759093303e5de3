package io.sightline.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures small enough to be computed by hand. */
class CocoEvaluationTest {
    private static final int PERSON = 1;
    private static final int BIKE = 7;
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final CocoBox BOX = new CocoBox(10, 10, 10, 10);
    private static final CocoBox ELSEWHERE = new CocoBox(200, 200, 10, 10);

    private final List<CocoAnnotation> objects = new ArrayList<>();
    private final List<CocoResult> results = new ArrayList<>();

    @Test
    void isPerfectWhenEveryObjectIsFoundAndNothingElse() {
        object(1, BOX);
        object(2, BOX);
        result(1, BOX, 0.9);
        result(2, BOX, 0.1);

        assertFigure(CocoMetric.AP, 1);
        assertFigure(CocoMetric.AR100, 1);
    }

    @Test
    void isZeroWithoutDetections() {
        object(1, BOX);

        assertFigure(CocoMetric.AP, 0);
        assertFigure(CocoMetric.AR100, 0);
    }

    @Test
    void isNotMeasuredWithoutObjects() {
        result(1, BOX, 0.9);

        assertFigure(CocoMetric.AP, CocoMetric.NOT_MEASURED);
        assertFigure(CocoMetric.AR1, CocoMetric.NOT_MEASURED);
    }

    @Test
    void leavesClassesWithoutObjectsOutOfTheMean() {
        object(1, BOX);
        result(1, BOX, 0.9);
        results.add(new CocoResult(1, BIKE, BOX, 0.9));

        CocoAccuracy accuracy = evaluate();

        assertThat(accuracy.overall().value(CocoMetric.AP)).isCloseTo(1, ROUNDING);
        assertThat(accuracy.perClass())
                .extracting(found -> found.category().name())
                .containsExactly("person", "bike");
        assertThat(accuracy.perClass().get(1).figures().value(CocoMetric.AP))
                .isEqualTo(CocoMetric.NOT_MEASURED);
    }

    @Test
    void averagesOverClasses() {
        object(1, BOX);
        objects.add(new CocoAnnotation(1, BIKE, BOX, BOX.area(), false));
        result(1, BOX, 0.9);

        assertFigure(CocoMetric.AP, 0.5);
    }

    @Test
    void countsASecondDetectionOfAnObjectAsWrong() {
        object(1, BOX);
        object(2, BOX);
        result(1, BOX, 0.9);
        result(1, BOX, 0.8);
        result(2, BOX, 0.7);

        // Precision is 1 up to a recall of 0.5, that is at 51 levels, and 2/3 at the other 50.
        assertFigure(CocoMetric.AP50, (51 + 50 * 2.0 / 3) / 101);
    }

    @Test
    void raisesPrecisionToTheBestAtAHigherRecall() {
        object(1, BOX);
        object(2, BOX);
        result(1, ELSEWHERE, 0.9);
        result(1, BOX, 0.8);
        result(2, BOX, 0.7);

        // The first object is found at a precision of 1/2, but both of them at 2/3.
        assertFigure(CocoMetric.AP50, 2.0 / 3);
    }

    @Test
    void givesNothingForRecallsNeverReached() {
        object(1, BOX);
        object(2, BOX);
        result(1, BOX, 0.9);

        assertFigure(CocoMetric.AP50, 51.0 / 101);
        assertFigure(CocoMetric.AR100, 0.5);
    }

    @Test
    void asksForMoreOverlapThresholdByThreshold() {
        object(1, BOX);
        result(1, new CocoBox(10, 10, 10, 6.2), 0.9);

        assertFigure(CocoMetric.AP50, 1);
        assertFigure(CocoMetric.AP75, 0);
        assertFigure(CocoMetric.AP, 0.3);
        assertFigure(CocoMetric.AR100, 0.3);
    }

    @Test
    void acceptsAnOverlapEqualToTheThreshold() {
        object(1, BOX);
        result(1, new CocoBox(10, 10, 10, 5), 0.9);

        assertFigure(CocoMetric.AP50, 1);
    }

    @Test
    void ignoresAnyNumberOfDetectionsInsideACrowd() {
        object(1, BOX);
        crowd(1, new CocoBox(100, 100, 200, 200));
        result(1, ELSEWHERE, 0.9);
        result(1, ELSEWHERE, 0.8);
        result(1, BOX, 0.1);

        assertFigure(CocoMetric.AP, 1);
        assertFigure(CocoMetric.AR100, 1);
    }

    @Test
    void measuresTheOverlapWithACrowdOverTheDetectionAlone() {
        object(1, BOX);
        crowd(1, new CocoBox(100, 100, 200, 105));
        result(1, ELSEWHERE, 0.9);
        result(1, BOX, 0.1);

        // Half of the first detection lies in the crowd: ignored at 0.50, wrong from 0.55 on.
        assertFigure(CocoMetric.AP50, 1);
        assertFigure(CocoMetric.AP, (1 + 9 * 0.5) / 10);
    }

    @Test
    void prefersAnObjectThatCountsToACrowd() {
        crowd(1, new CocoBox(0, 0, 300, 300));
        object(1, BOX);
        result(1, new CocoBox(10, 10, 10, 6.2), 0.9);

        assertFigure(CocoMetric.AR100, 0.3);
    }

    @Test
    void ignoresObjectsAndDetectionsOfOtherSizes() {
        CocoBox medium = new CocoBox(10, 10, 50, 40);
        object(1, medium);
        result(1, ELSEWHERE, 0.9);
        result(1, medium, 0.5);

        assertFigure(CocoMetric.AP, 0.5);
        assertFigure(CocoMetric.AP_SMALL, CocoMetric.NOT_MEASURED);
        assertFigure(CocoMetric.AP_MEDIUM, 1);
        assertFigure(CocoMetric.AR_MEDIUM, 1);
        assertFigure(CocoMetric.AP_LARGE, CocoMetric.NOT_MEASURED);
    }

    @Test
    void ignoresADetectionOfTheSizeThatFindsAnObjectOfAnother() {
        CocoBox medium = new CocoBox(200, 200, 33, 32);
        object(1, BOX);
        object(1, medium);
        result(1, new CocoBox(200, 200, 32, 32), 0.9);
        result(1, BOX, 0.5);

        assertFigure(CocoMetric.AP_SMALL, 1);
    }

    @Test
    void takesTheSizeOfAnObjectFromItsAreaAndNotItsBox() {
        objects.add(new CocoAnnotation(1, PERSON, new CocoBox(10, 10, 50, 40), 500, false));

        assertFigure(CocoMetric.AR_SMALL, 0);
        assertFigure(CocoMetric.AR_MEDIUM, CocoMetric.NOT_MEASURED);
    }

    @Test
    void countsAnObjectOnTheBoundWithBothSizes() {
        CocoBox bound = new CocoBox(10, 10, 32, 32);
        object(1, bound);
        result(1, bound, 0.9);

        assertFigure(CocoMetric.AP_SMALL, 1);
        assertFigure(CocoMetric.AP_MEDIUM, 1);
    }

    @Test
    void ranksEqualScoresInTheOrderOfTheFile() {
        object(1, BOX);
        result(1, ELSEWHERE, 0.5);
        result(1, BOX, 0.5);
        assertFigure(CocoMetric.AP50, 0.5);

        results.add(results.remove(0));
        assertFigure(CocoMetric.AP50, 1);
    }

    @Test
    void ranksEqualScoresOfImagesInTheOrderOfTheirIds() {
        object(1, BOX);
        result(2, ELSEWHERE, 0.5);
        result(1, BOX, 0.5);

        assertFigure(CocoMetric.AP50, 1);
    }

    @Test
    void letsTheHighestScoreTakeAnObjectEvenIfAnotherFitsBetter() {
        object(1, BOX);
        result(1, new CocoBox(10, 10, 10, 6.2), 0.9);
        result(1, BOX, 0.8);

        // Up to 0.60 the first is right and reaches every recall; above, only the second is.
        assertFigure(CocoMetric.AP, (3 * 1 + 7 * 0.5) / 10);
    }

    @Test
    void takesTheLastOfObjectsOverlappedEqually() {
        CocoBox left = new CocoBox(0, 0, 10, 10);
        CocoBox right = new CocoBox(4, 0, 10, 10);
        result(1, new CocoBox(2, 0, 10, 10), 0.9);
        result(1, left, 0.8);

        object(1, left);
        object(1, right);
        assertFigure(CocoMetric.AP50, 1);

        objects.add(objects.remove(0));
        assertFigure(CocoMetric.AP50, 51.0 / 101);
    }

    @Test
    void limitsTheDetectionsOfAnImageByScore() {
        for (int i = 0; i < 20; i++) {
            CocoBox box = new CocoBox(20 * i, 0, 10, 10);
            object(1, box);
            result(1, box, 0.9);
        }

        assertFigure(CocoMetric.AR1, 1.0 / 20);
        assertFigure(CocoMetric.AR10, 10.0 / 20);
        assertFigure(CocoMetric.AR100, 1);
    }

    @Test
    void neverLooksBeyondAHundredDetections() {
        object(1, BOX);
        result(1, BOX, 0.1);
        IntStream.range(0, 99).forEach(i -> result(1, ELSEWHERE, 0.9));
        assertFigure(CocoMetric.AP50, 1.0 / 100);

        result(1, ELSEWHERE, 0.9);
        assertFigure(CocoMetric.AP50, 0);
    }

    @Test
    void leavesOutWhatIsOfUnlistedImagesAndCategories() {
        object(1, BOX);
        object(99, BOX);
        objects.add(new CocoAnnotation(1, 99, BOX, BOX.area(), false));
        result(1, BOX, 0.9);
        results.add(new CocoResult(1, 99, ELSEWHERE, 0.9));

        assertFigure(CocoMetric.AP, 1);
    }

    @Test
    void refusesResultsOfUnlistedImages() {
        result(1, BOX, 0.9);
        result(99, BOX, 0.9);

        assertThatThrownBy(this::evaluate)
                .isInstanceOf(CocoException.class)
                .hasMessage("results[1] names image 99, which is not in the data set");
    }

    private void object(long imageId, CocoBox box) {
        objects.add(new CocoAnnotation(imageId, PERSON, box, box.area(), false));
    }

    private void crowd(long imageId, CocoBox box) {
        objects.add(new CocoAnnotation(imageId, PERSON, box, box.area(), true));
    }

    private void result(long imageId, CocoBox box, double score) {
        results.add(new CocoResult(imageId, PERSON, box, score));
    }

    private void assertFigure(CocoMetric metric, double expected) {
        assertThat(evaluate().overall().value(metric))
                .as(metric.label())
                .isCloseTo(expected, ROUNDING);
    }

    private CocoAccuracy evaluate() {
        CocoDataset dataset =
                new CocoDataset(
                        List.of(
                                new CocoImage(2, "second.jpg", 640, 480),
                                new CocoImage(1, "first.jpg", 640, 480)),
                        List.of(new CocoCategory(PERSON, "person"), new CocoCategory(BIKE, "bike")),
                        objects);
        return CocoEvaluation.evaluate(dataset, results);
    }
}
