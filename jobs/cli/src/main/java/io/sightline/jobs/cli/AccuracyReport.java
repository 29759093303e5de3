package io.sightline.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoAccuracy.ClassAccuracy;
import io.sightline.models.evaluation.CocoFigures;
import io.sightline.models.evaluation.CocoMetric;
import io.sightline.models.evaluation.Confusion;
import io.sightline.models.text.PrintableText;
import java.util.Locale;
import java.util.Optional;

/**
 * How an accuracy is shown: tables for people, JSON for programs.
 *
 * @param accuracy what was found
 * @param scoreThreshold where right and wrong detections are counted; empty for nowhere
 */
record AccuracyReport(CocoAccuracy accuracy, Optional<Float> scoreThreshold) {
    /**
     * A table of the twelve figures, one of the classes and one of right and wrong detections;
     * {@code -} where nothing was measured.
     */
    String table() {
        StringBuilder table = new StringBuilder();
        for (CocoMetric metric : CocoMetric.values()) {
            table.append(
                    "%-20s %8s%n".formatted(metric.label(), shown(accuracy.overall(), metric)));
        }
        table.append("%n%-20s %8s %8s%n".formatted("class", "AP", "AP50"));
        for (ClassAccuracy found : accuracy.perClass()) {
            table.append(
                    "%-20s %8s %8s%n"
                            .formatted(
                                    PrintableText.of(found.category().name()),
                                    shown(found.figures(), CocoMetric.AP),
                                    shown(found.figures(), CocoMetric.AP50)));
        }
        scoreThreshold.ifPresent(score -> appendConfusion(table, score));
        return table.toString();
    }

    private void appendConfusion(StringBuilder table, float score) {
        table.append("%nscore above %s, IoU from 0.50%n".formatted(score));
        table.append(
                "%-20s %9s %8s %8s %8s %8s%n"
                        .formatted("class", "precision", "recall", "right", "wrong", "missed"));
        for (ClassAccuracy found : accuracy.perClass()) {
            table.append(row(found.category().name(), found.curve().confusion(score)));
        }
        table.append(row("all", accuracy.confusion(score)));
    }

    private static String row(String name, Confusion confusion) {
        return String.format(
                Locale.ROOT,
                "%-20s %9s %8s %8d %8d %8d%n",
                PrintableText.of(name),
                shown(confusion.precision()),
                shown(confusion.recall()),
                confusion.truePositives(),
                confusion.falsePositives(),
                confusion.falseNegatives());
    }

    private static String shown(CocoFigures figures, CocoMetric metric) {
        return shown(figures.value(metric));
    }

    private static String shown(double value) {
        return value == CocoMetric.NOT_MEASURED ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    /**
     * One line: a field per figure, {@code perClass}, and {@code confusion} in both where it is
     * counted; -1 where nothing was measured.
     */
    String json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        for (CocoMetric metric : CocoMetric.values()) {
            report.put(metric.label(), accuracy.overall().value(metric));
        }
        ArrayNode perClass = report.putArray("perClass");
        accuracy.perClass().forEach(found -> put(perClass.addObject(), found));
        scoreThreshold.ifPresent(
                score -> {
                    report.put("scoreThreshold", score);
                    put(report, accuracy.confusion(score));
                });
        return PrintableText.of(report.toString()) + System.lineSeparator();
    }

    private void put(ObjectNode target, ClassAccuracy found) {
        target.put("categoryId", found.category().id())
                .put("label", found.category().name())
                .put(CocoMetric.AP.label(), found.figures().value(CocoMetric.AP))
                .put(CocoMetric.AP50.label(), found.figures().value(CocoMetric.AP50));
        scoreThreshold.ifPresent(score -> put(target, found.curve().confusion(score)));
    }

    private static void put(ObjectNode target, Confusion confusion) {
        target.putObject("confusion")
                .put("precision", confusion.precision())
                .put("recall", confusion.recall())
                .put("tp", confusion.truePositives())
                .put("fp", confusion.falsePositives())
                .put("fn", confusion.falseNegatives());
    }
}
