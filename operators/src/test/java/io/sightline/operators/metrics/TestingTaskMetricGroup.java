package io.sightline.operators.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups.UnregisteredOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups.UnregisteredTaskMetricGroup;

/** The metrics of a task whose operator registers some: remembers their names. */
final class TestingTaskMetricGroup extends UnregisteredTaskMetricGroup {
    private final Set<String> names = new TreeSet<>();

    /** Names of all metrics of the operator, its own and Flink's. */
    Set<String> names() {
        return names;
    }

    @Override
    public InternalOperatorMetricGroup getOrAddOperator(
            OperatorID id, String name, Map<String, String> variables) {
        return new UnregisteredOperatorMetricGroup() {
            @Override
            protected void addMetric(String metricName, Metric metric) {
                names.add(metricName);
            }
        };
    }
}
