package io.sightline.jobs.demo;

import io.sightline.jobs.report.Statistics;
import io.sightline.jobs.watch.LabelCount;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoFigures;
import io.sightline.models.evaluation.CocoMetric;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Counts what went in and what came out, frame by frame. Either end may speak first: a frame's
 * event may be read before the producer has learned that the frame was taken. Thread-safe.
 */
final class DemoTally {
    private final Map<FrameKey, FramePassage> passages = new HashMap<>();
    private final Map<String, Long> detections = new TreeMap<>();
    private long firstPublishedMicros = Long.MAX_VALUE;
    private long lastReceivedMicros = Long.MIN_VALUE;
    private long framesIn;
    private long framesSettled;

    /**
     * A frame went in: the broker has acknowledged its record.
     *
     * @param publishedMicros when it was handed to the producer, epoch microseconds
     */
    synchronized void published(FrameKey frame, long publishedMicros) {
        FramePassage passage = passage(frame);
        passage.publish(publishedMicros);
        firstPublishedMicros = Math.min(firstPublishedMicros, publishedMicros);
        framesIn++;
        if (passage.settled()) {
            framesSettled++;
        }
    }

    /**
     * A frame came out as an event.
     *
     * @param labels what was found in it
     * @param receivedMicros when the consumer got it, epoch microseconds
     */
    synchronized void detected(FrameKey frame, List<LabelCount> labels, long receivedMicros) {
        FramePassage passage = settle(frame, receivedMicros);
        if (!passage.hasEvent()) {
            labels.forEach(
                    found -> detections.merge(found.label(), (long) found.count(), Long::sum));
        }
        passage.addEvent(receivedMicros, !labels.isEmpty());
    }

    /**
     * A frame came out as a dead letter.
     *
     * @param receivedMicros when the consumer got it, epoch microseconds
     */
    synchronized void deadLettered(FrameKey frame, long receivedMicros) {
        settle(frame, receivedMicros).addDeadLetter();
    }

    private FramePassage settle(FrameKey frame, long receivedMicros) {
        FramePassage passage = passage(frame);
        lastReceivedMicros = Math.max(lastReceivedMicros, receivedMicros);
        if (passage.published() && !passage.settled()) {
            framesSettled++;
        }
        return passage;
    }

    private FramePassage passage(FrameKey frame) {
        return passages.computeIfAbsent(frame, key -> new FramePassage());
    }

    /** Frames that went in so far. */
    synchronized long framesIn() {
        return framesIn;
    }

    /** Frames that went in and have come out, one way or the other. */
    synchronized long framesSettled() {
        return framesSettled;
    }

    /** Whether every frame that went in has come out. */
    synchronized boolean settled() {
        return framesSettled == framesIn;
    }

    /**
     * The count so far.
     *
     * @param model what the events name as their model
     * @param accuracy of the events, where it could be measured
     */
    synchronized DemoSummary summary(String model, Optional<CocoAccuracy> accuracy) {
        long[] latencies =
                passages.values().stream()
                        .filter(FramePassage::published)
                        .filter(FramePassage::hasEvent)
                        .mapToLong(FramePassage::latencyMicros)
                        .sorted()
                        .toArray();
        double seconds = seconds();
        return new DemoSummary(
                framesIn,
                latencies.length,
                framesIn - framesSettled,
                passages.values().stream().mapToLong(FramePassage::duplicates).sum(),
                countPublished(FramePassage::hasDeadLetter),
                passages.values().stream().filter(passage -> !passage.published()).count(),
                cameras(),
                seconds,
                seconds == 0 ? 0 : Math.round(100 * latencies.length / seconds) / 100.0,
                percentileMillis(latencies, 50),
                percentileMillis(latencies, 99),
                model,
                countPublished(FramePassage::anythingFound),
                new TreeMap<>(detections),
                accuracy.map(measured -> Statistics.rounded(ap50(measured.overall()))),
                accuracy.map(DemoTally::ap50PerClass).orElse(Map.of()));
    }

    private static Map<String, Double> ap50PerClass(CocoAccuracy accuracy) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (CocoAccuracy.ClassAccuracy found : accuracy.perClass()) {
            values.put(found.category().name(), Statistics.rounded(ap50(found.figures())));
        }
        return values;
    }

    private static double ap50(CocoFigures figures) {
        return figures.value(CocoMetric.AP50);
    }

    private double seconds() {
        boolean anyPassed = lastReceivedMicros > firstPublishedMicros;
        return anyPassed ? (lastReceivedMicros - firstPublishedMicros) / 1e6 : 0;
    }

    private long countPublished(Predicate<FramePassage> kind) {
        return passages.values().stream().filter(FramePassage::published).filter(kind).count();
    }

    private long cameras() {
        return passages.entrySet().stream()
                .filter(entry -> entry.getValue().published())
                .map(entry -> entry.getKey().cameraId())
                .distinct()
                .count();
    }

    /** The nearest-rank percentile of ascending microseconds, in milliseconds; 0 of none. */
    private static double percentileMillis(long[] ascendingMicros, int percent) {
        if (ascendingMicros.length == 0) {
            return 0;
        }
        return Statistics.percentile(ascendingMicros, percent) / 1e3;
    }
}
