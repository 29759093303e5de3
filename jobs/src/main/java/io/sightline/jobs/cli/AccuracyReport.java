package io.sightline.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoAccuracy.ClassAccuracy;
import io.sightline.models.evaluation.CocoFigures;
import io.sightline.models.evaluation.CocoMetric;
import java.util.Locale;

/** How an accuracy is shown: tables for people, JSON for programs. */
final class AccuracyReport {
    private AccuracyReport() {}

    /**
     * A table of the twelve figures and one of the classes; {@code -} where nothing was measured.
     */
    static String table(CocoAccuracy accuracy) {
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
                                    found.category().name(),
                                    shown(found.figures(), CocoMetric.AP),
                                    shown(found.figures(), CocoMetric.AP50)));
        }
        return table.toString();
    }

    private static String shown(CocoFigures figures, CocoMetric metric) {
        double value = figures.value(metric);
        return value == CocoMetric.NOT_MEASURED ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** One line: a field per figure, and {@code perClass}, -1 where nothing was measured. */
    static String json(CocoAccuracy accuracy) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        for (CocoMetric metric : CocoMetric.values()) {
            report.put(metric.label(), accuracy.overall().value(metric));
        }
        ArrayNode perClass = report.putArray("perClass");
        for (ClassAccuracy found : accuracy.perClass()) {
            perClass.addObject()
                    .put("categoryId", found.category().id())
                    .put("label", found.category().name())
                    .put(CocoMetric.AP.label(), found.figures().value(CocoMetric.AP))
                    .put(CocoMetric.AP50.label(), found.figures().value(CocoMetric.AP50));
        }
        return report + System.lineSeparator();
    }
}
