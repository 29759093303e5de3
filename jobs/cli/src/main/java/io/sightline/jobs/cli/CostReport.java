package io.sightline.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.cost.LayerCost;
import io.sightline.models.cost.NetworkCost;
import io.sightline.models.network.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a cost is shown: tables for people, JSON for programs. */
final class CostReport {
    private CostReport() {}

    /**
     * One line per figure.
     *
     * @param perLayer whether a table of the layers follows
     */
    static String table(NetworkCost cost, boolean perLayer) {
        StringBuilder table = new StringBuilder();
        figures(cost).forEach((key, value) -> table.append(line("%-24s %,18d", key, value)));
        if (perLayer) {
            table.append(
                    line("%n%-36s %14s %16s %7s %14s", "layer", "output", "madds", "%", "params"));
            cost.layers().forEach(layer -> table.append(row(layer, cost.madds())));
        }
        return table.toString();
    }

    private static String row(LayerCost layer, long total) {
        Shape output = layer.output();
        return line(
                "%-36s %14s %,16d %7.2f %,14d",
                layer.layer(),
                String.format(
                        Locale.ROOT,
                        "%dx%dx%d",
                        output.height(),
                        output.width(),
                        output.channels()),
                layer.madds(),
                100.0 * layer.madds() / total,
                layer.paramsFolded());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "%n", values);
    }

    /**
     * One line: a field per figure.
     *
     * @param perLayer whether {@code perLayer} holds the layers
     */
    static String json(NetworkCost cost, boolean perLayer) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        figures(cost).forEach(report::put);
        if (perLayer) {
            ArrayNode layers = report.putArray("perLayer");
            cost.layers().forEach(layer -> add(layers.addObject(), layer));
        }
        return report + System.lineSeparator();
    }

    private static void add(ObjectNode node, LayerCost layer) {
        node.put("layer", layer.layer());
        node.putArray("output")
                .add(layer.output().height())
                .add(layer.output().width())
                .add(layer.output().channels());
        node.put("madds", layer.madds())
                .put("paramsWithoutBatchNorm", layer.paramsWithoutBatchNorm())
                .put("paramsFolded", layer.paramsFolded());
    }

    private static Map<String, Long> figures(NetworkCost cost) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("madds", cost.madds());
        figures.put("params", cost.params());
        figures.put("paramsWithoutBatchNorm", cost.paramsWithoutBatchNorm());
        figures.put("paramsFolded", cost.paramsFolded());
        figures.put("anchors", cost.anchors());
        figures.put("layers", (long) cost.layers().size());
        figures.put("weightBytes", cost.weightBytes());
        figures.put("peakActivationBytes", cost.peakActivationBytes());
        return figures;
    }
}
