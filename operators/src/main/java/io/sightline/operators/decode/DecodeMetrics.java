package io.sightline.operators.decode;

import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.metrics.CameraMetrics;
import io.sightline.operators.metrics.PipelineMetrics;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/** The metrics of the step <em>decode</em>. */
final class DecodeMetrics implements DecodeListener {
    private static final String REASON = "reason";

    private final Counter framesIn;
    private final Counter framesDecoded;
    private final Counter framesDeadLettered;
    private final Map<DecodeReason, Counter> framesDeadLetteredFor =
            new EnumMap<>(DecodeReason.class);
    private final Counter framesSkipped;
    private final Counter framesTolerated;
    private final Counter recordsJoined;
    private final Counter framesMissing;
    private final Counter framesRepeated;
    private final Counter gopsOutgrown;
    private final Counter camerasForgotten;
    private final Histogram decodeMicros;
    private final CameraMetrics cameras;

    // Reporters read gauges from their own threads; only the task's thread may use the decoder.
    private volatile int framesPending;
    private volatile int decodersOpen;

    DecodeMetrics(MetricGroup group) {
        framesIn = group.counter(PipelineMetrics.FRAMES_IN);
        framesDecoded = group.counter(PipelineMetrics.FRAMES_DECODED);
        framesDeadLettered = group.counter(PipelineMetrics.FRAMES_DEAD_LETTERED);
        for (DecodeReason reason : DecodeReason.values()) {
            framesDeadLetteredFor.put(
                    reason,
                    group.addGroup(REASON, reason.word())
                            .counter(PipelineMetrics.FRAMES_DEAD_LETTERED));
        }
        framesSkipped = group.counter(PipelineMetrics.FRAMES_SKIPPED);
        framesTolerated = group.counter(PipelineMetrics.FRAMES_TOLERATED);
        recordsJoined = group.counter(PipelineMetrics.RECORDS_JOINED);
        framesMissing = group.counter(PipelineMetrics.FRAMES_MISSING);
        framesRepeated = group.counter(PipelineMetrics.FRAMES_REPEATED);
        gopsOutgrown = group.counter(PipelineMetrics.GOPS_OUTGROWN);
        camerasForgotten = group.counter(PipelineMetrics.CAMERAS_FORGOTTEN);
        decodeMicros = PipelineMetrics.histogram(group, PipelineMetrics.DECODE_MICROS);
        cameras = new CameraMetrics(group);
        group.gauge(PipelineMetrics.FRAMES_PENDING, (Gauge<Integer>) () -> framesPending);
        group.gauge(PipelineMetrics.DECODERS_OPEN, (Gauge<Integer>) () -> decodersOpen);
    }

    /** Reads what the decoder holds now. */
    void holds(FrameDecoder decoder) {
        framesPending = decoder.pendingCount();
        decodersOpen = decoder.openDecoders();
    }

    /**
     * A frame was received.
     *
     * @param nowMillis epoch milliseconds
     */
    void frameCame(EncodedFrame frame, long nowMillis) {
        framesIn.inc();
        if (!frame.cameraId().isEmpty() && frame.hasFrameTime()) {
            cameras.frameCame(frame.cameraId(), frame.source().timestampMillis(), nowMillis);
        }
    }

    void frameDecoded(DecodeOutcome.Decoded decoded) {
        framesDecoded.inc();
        if (!decoded.picture().sound()) {
            framesTolerated.inc();
        }
    }

    void recordJoined() {
        recordsJoined.inc();
    }

    void frameDeadLettered(DecodeOutcome.Refused refused) {
        framesDeadLettered.inc();
        framesDeadLetteredFor.get(refused.reason()).inc();
        cameras.frameDeadLettered(refused.frame().cameraId());
    }

    void frameSkipped(DecodeOutcome.Skipped skipped) {
        framesSkipped.inc();
        cameras.frameSkipped(skipped.frame().cameraId());
    }

    void cameraForgotten() {
        camerasForgotten.inc();
    }

    void decodeTook(long nanos) {
        decodeMicros.update(nanos / 1000);
    }

    @Override
    public void framesMissing(long frames) {
        framesMissing.inc(frames);
    }

    @Override
    public void frameRepeated() {
        framesRepeated.inc();
    }

    @Override
    public void gopOutgrown() {
        gopsOutgrown.inc();
    }
}
