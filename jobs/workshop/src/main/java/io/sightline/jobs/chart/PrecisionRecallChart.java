package io.sightline.jobs.chart;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.sightline.jobs.chart.Line.Weight;
import io.sightline.jobs.chart.LineChart.Axis;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoAccuracy.ClassAccuracy;
import io.sightline.models.evaluation.CocoFigures;
import io.sightline.models.evaluation.CocoMetric;
import io.sightline.models.evaluation.PrecisionRecall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Precision over recall at an IoU of 0.50: the mean of all classes, and the classes. */
public final class PrecisionRecallChart {
    /** More lines than these nobody tells apart. */
    private static final int NAMED_CLASSES = 10;

    private static final Comparator<ClassAccuracy> MOST_OBJECTS_FIRST =
            comparing(found -> found.curve().objects(), reverseOrder());

    private static final Comparator<ClassAccuracy> BEST_FIRST =
            comparing(found -> found.figures().value(CocoMetric.AP50), reverseOrder());

    private static final double[] RECALLS = recalls();

    private PrecisionRecallChart() {}

    /**
     * The chart of an evaluation. Classes without objects are left out; of many, those with the
     * most objects are named and the others grey.
     *
     * @param model what was evaluated
     * @param dataset on what
     */
    public static LineChart of(String model, String dataset, CocoAccuracy accuracy) {
        List<ClassAccuracy> classes =
                accuracy.perClass().stream()
                        .filter(found -> found.curve().objects() > 0)
                        .sorted(MOST_OBJECTS_FIRST)
                        .toList();
        int named = Math.min(classes.size(), NAMED_CLASSES);
        List<Line> lines = new ArrayList<>(background(classes.subList(named, classes.size())));
        classes.subList(0, named).stream()
                .sorted(BEST_FIRST)
                .map(PrecisionRecallChart::named)
                .forEach(lines::add);
        lines.add(line(named("mean", accuracy.overall()), accuracy.meanPrecisions(), Weight.MAIN));
        return new LineChart(
                model,
                new Axis("Recall on " + dataset, 0, 1),
                new Axis("Precision at IoU 0.50", 0, 1),
                lines);
    }

    private static Line named(ClassAccuracy found) {
        return line(
                named(found.category().name(), found.figures()),
                found.curve().precisions(),
                Weight.NORMAL);
    }

    private static String named(String name, CocoFigures figures) {
        return String.format(Locale.ROOT, "%s (AP50 %.3f)", name, figures.value(CocoMetric.AP50));
    }

    private static List<Line> background(List<ClassAccuracy> classes) {
        List<Line> lines = new ArrayList<>();
        for (ClassAccuracy found : classes) {
            String name =
                    lines.isEmpty()
                            ? String.format(Locale.ROOT, "%d more classes", classes.size())
                            : "";
            lines.add(line(name, found.curve().precisions(), Weight.BACKGROUND));
        }
        return lines;
    }

    /** The line up to the highest recall that is reached, and down to 0 there. */
    private static Line line(String name, double[] precisions, Weight weight) {
        int points = 1;
        while (points < precisions.length && precisions[points - 1] > 0) {
            points++;
        }
        return new Line(
                name, Arrays.copyOf(RECALLS, points), Arrays.copyOf(precisions, points), weight);
    }

    private static double[] recalls() {
        double[] recalls = new double[PrecisionRecall.RECALL_LEVELS];
        Arrays.setAll(recalls, level -> (double) level / (recalls.length - 1));
        return recalls;
    }
}
