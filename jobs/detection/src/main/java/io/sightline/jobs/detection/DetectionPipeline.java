package io.sightline.jobs.detection;

import io.sightline.operators.decode.DecodeOperatorFactory;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.emit.DetectionEvent;
import io.sightline.operators.emit.EmitFunction;
import io.sightline.operators.emit.EventJson;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.frame.TimeBounds;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.infer.DetectorFactory;
import io.sightline.operators.infer.InferOperatorFactory;
import io.sightline.operators.model.ModelVersion;
import io.sightline.operators.overload.OverloadPolicy;
import io.sightline.operators.postprocess.PostprocessFunction;
import io.sightline.operators.work.PoisonPolicy;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph: a frame is read, decoded to pixels, the model infers, raw boxes are post-processed
 * into detections, one event per frame is emitted.
 *
 * <p>Encoded frames are shuffled by camera; from there on one chained task does everything, so
 * pixels never leave it. Knows neither Kafka nor TensorFlow: source, sinks and detector are given.
 *
 * @param decodePolicy limits of the decode step
 * @param overload which frames are skipped when a task falls behind
 * @param detectorFactory opens the model where a task runs
 * @param batching how many frames the model processes together
 * @param model what frames carry of that model: its identity and thresholds
 */
public record DetectionPipeline(
        DecodePolicy decodePolicy,
        OverloadPolicy overload,
        DetectorFactory detectorFactory,
        Batching batching,
        ModelVersion model) {
    /** The same graph for a topic of events that takes these times only. */
    public DetectionPipeline withEventTimes(TimeBounds times) {
        return with(decodePolicy.withEventTimes(times));
    }

    /** The same graph that forgets a camera after another silence. */
    public DetectionPipeline withForgetAfter(Duration silence) {
        return with(decodePolicy.withForgetAfterMillis(silence.toMillis()));
    }

    /** The same graph that puts a frame aside at which the job fails. */
    public DetectionPipeline withPoison(PoisonPolicy policy) {
        return with(decodePolicy.withPoison(policy));
    }

    private DetectionPipeline with(DecodePolicy policy) {
        return new DetectionPipeline(policy, overload, detectorFactory, batching, model);
    }

    /**
     * Adds the graph to {@code environment}. Every operator's uid is its name.
     *
     * @param frames where frames come from
     * @param detections where events go
     * @param deadLetters where refused records go
     */
    public void addTo(
            StreamExecutionEnvironment environment,
            Source<EncodedFrame, ?, ?> frames,
            Sink<DetectionEvent> detections,
            Sink<DeadLetter> deadLetters) {
        SingleOutputStreamOperator<DecodedFrame> decoded =
                environment
                        .fromSource(frames, WatermarkStrategy.noWatermarks(), "frames")
                        .uid("frames")
                        .keyBy(EncodedFrame::cameraId, Types.STRING)
                        .transform(
                                "decode",
                                TypeInformation.of(DecodedFrame.class),
                                new DecodeOperatorFactory(decodePolicy, overload))
                        .uid("decode");
        decoded.transform(
                        "infer",
                        TypeInformation.of(InferredFrame.class),
                        new InferOperatorFactory(detectorFactory, model, batching))
                .uid("infer")
                .process(new PostprocessFunction())
                .name("postprocess")
                .uid("postprocess")
                .process(new EmitFunction(EventJson::new))
                .name("emit")
                .uid("emit")
                .sinkTo(detections)
                .name("detections")
                .uid("detections");
        decoded.getSideOutput(DecodeOperatorFactory.DEAD_LETTERS)
                .sinkTo(deadLetters)
                .name("dead-letters")
                .uid("dead-letters");
    }
}
