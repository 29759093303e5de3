package io.sightline.operators.metrics;

import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * The names of the pipeline's metrics. A name ends with its unit unless it counts frames or other
 * things; each belongs to the Flink operator named in its group below. {@code
 * docs/reference/metrics.md} has them in one table.
 */
public final class PipelineMetrics {
    // decode and infer

    /** Gauge: frames that the step has started and not yet passed on. */
    public static final String FRAMES_IN_FLIGHT = "framesInFlight";

    // decode

    /** Counter: frames received, including those that cannot be decoded. */
    public static final String FRAMES_IN = "framesIn";

    /** Counter: frames decoded. */
    public static final String FRAMES_DECODED = "framesDecoded";

    /** Counter: frames dead-lettered instead; also one for each reason and each camera. */
    public static final String FRAMES_DEAD_LETTERED = "framesDeadLettered";

    /** Counter: frames skipped because the task is behind; also one for each camera. */
    public static final String FRAMES_SKIPPED = "framesSkipped";

    /** Counter: frames missing in the numbering of their camera. */
    public static final String FRAMES_MISSING = "framesMissing";

    /** Counter: frames whose number, or a later one, their camera had sent before. */
    public static final String FRAMES_REPEATED = "framesRepeated";

    /** Counter: images decoded although their file has a fault that decoders tolerate. */
    public static final String FRAMES_TOLERATED = "framesTolerated";

    /** Counter: records that are a part of a frame and were joined with others. */
    public static final String RECORDS_JOINED = "recordsJoined";

    /** Gauge: video frames in decoders that wait for later ones. */
    public static final String FRAMES_PENDING = "framesPending";

    /** Gauge: video decoders open. */
    public static final String DECODERS_OPEN = "decodersOpen";

    /** Counter: groups of pictures too long to be replayed after a restart. */
    public static final String GOPS_OUTGROWN = "gopsOutgrown";

    /** Gauge: cameras that have state in the task. */
    public static final String CAMERAS_STORED = "camerasStored";

    /** Gauge: access units and parameter sets in the task's state, bytes. */
    public static final String STORED_BYTES = "storedBytes";

    /** Counter: cameras whose state was removed, because they were silent or too many. */
    public static final String CAMERAS_FORGOTTEN = "camerasForgotten";

    /** Histogram: time spent on one record, microseconds. */
    public static final String DECODE_MICROS = "decodeMicros";

    // decode, for each camera

    /** Gauge: age of the camera's last frame when it reached this step, milliseconds. */
    public static final String LAG_MILLIS = "lagMillis";

    /** Gauge: capture time of the camera's last frame, epoch milliseconds. */
    public static final String LAST_FRAME_MILLIS = "lastFrameMillis";

    /** Counter: frames of cameras beyond the number that have metrics. */
    public static final String FRAMES_UNTRACKED = "framesUntracked";

    // infer

    /** Gauge: frames of all tasks that share the network and wait for it. */
    public static final String FRAMES_QUEUED = "framesQueued";

    /** Counter: frames inferred. */
    public static final String FRAMES_INFERRED = "framesInferred";

    /** Histogram: time the network took for the batch of a frame, microseconds. */
    public static final String INFER_MICROS = "inferMicros";

    /** Histogram: size of the batch of a frame, frames. */
    public static final String BATCH_FRAMES = "batchFrames";

    // postprocess

    /** Counter: detections above the thresholds. */
    public static final String DETECTIONS_FOUND = "detectionsFound";

    // emit

    /** Counter: events handed to the sink. */
    public static final String EVENTS_EMITTED = "eventsEmitted";

    /** Histogram: from a frame's capture until its event was handed to the sink, milliseconds. */
    public static final String EVENT_LAG_MILLIS = "eventLagMillis";

    private static final int HISTOGRAM_FRAMES = 1000;

    private PipelineMetrics() {}

    /** Adds a histogram over the latest {@value #HISTOGRAM_FRAMES} frames; thread-safe. */
    public static Histogram histogram(MetricGroup group, String name) {
        return group.histogram(name, new DescriptiveStatisticsHistogram(HISTOGRAM_FRAMES));
    }
}
