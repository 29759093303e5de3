package io.sightline.models.evaluation;

import static java.util.Comparator.comparingDouble;

import java.util.List;

/**
 * The objects and the detections of one class in one image, and how much they overlap.
 *
 * @param objects in the order of the file
 * @param detections best score first, equal scores in the order of the file
 * @param values overlap in [0, 1] of each detection with each object
 */
@SuppressWarnings("ArrayRecordComponent") // a table to read from, never compared
record ImageOverlaps(List<CocoAnnotation> objects, List<CocoResult> detections, double[][] values) {
    /**
     * Measures every overlap, of the {@link CocoMetric#MAX_DETECTIONS} best detections.
     *
     * @param objects in the order of the file
     * @param results in the order of the file
     */
    static ImageOverlaps of(List<CocoAnnotation> objects, List<CocoResult> results) {
        List<CocoResult> detections =
                results.stream()
                        .sorted(comparingDouble(CocoResult::score).reversed())
                        .limit(CocoMetric.MAX_DETECTIONS)
                        .toList();
        double[][] values =
                detections.stream()
                        .map(detection -> overlaps(detection.box(), objects))
                        .toArray(double[][]::new);
        return new ImageOverlaps(objects, detections, values);
    }

    private static double[] overlaps(CocoBox box, List<CocoAnnotation> objects) {
        return objects.stream().mapToDouble(object -> overlap(box, object)).toArray();
    }

    /** Intersection over union; over the detection alone where the object is a crowd. */
    private static double overlap(CocoBox box, CocoAnnotation object) {
        double intersection = box.intersection(object.box());
        if (intersection == 0) {
            return 0;
        }
        double either = box.area() + object.box().area() - intersection;
        return intersection / (object.crowd() ? box.area() : either);
    }
}
