package io.sightline.jobs.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoAnnotation;
import io.sightline.models.evaluation.CocoBox;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrecisionRecallChartTest {
    private final List<CocoAnnotation> objects = new ArrayList<>();
    private final List<CocoResult> results = new ArrayList<>();

    @Test
    void namesClassesTheBestFirstAndTheMeanLast() {
        objects(1, 2);
        found(1, 1);
        objects(2, 1);
        found(2, 1);

        LineChart chart = chart(3);

        assertThat(chart.title()).isEqualTo("net");
        assertThat(chart.xAxis().title()).isEqualTo("Recall on val.json");
        assertThat(chart.lines())
                .extracting(Line::name)
                .containsExactly("class2 (AP50 1.000)", "class1 (AP50 0.505)", "mean (AP50 0.752)");
        assertThat(chart.lines())
                .extracting(Line::weight)
                .containsExactly(Line.Weight.NORMAL, Line.Weight.NORMAL, Line.Weight.MAIN);
    }

    @Test
    void endsALineWhereNoMoreIsFound() {
        objects(1, 2);
        found(1, 1);

        Line line = chart(1).lines().get(0);

        assertThat(line.x()).hasSize(52).endsWith(0.5, 0.51);
        assertThat(line.y()[50]).isCloseTo(1, within(1e-12));
        assertThat(line.y()[51]).isZero();
    }

    @Test
    void showsAClassOfWhichNothingIsFoundAsAPoint() {
        objects(1, 1);

        Line line = chart(1).lines().get(0);

        assertThat(line.x()).containsExactly(0);
        assertThat(line.y()).containsExactly(0);
    }

    @Test
    void namesTheMostFrequentOfManyClassesAndPutsTheOthersBehind() {
        IntStream.rangeClosed(1, 13).forEach(category -> objects(category, category));

        List<Line> lines = chart(13).lines();

        assertThat(lines).hasSize(14);
        assertThat(lines.subList(0, 3))
                .extracting(Line::name)
                .containsExactly("3 more classes", "", "");
        assertThat(lines.subList(0, 3))
                .extracting(Line::weight)
                .containsOnly(Line.Weight.BACKGROUND);
        assertThat(lines.subList(3, 13))
                .extracting(Line::name)
                .contains("class4 (AP50 0.000)", "class13 (AP50 0.000)");
    }

    private void objects(int category, int count) {
        for (int i = 0; i < count; i++) {
            CocoBox box = box(category, i);
            objects.add(new CocoAnnotation(1, category, box, box.area(), false));
        }
    }

    private void found(int category, int count) {
        for (int i = 0; i < count; i++) {
            results.add(new CocoResult(1, category, box(category, i), 0.5));
        }
    }

    private static CocoBox box(int category, int index) {
        return new CocoBox(20 * index, 20 * category, 10, 10);
    }

    private LineChart chart(int categories) {
        CocoDataset dataset =
                new CocoDataset(
                        List.of(new CocoImage(1, "one.jpg", 640, 480)),
                        IntStream.rangeClosed(1, categories)
                                .mapToObj(id -> new CocoCategory(id, "class" + id))
                                .toList(),
                        objects);
        CocoAccuracy accuracy = CocoEvaluation.evaluate(dataset, results);
        return PrecisionRecallChart.of("net", "val.json", accuracy);
    }
}
