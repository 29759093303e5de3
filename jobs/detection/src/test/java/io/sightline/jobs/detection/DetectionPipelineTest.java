package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.kafka.KafkaEdges;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.jobs.topics.TopicLimits;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.decode.DecodeOperatorFactory;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import io.sightline.operators.overload.OverloadPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.Collector;
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

    /** How CONTRIBUTING adds a keyed step: the key is still that of decode, so nothing moves. */
    @Test
    void aKeyedStepAfterDecodeStaysInTheSameTask() {
        StreamExecutionEnvironment environment = environment();
        SingleOutputStreamOperator<DecodedFrame> decoded =
                environment
                        .fromSource(
                                job().edges()
                                        .frames(
                                                new TopicPosition.Committed(),
                                                Optional.empty(),
                                                "run"),
                                WatermarkStrategy.noWatermarks(),
                                "frames")
                        .uid("frames")
                        .keyBy(EncodedFrame::cameraId, Types.STRING)
                        .transform(
                                "decode",
                                TypeInformation.of(DecodedFrame.class),
                                new DecodeOperatorFactory(
                                        DecodePolicy.forInput(8, 8, Interpolation.PYRAMID),
                                        OverloadPolicy.PROCESS_ALL))
                        .uid("decode");
        DataStreamUtils.reinterpretAsKeyedStream(
                        decoded, frame -> frame.identity().cameraId(), Types.STRING)
                .process(new CountFramesFunction())
                .name("count")
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .name("discard")
                .uid("discard");
        assertThat(environment.getStreamGraph().getJobGraph().getVertices())
                .hasSize(2)
                .anySatisfy(
                        vertex ->
                                assertThat(vertex.getName())
                                        .contains("decode", "count", "discard"));
    }

    private static final class CountFramesFunction
            extends KeyedProcessFunction<String, DecodedFrame, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(DecodedFrame frame, Context context, Collector<Long> out)
                throws Exception {
            ValueState<Long> count =
                    getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            long frames = count.value() == null ? 1 : count.value() + 1;
            count.update(frames);
            out.collect(frames);
        }
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

    private static DetectionJob job() {
        return new DetectionJob(
                DetectionJobOptions.parse("--bootstrap-servers", "b:9092", "--model", "none"));
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(job().configuration());
    }

    private static StreamExecutionEnvironment pipeline() {
        StreamExecutionEnvironment environment = environment();
        KafkaEdges edges = job().edges();
        new DetectionPipeline(
                        DecodePolicy.forInput(8, 8, Interpolation.PYRAMID),
                        OverloadPolicy.PROCESS_ALL,
                        device -> {
                            throw new ModelException("never opened");
                        },
                        Batching.DEFAULT,
                        new ModelVersion(
                                new ModelIdentity("m", "1", "ab".repeat(32)),
                                new DetectionFilter(List.of("person"), 0.5f, 0.5f, 200, 200)))
                .addTo(
                        environment,
                        edges.frames(new TopicPosition.Committed(), Optional.empty(), "run"),
                        edges.detections(),
                        edges.deadLetters(
                                new TopicLimits(1 << 20, Long.MAX_VALUE, Long.MAX_VALUE)));
        return environment;
    }
}
