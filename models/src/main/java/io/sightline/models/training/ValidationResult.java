package io.sightline.models.training;

import io.sightline.models.bundle.ModelCard;
import java.util.EnumMap;
import java.util.Map;

/** How good a network was on images it was not trained on. */
public sealed interface ValidationResult {
    /** After which epoch, from 1. */
    int epoch();

    /** The figure by which the best network is chosen, [0, 1]. */
    double accuracy();

    /** All that was measured, the figure that decides first. */
    Map<Figure, Double> figures();

    /** The figures for a model card. */
    ModelCard.Accuracy on(String dataset);

    /**
     * Of a detector, which is chosen by its AP.
     *
     * @param ap average precision at IoU 0.50 to 0.95, [0, 1]
     * @param ap50 average precision at IoU 0.50, [0, 1]
     */
    record Boxes(int epoch, double ap, double ap50) implements ValidationResult {
        @Override
        public double accuracy() {
            return ap;
        }

        @Override
        public Map<Figure, Double> figures() {
            return new EnumMap<>(Map.of(Figure.AP, ap, Figure.AP50, ap50));
        }

        @Override
        public ModelCard.Accuracy on(String dataset) {
            return new ModelCard.BoxAccuracy(dataset, ap, ap50);
        }
    }

    /**
     * Of a classifier.
     *
     * @param top1 share of the images whose most probable label is the right one, [0, 1]
     */
    record Labels(int epoch, double top1) implements ValidationResult {
        @Override
        public double accuracy() {
            return top1;
        }

        @Override
        public Map<Figure, Double> figures() {
            return new EnumMap<>(Map.of(Figure.TOP1, top1));
        }

        @Override
        public ModelCard.Accuracy on(String dataset) {
            return new ModelCard.LabelAccuracy(dataset, top1);
        }
    }
}
