package io.sightline.models.evaluation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The value of every {@link CocoMetric}, of one class or over all of them.
 *
 * @param values each in [0, 1] or {@link CocoMetric#NOT_MEASURED}
 */
public record CocoFigures(Map<CocoMetric, Double> values) {
    public CocoFigures {
        values = Map.copyOf(values);
    }

    /** One figure: in [0, 1], or {@link CocoMetric#NOT_MEASURED} where there was no object. */
    public double value(CocoMetric metric) {
        return values.get(metric);
    }

    /** Every figure averaged over the classes in which it was measured. */
    static CocoFigures mean(Collection<CocoFigures> classes) {
        Map<CocoMetric, Double> means = new EnumMap<>(CocoMetric.class);
        for (CocoMetric metric : CocoMetric.values()) {
            means.put(
                    metric,
                    classes.stream()
                            .mapToDouble(figures -> figures.value(metric))
                            .filter(value -> value != CocoMetric.NOT_MEASURED)
                            .average()
                            .orElse(CocoMetric.NOT_MEASURED));
        }
        return new CocoFigures(means);
    }
}
