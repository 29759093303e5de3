package io.sightline.operators.postprocess;

import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.ssd.FilterBuffers;
import io.sightline.models.ssd.NonMaxSuppression;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the raw boxes of an image to detections: thresholds, then non-maximum suppression. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SuppressionBenchmark {
    /** As many as SSD300 on MobileNet has. */
    private static final int ANCHORS = 1917;

    private static final float SCORE_THRESHOLD = 0.5f;
    private static final float IOU_THRESHOLD = 0.45f;

    /** Share of the scores that are above the threshold. */
    @Param({"0.01", "0.1"})
    private double shareAbove;

    /** Of a street model, and of COCO. */
    @Param({"3", "91"})
    private int classes;

    private final NonMaxSuppression suppression = new NonMaxSuppression(IOU_THRESHOLD);
    private final FilterBuffers buffers = new FilterBuffers();
    private DetectionFilter filter;
    private RawDetections raw;
    private int[] ranked;

    /** Boxes of a tenth of the image each way, anywhere. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        float[] boxes = new float[ANCHORS * 4];
        for (int at = 0; at < boxes.length; at += 4) {
            boxes[at] = random.nextFloat() * 0.9f;
            boxes[at + 1] = random.nextFloat() * 0.9f;
            boxes[at + 2] = boxes[at] + 0.1f;
            boxes[at + 3] = boxes[at + 1] + 0.1f;
        }
        float[] scores = new float[ANCHORS * classes];
        for (int at = 0; at < scores.length; at++) {
            boolean above = random.nextDouble() < shareAbove;
            scores[at] = random.nextFloat() * 0.5f + (above ? SCORE_THRESHOLD : 0);
        }
        filter =
                new DetectionFilter(
                        Collections.nCopies(classes, "label"),
                        SCORE_THRESHOLD,
                        IOU_THRESHOLD,
                        100,
                        100);
        raw = new RawDetections(ANCHORS, classes, boxes, scores);
        ranked = IntStream.range(0, (int) (ANCHORS * shareAbove)).toArray();
    }

    /** All classes of an image, as a task does it. */
    @Benchmark
    public List<Detection> detectionFilter() {
        return filter.detections(raw, buffers);
    }

    /** The same with memory that is used once. */
    @Benchmark
    public List<Detection> detectionFilterWithNewBuffers() {
        return filter.detections(raw);
    }

    /** The boxes of one class, in an order that was found before. */
    @Benchmark
    public int nonMaxSuppression() {
        int[] anchors = ranked.clone();
        return suppression.keep(raw.boxes(), anchors, 0, anchors.length);
    }
}
