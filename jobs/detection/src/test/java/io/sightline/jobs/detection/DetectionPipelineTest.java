package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.kafka.KafkaEdges;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.emit.ModelIdentity;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.overload.OverloadPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionPipelineTest {
    @Test
    void everyOperatorHasAUidEqualToItsName() {
        StreamGraph graph = pipeline().getStreamGraph();
        for (String name :
                List.of(
                        "frames",
                        "decode",
                        "infer",
                        "postprocess",
                        "emit",
                        "detections: Writer",
                        "dead-letters: Writer")) {
            assertThat(graph.getStreamNodes())
                    .as(name)
                    .anySatisfy(
                            node -> {
                                assertThat(operatorName(node)).isEqualTo(name);
                                assertThat(node.getTransformationUID())
                                        .isEqualTo(name.replaceAll(": Writer", ""));
                            });
        }
    }

    /** Automatic uids are switched off: a job graph is only made when every operator has one. */
    @Test
    void theGraphIsCompleteWithoutGeneratedUidsAndWithoutKryo() {
        JobGraph graph = pipeline().getStreamGraph().getJobGraph();
        assertThat(graph.getNumberOfVertices()).isPositive();
    }

    @Test
    void pixelsNeverLeaveTheTaskThatDecodedThem() {
        List<String> tasks = new ArrayList<>();
        for (JobVertex vertex : pipeline().getStreamGraph().getJobGraph().getVertices()) {
            tasks.add(vertex.getName());
        }
        assertThat(tasks).hasSize(2);
        assertThat(tasks)
                .anySatisfy(
                        name ->
                                assertThat(name)
                                        .contains(
                                                "decode",
                                                "infer",
                                                "postprocess",
                                                "emit",
                                                "detections: Writer",
                                                "dead-letters: Writer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exactly-once", "at-least-once"})
    void stateIsNeverAheadOfTheOffsetsItIsRestoredWith(String delivery) {
        DetectionJob job =
                new DetectionJob(
                        DetectionJobOptions.parse(
                                "--bootstrap-servers=b:9092",
                                "--model=none",
                                "--delivery=" + delivery));
        assertThat(job.configuration().get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    }

    private static String operatorName(StreamNode node) {
        return node.getOperatorName().replace("Source: ", "");
    }

    private static StreamExecutionEnvironment pipeline() {
        DetectionJob job =
                new DetectionJob(
                        DetectionJobOptions.parse(
                                "--bootstrap-servers", "b:9092", "--model", "none"));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(job.configuration());
        KafkaEdges edges = job.edges();
        new DetectionPipeline(
                        DecodePolicy.forInput(8, 8, Interpolation.PYRAMID),
                        OverloadPolicy.PROCESS_ALL,
                        device -> {
                            throw new ModelException("never opened");
                        },
                        Batching.DEFAULT,
                        new DetectionFilter(List.of("person"), 0.5f, 0.5f, 200, 200),
                        new ModelIdentity("m", "1", "ab".repeat(32)))
                .addTo(
                        environment,
                        edges.frames(new TopicPosition.Committed(), Optional.empty()),
                        edges.detections(),
                        edges.deadLetters(1 << 20));
        return environment;
    }
}
