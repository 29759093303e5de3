package io.sightline.models.ssd;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RawDetections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The filter beside the same rule written down plainly, class by class. */
class DetectionFilterPropertyTest {
    private final FilterBuffers buffers = new FilterBuffers();

    @Property
    void findsWhatTheRuleSaysToTheLastBit(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int anchors,
            @ForAll @IntRange(min = 1, max = 12) int classes,
            @ForAll @IntRange(min = 1, max = 20) int maxPerClass,
            @ForAll @IntRange(min = 1, max = 40) int maxPerImage) {
        List<String> labels = IntStream.range(0, classes).mapToObj(i -> "label-" + i).toList();
        DetectionFilter filter =
                new DetectionFilter(
                        labels, random.nextInt(4) / 4f, 0.45f, maxPerClass, maxPerImage);
        for (int image = 0; image < 3; image++) {
            RawDetections raw = raw(random, anchors, classes);
            List<Detection> expected = expected(filter, raw);
            assertThat(filter.detections(raw, buffers)).isEqualTo(expected);
            assertThat(filter.detections(raw)).isEqualTo(expected);
        }
    }

    /** Few distinct values, so that there are many ties; also what is no number. */
    private static RawDetections raw(Random random, int anchors, int classes) {
        float[] boxes = new float[anchors * 4];
        for (int at = 0; at < boxes.length; at += 4) {
            boxes[at] = random.nextInt(12) / 10f - 0.1f;
            boxes[at + 1] = random.nextInt(12) / 10f - 0.1f;
            boxes[at + 2] = boxes[at] + random.nextInt(4) / 10f;
            boxes[at + 3] = boxes[at + 1] + random.nextInt(4) / 10f;
        }
        float[] scores = new float[anchors * classes];
        for (int at = 0; at < scores.length; at++) {
            scores[at] = random.nextInt(50) == 0 ? Float.NaN : random.nextInt(9) / 8f;
        }
        return new RawDetections(anchors, classes, boxes, scores);
    }

    private static List<Detection> expected(DetectionFilter filter, RawDetections raw) {
        List<Detection> found = new ArrayList<>();
        for (int classId = 0; classId < raw.classes(); classId++) {
            for (int anchor : kept(filter, raw, classId)) {
                found.add(detection(filter, raw, classId, anchor));
            }
        }
        found.sort(
                Comparator.comparing(Detection::score, Comparator.reverseOrder())
                        .thenComparing(Detection::classId)
                        .thenComparing(detection -> detection.box().xMin())
                        .thenComparing(detection -> detection.box().yMin())
                        .thenComparing(detection -> detection.box().xMax())
                        .thenComparing(detection -> detection.box().yMax()));
        return found.stream()
                .limit(filter.maxPerImage())
                .filter(
                        detection ->
                                detection.box().xMax() > detection.box().xMin()
                                        && detection.box().yMax() > detection.box().yMin())
                .toList();
    }

    private static List<Integer> kept(DetectionFilter filter, RawDetections raw, int classId) {
        List<Integer> ranked =
                IntStream.range(0, raw.anchors())
                        .boxed()
                        .filter(anchor -> score(raw, classId, anchor) > filter.scoreThreshold())
                        .sorted(
                                Comparator.<Integer, Float>comparing(
                                        anchor -> score(raw, classId, anchor),
                                        Comparator.reverseOrder()))
                        .limit(filter.maxPerClass())
                        .toList();
        List<Integer> kept = new ArrayList<>();
        for (int candidate : ranked) {
            boolean overlaps =
                    kept.stream()
                            .anyMatch(
                                    better ->
                                            NonMaxSuppression.intersectionOverUnion(
                                                            raw.boxes(), better, candidate)
                                                    > filter.iouThreshold());
            if (!overlaps) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static Float score(RawDetections raw, int classId, int anchor) {
        return raw.scores()[anchor * raw.classes() + classId];
    }

    private static Detection detection(
            DetectionFilter filter, RawDetections raw, int classId, int anchor) {
        float[] boxes = raw.boxes();
        return new Detection(
                classId,
                filter.labels().get(classId),
                score(raw, classId, anchor),
                new Box(
                        clip(boxes[anchor * 4 + 1]),
                        clip(boxes[anchor * 4]),
                        clip(boxes[anchor * 4 + 3]),
                        clip(boxes[anchor * 4 + 2])));
    }

    private static float clip(float fraction) {
        return Math.max(0, Math.min(1, fraction));
    }
}
