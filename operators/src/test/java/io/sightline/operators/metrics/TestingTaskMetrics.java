package io.sightline.operators.metrics;

import static org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils.createExecutionAttemptId;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;

/** The metrics of a task whose operator registers some: remembers them as a reader sees them. */
public final class TestingTaskMetrics {
    private final Set<String> registered = new TreeSet<>();
    private final Map<String, Metric> byName = new HashMap<>();
    private final TaskMetricGroup group;

    /** Registers nothing yet. */
    public TestingTaskMetrics() {
        TestingMetricRegistry registry =
                TestingMetricRegistry.builder()
                        .setRegisterConsumer(
                                (metric, name, of) -> {
                                    registered.add(row(metric, name, of));
                                    byName.put(name, metric);
                                })
                        .build();
        group =
                TaskManagerMetricGroup.createTaskManagerMetricGroup(
                                registry, "localhost", ResourceID.generate())
                        .addJob(new JobID(), "job")
                        .addTask(createExecutionAttemptId(), "task");
    }

    /** The group that operators register their metrics in. */
    public TaskMetricGroup group() {
        return group;
    }

    /** All metrics of the operators, Flink's own too: {@code name type} and {@code key=} if any. */
    public Set<String> registered() {
        return registered;
    }

    /** The metric of a name, the last one registered. */
    public Metric find(String name) {
        return byName.get(name);
    }

    private static String row(Metric metric, String name, AbstractMetricGroup<?> group) {
        String type = metric.getMetricType().name().toLowerCase(Locale.ROOT);
        return name + " " + type + keyOf(group);
    }

    private static String keyOf(AbstractMetricGroup<?> group) {
        for (String key : List.of("camera", "reason")) {
            if (group.getAllVariables().containsKey("<" + key + ">")) {
                return " " + key + "=";
            }
        }
        return "";
    }
}
