package io.sightline.models.evaluation;

import static java.util.stream.Collectors.toSet;

import io.sightline.models.detector.Detection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Matches the labels of a model to the categories of a data set by their names. */
public final class LabelMatch {
    private final CocoDataset dataset;
    private final List<String> labels;
    private final Map<String, CocoCategory> categories = new HashMap<>();

    /**
     * @param dataset names the categories
     * @param labels of the model
     * @throws CocoException when several categories have the name of a label
     */
    public LabelMatch(CocoDataset dataset, List<String> labels) {
        this.dataset = dataset;
        this.labels = List.copyOf(labels);
        for (String label : labels) {
            dataset.categoryOf(label).ifPresent(category -> categories.put(label, category));
        }
    }

    /**
     * Detections as results, in the same order; those of labels that the data set does not list are
     * left out.
     *
     * @param image of the data set
     * @param detections in that image
     */
    public List<CocoResult> results(CocoImage image, List<Detection> detections) {
        return detections.stream()
                .filter(detection -> categories.containsKey(detection.label()))
                .map(found -> CocoResult.of(image, categories.get(found.label()), found))
                .toList();
    }

    /** Labels that the data set does not list, in the order of the model. */
    public List<String> unlistedLabels() {
        return labels.stream().filter(label -> !categories.containsKey(label)).toList();
    }

    /**
     * Categories that the model does not know, in the order of the data set; without those that
     * only repeat the name of one that it knows.
     */
    public List<CocoCategory> unknownCategories() {
        Set<String> known = categories.values().stream().map(CocoCategory::name).collect(toSet());
        return dataset.categories().stream()
                .filter(category -> !known.contains(category.name()))
                .toList();
    }
}
