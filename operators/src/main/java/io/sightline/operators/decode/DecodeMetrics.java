package io.sightline.operators.decode;

import io.sightline.operators.metrics.PipelineMetrics;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/** The metrics of the step <em>decode</em>. */
final class DecodeMetrics implements DecodeListener {
    private final Counter framesDecoded;
    private final Counter framesDeadLettered;
    private final Counter framesMissing;
    private final Counter framesRepeated;
    private final Counter gopsOutgrown;
    private final Histogram decodeMicros;

    // Reporters read gauges from their own threads, and the decoder is for the task's alone.
    private volatile int framesPending;
    private volatile int decodersOpen;

    DecodeMetrics(MetricGroup group) {
        framesDecoded = group.counter(PipelineMetrics.FRAMES_DECODED);
        framesDeadLettered = group.counter(PipelineMetrics.FRAMES_DEAD_LETTERED);
        framesMissing = group.counter(PipelineMetrics.FRAMES_MISSING);
        framesRepeated = group.counter(PipelineMetrics.FRAMES_REPEATED);
        gopsOutgrown = group.counter(PipelineMetrics.GOPS_OUTGROWN);
        decodeMicros = PipelineMetrics.histogram(group, PipelineMetrics.DECODE_MICROS);
        group.gauge(PipelineMetrics.FRAMES_PENDING, (Gauge<Integer>) () -> framesPending);
        group.gauge(PipelineMetrics.DECODERS_OPEN, (Gauge<Integer>) () -> decodersOpen);
    }

    /** What the decoder holds from now on. */
    void holds(FrameDecoder decoder) {
        framesPending = decoder.pendingCount();
        decodersOpen = decoder.openDecoders();
    }

    void frameDecoded() {
        framesDecoded.inc();
    }

    void frameDeadLettered() {
        framesDeadLettered.inc();
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
