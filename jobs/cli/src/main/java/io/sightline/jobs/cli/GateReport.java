package io.sightline.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.bundle.Bf16Gate;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.evaluation.CocoFigures;
import io.sightline.models.evaluation.CocoMetric;
import java.util.List;
import java.util.Locale;

/**
 * How a gate is shown: a table for people, JSON for programs.
 *
 * @param gate what was found
 * @param f32 accuracy in single precision
 * @param bf16 accuracy in bf16
 */
record GateReport(Bf16Gate gate, CocoFigures f32, CocoFigures bf16) {
    private static final List<CocoMetric> SHOWN = List.of(CocoMetric.AP, CocoMetric.AP50);

    /** Figures are stated to four decimals, as tables of AP are. */
    private static final double DECIMALS = 1e4;

    /**
     * Compares two measurements.
     *
     * @param dataset name of what was measured on
     * @param images how many those are
     */
    static GateReport of(String dataset, int images, CocoFigures f32, CocoFigures bf16) {
        Bf16Gate gate =
                new Bf16Gate(
                        dataset,
                        images,
                        difference(CocoMetric.AP, f32, bf16),
                        difference(CocoMetric.AP50, f32, bf16));
        return new GateReport(gate, f32, bf16);
    }

    private static double difference(CocoMetric metric, CocoFigures f32, CocoFigures bf16) {
        return Math.round((bf16.value(metric) - f32.value(metric)) * DECIMALS) / DECIMALS;
    }

    /** The figures, what follows from them and the digest of the bundle that has the gate. */
    String table(ModelBundle gated) {
        StringBuilder table = new StringBuilder();
        table.append("%-6s %8s %8s %11s%n".formatted("", "f32", "bf16", "difference"));
        for (CocoMetric metric : SHOWN) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-6s %8.4f %8.4f %+11.4f%n",
                            metric.label(),
                            f32.value(metric),
                            bf16.value(metric),
                            difference(metric, f32, bf16)));
        }
        table.append(
                "%n%s: %s (AP may fall by %s)%n"
                        .formatted(
                                gated.card().name(),
                                gate.allows() ? "bf16 is allowed" : "bf16 is not allowed",
                                Bf16Gate.MAX_AP_LOSS));
        return table.append("digest %s%n".formatted(gated.digest())).toString();
    }

    /** The same in one line, with the gate as {@code model.json} has it. */
    String json(ModelBundle gated) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("digest", gated.digest()).put("allowed", gate.allows());
        report.set("bf16Gate", gated.card().json().get("bf16Gate"));
        for (CocoMetric metric : SHOWN) {
            report.putObject(metric.label())
                    .put("f32", f32.value(metric))
                    .put("bf16", bf16.value(metric));
        }
        return report + System.lineSeparator();
    }
}
