package io.sightline.models.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.sightline.models.evaluation.CocoAccuracy.ClassAccuracy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * COCO box AP: the figures that pycocotools' {@code COCOeval} gives for {@code iouType="bbox"}, by
 * the same definition (Lin et al., "Microsoft COCO: Common Objects in Context", and the rules of
 * its detection challenge).
 *
 * <p>Class by class, each image's detections are given to its objects, best scores first; then all
 * images' detections are ranked together, and precision and recall read along that ranking. A class
 * without objects takes no part in the averages.
 */
public final class CocoEvaluation {
    private final CocoDataset dataset;
    private final Map<ClassInImage, List<CocoAnnotation>> objects;
    private final Map<ClassInImage, List<CocoResult>> results;

    private record ClassInImage(int categoryId, long imageId) {}

    private CocoEvaluation(CocoDataset dataset, List<CocoResult> results) {
        this.dataset = dataset;
        this.objects =
                dataset.annotations().stream()
                        .collect(groupingBy(o -> new ClassInImage(o.categoryId(), o.imageId())));
        this.results =
                results.stream()
                        .collect(groupingBy(r -> new ClassInImage(r.categoryId(), r.imageId())));
    }

    /**
     * Compares detections with what is truly there. Results of categories that the data set does
     * not list are not counted.
     *
     * @param dataset every image of it counts, also those without results
     * @param results in any order; among equal scores in one image the earlier goes first
     * @throws CocoException when a result is of an image that the data set does not list
     */
    public static CocoAccuracy evaluate(CocoDataset dataset, List<CocoResult> results) {
        requireListedImages(dataset, results);
        return new CocoEvaluation(dataset, results).evaluate();
    }

    private static void requireListedImages(CocoDataset dataset, List<CocoResult> results) {
        Set<Long> listed = dataset.images().stream().map(CocoImage::id).collect(toSet());
        for (int i = 0; i < results.size(); i++) {
            long imageId = results.get(i).imageId();
            if (!listed.contains(imageId)) {
                throw new CocoException(
                        String.format(
                                Locale.ROOT,
                                "results[%d] names image %d, which is not in the data set",
                                i,
                                imageId));
            }
        }
    }

    private CocoAccuracy evaluate() {
        List<ClassAccuracy> perClass = dataset.categories().stream().map(this::accuracy).toList();
        CocoFigures overall =
                CocoFigures.mean(perClass.stream().map(ClassAccuracy::figures).toList());
        return new CocoAccuracy(overall, perClass);
    }

    private ClassAccuracy accuracy(CocoCategory category) {
        List<ImageOverlaps> images = overlaps(category.id());
        Map<CocoMetric.Scope, PrecisionRecall> curves = new HashMap<>();
        Map<CocoMetric, Double> values = new EnumMap<>(CocoMetric.class);
        for (CocoMetric metric : CocoMetric.values()) {
            values.put(
                    metric,
                    metric.read(
                            curves.computeIfAbsent(metric.scope(), scope -> curve(images, scope))));
        }
        return new ClassAccuracy(
                category, new CocoFigures(values), curves.get(CocoMetric.AP.scope()));
    }

    private List<ImageOverlaps> overlaps(int categoryId) {
        return dataset.images().stream()
                .map(CocoImage::id)
                .sorted()
                .map(imageId -> new ClassInImage(categoryId, imageId))
                .filter(key -> objects.containsKey(key) || results.containsKey(key))
                .map(
                        key ->
                                ImageOverlaps.of(
                                        objects.getOrDefault(key, List.of()),
                                        results.getOrDefault(key, List.of())))
                .toList();
    }

    private static PrecisionRecall curve(List<ImageOverlaps> images, CocoMetric.Scope scope) {
        return new PrecisionRecall(
                images.stream().map(image -> new ImageMatcher(image, scope).match()).toList());
    }
}
