package io.sightline.operators.decode;

import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.FrameIdentity;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Emits one {@link DecodedFrame} per {@link EncodedFrame}, or a {@link DeadLetter} to {@link
 * #DEAD_LETTERS}. The key is the camera id, and pictures keep the order of each camera's frames.
 *
 * <p>State per camera: its position, and the access units of its current group of pictures, bounded
 * by {@link DecodePolicy#maxGopFrames()} and {@link DecodePolicy#maxGopBytes()}. After a restore
 * they are decoded again, silently where the outcome was already emitted. Native decoders belong to
 * the task and are closed with it.
 *
 * <p>Video frames that wait for later ones come out when the camera pauses for {@link
 * DecodePolicy#drainAfterMillis()}, and at the end of a bounded stream.
 */
public final class DecodeFunction extends KeyedProcessFunction<String, EncodedFrame, DecodedFrame> {
    private static final long serialVersionUID = 1L;

    /** The name of this step in dead letters. */
    public static final String STAGE = "decode";

    /** Frames that could not be decoded. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", Types.POJO(DeadLetter.class));

    private static final long END_OF_STREAM = Long.MAX_VALUE; // the last watermark

    private final DecodePolicy policy;

    private transient CameraStore store;
    private transient ValueState<Long> drainAtState;
    private transient DecodeMetrics metrics;
    private transient FrameDecoder decoder;

    /**
     * @param policy input size of the network, and bounds
     */
    public DecodeFunction(DecodePolicy policy) {
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        store = new KeyedCameraStore(getRuntimeContext());
        drainAtState =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("drain-at-millis", Types.LONG));
        metrics = new DecodeMetrics(getRuntimeContext().getMetricGroup());
        decoder = new FrameDecoder(policy, metrics);
    }

    @Override
    public void processElement(EncodedFrame frame, Context context, Collector<DecodedFrame> out)
            throws Exception {
        long start = System.nanoTime();
        List<DecodeOutcome> outcomes = decoder.decode(frame, store);
        metrics.decodeTook(System.nanoTime() - start);
        emit(outcomes, context, out);
        if (store.gop().hasPending()) {
            drainLater(context);
        }
    }

    /** Keeps one timer per camera, and moves its due time along with the frames. */
    private void drainLater(Context context) throws Exception {
        long due = context.timerService().currentProcessingTime() + policy.drainAfterMillis();
        if (drainAtState.value() == null) {
            context.timerService().registerProcessingTimeTimer(due);
            context.timerService().registerEventTimeTimer(END_OF_STREAM);
        }
        drainAtState.update(due);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DecodedFrame> out)
            throws Exception {
        String cameraId = context.getCurrentKey();
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            emit(decoder.finish(cameraId, store), context, out);
            return;
        }
        Long due = drainAtState.value();
        if (due != null && due > timestamp && store.gop().hasPending()) {
            context.timerService().registerProcessingTimeTimer(due);
        } else {
            drainAtState.clear();
            emit(decoder.pause(cameraId, store), context, out);
        }
    }

    private void emit(List<DecodeOutcome> outcomes, Context context, Collector<DecodedFrame> out) {
        metrics.holds(decoder);
        for (DecodeOutcome outcome : outcomes) {
            if (outcome instanceof DecodeOutcome.Decoded decoded) {
                metrics.frameDecoded();
                out.collect(decodedFrame(decoded));
            } else if (outcome instanceof DecodeOutcome.Refused refused) {
                metrics.frameDeadLettered();
                context.output(DEAD_LETTERS, deadLetter(refused));
            }
        }
    }

    private static DecodedFrame decodedFrame(DecodeOutcome.Decoded decoded) {
        Picture picture = decoded.picture();
        return new DecodedFrame(
                FrameIdentity.of(decoded.frame(), decoded.type().mimeType()),
                picture.width(),
                picture.height(),
                picture.image(),
                EpochMicros.now());
    }

    private static DeadLetter deadLetter(DecodeOutcome.Refused refused) {
        return new DeadLetter(
                refused.frame().source(), STAGE, refused.reason().word(), refused.detail());
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
    }
}
