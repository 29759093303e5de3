package io.sightline.jobs.train;

import io.sightline.jobs.chart.Line;
import io.sightline.jobs.chart.Line.Weight;
import io.sightline.jobs.chart.LineChart;
import io.sightline.jobs.chart.LineChart.Axis;
import io.sightline.models.training.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is drawn of a training run, epoch by epoch. */
final class CurveCharts {
    private CurveCharts() {}

    /**
     * The loss and what it is made of.
     *
     * @param model name of the model
     * @param epochs of the whole schedule
     * @param points at least one
     */
    static LineChart losses(String model, int epochs, List<CurvePoint> points) {
        double highest = points.stream().mapToDouble(CurvePoint::loss).max().orElse(1);
        return new LineChart(
                model,
                axis(epochs),
                new Axis("Loss, mean of an epoch", 0, highest > 0 ? highest : 1),
                lossLines(points));
    }

    private static List<Line> lossLines(List<CurvePoint> points) {
        Line all = line("all", points, CurvePoint::loss, Weight.MAIN);
        boolean classifier = points.stream().allMatch(point -> point.boxLoss() == 0);
        return classifier
                ? List.of(all)
                : List.of(
                        line("boxes", points, CurvePoint::boxLoss, Weight.NORMAL),
                        line("classes", points, CurvePoint::classLoss, Weight.NORMAL),
                        all);
    }

    /**
     * The accuracy, with the learning rate behind it as a share of its highest value.
     *
     * @param points at least one
     */
    static LineChart accuracy(String model, int epochs, List<CurvePoint> points) {
        double fastest = points.stream().mapToDouble(CurvePoint::learningRate).max().orElse(1);
        List<CurvePoint> validated =
                points.stream().filter(point -> point.accuracy().isPresent()).toList();
        List<Line> lines = new ArrayList<>();
        lines.add(
                line(
                        String.format(Locale.ROOT, "learning rate (%.2g)", fastest),
                        points,
                        point -> point.learningRate() / fastest,
                        Weight.BACKGROUND));
        if (!validated.isEmpty()) {
            lines.addAll(accuracyLines(validated));
        }
        return new LineChart(
                model, axis(epochs), new Axis("Accuracy on what is held out", 0, 1), lines);
    }

    /** One per figure, the one that decides last: it is drawn over the others. */
    private static List<Line> accuracyLines(List<CurvePoint> validated) {
        List<Line> lines = new ArrayList<>();
        Weight weight = Weight.MAIN;
        for (Figure figure : accuracy(validated.get(0)).keySet()) {
            lines.add(
                    0,
                    line(figure.title(), validated, point -> accuracy(point).get(figure), weight));
            weight = Weight.NORMAL;
        }
        return lines;
    }

    private static Map<Figure, Double> accuracy(CurvePoint point) {
        return point.accuracy().orElseThrow();
    }

    private static Axis axis(int epochs) {
        return new Axis("Epoch", 0, epochs);
    }

    private static Line line(
            String name,
            List<CurvePoint> points,
            ToDoubleFunction<CurvePoint> value,
            Weight weight) {
        return new Line(
                name,
                points.stream().mapToDouble(CurvePoint::epoch).toArray(),
                points.stream().mapToDouble(value).toArray(),
                weight);
    }
}
